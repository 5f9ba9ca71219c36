using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// What is left untouched, region by region, remembered by who hands out: it runs ahead with each number that is taken, and so does the pile
/// that is kept.
/// </summary>
internal sealed class OpenPiles
{
    private static readonly Memo<OpenPiles> s_memo = new(static () => [Piles.Table], static kept => new OpenPiles(kept), Piles.Changed);

    private readonly Dictionary<int, RegionPiles> _regions = [];

    private OpenPiles(ITransaction kept)
    {
        foreach (var pile in kept.All(Piles.Table))
        {
            if (!_regions.TryGetValue(pile.Region, out var piles)) _regions.Add(pile.Region, piles = new RegionPiles(pile.Region));
            piles.Add(new OpenPile(pile, new Permutation(kept.Marks.Order, pile.Segment, pile.Region, pile.Count)));
        }
    }

    public IReadOnlyCollection<RegionPiles> Regions => _regions.Values;

    public static OpenPiles Of(ITransaction kept) => kept.Remember(s_memo);

    public RegionPiles? Find(int region) => _regions.GetValueOrDefault(region);
}

/// <summary>A pile from which numbers are taken.</summary>
internal sealed class OpenPile(Pile pile, Permutation order)
{
    private Pile _pile = pile;

    public int Count => _pile.Count;

    public int Left => _pile.Left;

    public long Segment => _pile.Segment;

    public int Region => _pile.Region;

    /// <summary>The rank of the next number in the keyed order; the pile as it is kept from then on.</summary>
    public int Take(ITransaction kept)
    {
        var rank = order.At(_pile.Taken);
        _pile = _pile with { Taken = _pile.Taken + 1 };
        kept.Put(Piles.Table, _pile);
        return rank;
    }
}

/// <summary>All piles of one region.</summary>
internal sealed class RegionPiles(int region)
{
    private readonly List<OpenPile> _piles = [];

    public int Region { get; } = region;

    public long Left { get; private set; }

    /// <summary>With those that were handed out.</summary>
    public long Total { get; private set; }

    public void Add(OpenPile pile)
    {
        Total += pile.Count;
        if (pile.Left == 0) return;
        _piles.Add(pile);
        Left += pile.Left;
    }

    /// <summary>The pile in which the <paramref name="place"/>-th of what is left lies; one number of it counts as taken.</summary>
    public OpenPile Choose(long place)
    {
        var index = 0;
        for (; place >= _piles[index].Left; index++) place -= _piles[index].Left;
        var pile = _piles[index];
        Left--;
        if (pile.Left == 1) _piles.RemoveAt(index);
        return pile;
    }
}
