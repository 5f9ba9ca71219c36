using CallRussia.Bot.Core.Bank;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>The numbers of one region in one segment, and how many of them have been handed out or passed over.</summary>
internal sealed class Lane(long segment, int region, int count, int next, Permutation order)
{
    public long Segment { get; } = segment;

    public int Region { get; } = region;

    private int _next = next;

    public int Count => count;

    public int Left => count - _next;

    public int Next => _next;

    /// <summary>The rank of the next number in the keyed order.</summary>
    public int Take() => order.At(_next++);
}

/// <summary>All lanes of one region.</summary>
internal sealed class RegionLanes(int region)
{
    private readonly List<Lane> _lanes = [];

    public int Region { get; } = region;

    public long Left { get; private set; }

    /// <summary>With those that were handed out.</summary>
    public long Total { get; private set; }

    public void Add(Lane lane)
    {
        Total += lane.Count;
        if (lane.Left == 0) return;
        _lanes.Add(lane);
        Left += lane.Left;
    }

    /// <summary>The lane in which the <paramref name="place"/>-th of what is left lies; one number of it counts as taken.</summary>
    public Lane Choose(long place)
    {
        var index = 0;
        for (; place >= _lanes[index].Left; index++) place -= _lanes[index].Left;
        var lane = _lanes[index];
        Left--;
        if (lane.Left == 1) _lanes.RemoveAt(index);
        return lane;
    }
}
