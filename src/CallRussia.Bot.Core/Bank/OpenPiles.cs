using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// What is left untouched, region by region, remembered by who hands out: it runs ahead with each number that is taken, and so does the pile
/// that is kept.
/// </summary>
internal sealed class OpenPiles
{
    /// <summary>Of so many numbers all piles together ask ahead what is kept: it is still remembered when their turn comes. With ten lists there are 890 piles.</summary>
    private const int MostAskedByAll = 16_384;

    private static readonly Memo<OpenPiles> s_memo = new(static () => [Piles.Table], static kept => new OpenPiles(kept), Piles.Changed);

    private readonly Dictionary<int, RegionPiles> _regions = [];

    private OpenPiles(ITransaction kept)
    {
        var all = kept.All(Piles.Table).ToList();
        var most = Math.Clamp(MostAskedByAll / Math.Max(1, all.Count), OpenPile.LeastAsked, OpenPile.MostAsked);
        foreach (var pile in all)
        {
            if (!_regions.TryGetValue(pile.Region, out var piles)) _regions.Add(pile.Region, piles = new RegionPiles(pile.Region));
            piles.Add(new OpenPile(pile, new Permutation(kept.Marks.Order, pile.Segment, pile.Region, pile.Count), most));
        }
    }

    public IReadOnlyCollection<RegionPiles> Regions => _regions.Values;

    public static OpenPiles Of(ITransaction kept) => kept.Remember(s_memo);

    public RegionPiles? Find(int region) => _regions.GetValueOrDefault(region);
}

/// <summary>A pile from which numbers are taken.</summary>
/// <param name="mostAsked">Of so many numbers it is asked together what is kept: a way to the server.</param>
internal sealed class OpenPile(Pile pile, Permutation order, int mostAsked)
{
    public const int LeastAsked = 16;

    /// <summary>Making the marks of so many takes half a millisecond.</summary>
    public const int MostAsked = 64;

    /// <summary>The next numbers lie in blocks all over the pile: so many share one way to those, and their opening.</summary>
    private const int MostAhead = 128;

    private readonly Queue<PhoneNumber> _ahead = [];
    private Pile _pile = pile;

    /// <summary>It grows from one: where several bots take from a pile, each learns after a few numbers that the others did, and begins anew.</summary>
    private int _stretch = 1;

    /// <summary>Of so many of those ahead it was asked what is kept.</summary>
    private int _asked;

    public int Count => _pile.Count;

    public int Left => _pile.Left;

    public long Segment => _pile.Segment;

    public int Region => _pile.Region;

    /// <summary>The next number in the keyed order; the pile that is kept counts it as taken from then on.</summary>
    public PhoneNumber Take(ITransaction kept)
    {
        if (_ahead.Count == 0) LookAhead(kept);
        // Elsewhere the marks would only be made twice.
        if (_asked == 0 && kept.AreFar) AskAhead(kept);
        var number = _ahead.Dequeue();
        _asked--;
        _pile = _pile with { Taken = _pile.Taken + 1 };
        kept.Put(Piles.Table, _pile);
        return number;
    }

    private void LookAhead(ITransaction kept)
    {
        var ranks = Enumerable.Range(_pile.Taken, Math.Min(_stretch, Left)).Select(order.At).ToList();
        var holding = ranks.ConvertAll(rank => Blocks.Holding(Segment, Region, rank));
        foreach (var id in holding) kept.Expect(Blocks.Table, id);
        var blocks = holding.Distinct().ToDictionary(id => id, id => Blocks.Open(kept, id));
        foreach (var (rank, id) in ranks.Zip(holding)) _ahead.Enqueue(Blocks.At(blocks[id], rank));
        _asked = 0;
        if (kept.AreFar) _stretch = Math.Min(4 * _stretch, MostAhead);
    }

    /// <summary>Whatever is kept of the next numbers comes with the first that is looked for.</summary>
    private void AskAhead(ITransaction kept)
    {
        foreach (var number in _ahead.Take(mostAsked))
        {
            kept.Expect(TouchedNumbers.Table, kept.Marks.Token(number));
            DoNotCallRegister.Expect(kept, number);
            _asked++;
        }
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
