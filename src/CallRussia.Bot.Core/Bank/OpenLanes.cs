using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// What is left untouched, region by region, remembered by who hands out: it runs ahead with each number that is taken, and so does the lane
/// that is kept.
/// </summary>
internal sealed class OpenLanes
{
    private static readonly Memo<OpenLanes> s_memo = new(static kept => new OpenLanes(kept), Lanes.Changed);

    private readonly Dictionary<int, RegionLanes> _regions = [];

    private OpenLanes(ITransaction kept)
    {
        foreach (var lane in kept.All(Lanes.Table))
        {
            if (!_regions.TryGetValue(lane.Region, out var lanes)) _regions.Add(lane.Region, lanes = new RegionLanes(lane.Region));
            lanes.Add(new OpenLane(lane, new Permutation(kept.Marks.Order, lane.Segment, lane.Region, lane.Count)));
        }
    }

    public IReadOnlyCollection<RegionLanes> Regions => _regions.Values;

    public static OpenLanes Of(ITransaction kept) => kept.Remember(s_memo);

    public RegionLanes? Find(int region) => _regions.GetValueOrDefault(region);
}

/// <summary>A lane from which numbers are taken.</summary>
internal sealed class OpenLane(Lane lane, Permutation order)
{
    private Lane _lane = lane;

    public int Count => _lane.Count;

    public int Left => _lane.Left;

    public long Segment => _lane.Segment;

    public int Region => _lane.Region;

    /// <summary>The rank of the next number in the keyed order; the lane as it is kept from then on.</summary>
    public int Take(ITransaction kept)
    {
        var rank = order.At(_lane.Taken);
        _lane = _lane with { Taken = _lane.Taken + 1 };
        kept.Put(Lanes.Table, _lane);
        return rank;
    }
}

/// <summary>All lanes of one region.</summary>
internal sealed class RegionLanes(int region)
{
    private readonly List<OpenLane> _lanes = [];

    public int Region { get; } = region;

    public long Left { get; private set; }

    /// <summary>With those that were handed out.</summary>
    public long Total { get; private set; }

    public void Add(OpenLane lane)
    {
        Total += lane.Count;
        if (lane.Left == 0) return;
        _lanes.Add(lane);
        Left += lane.Left;
    }

    /// <summary>The lane in which the <paramref name="place"/>-th of what is left lies; one number of it counts as taken.</summary>
    public OpenLane Choose(long place)
    {
        var index = 0;
        for (; place >= _lanes[index].Left; index++) place -= _lanes[index].Left;
        var lane = _lanes[index];
        Left--;
        if (lane.Left == 1) _lanes.RemoveAt(index);
        return lane;
    }
}
