namespace CallRussia.Bot.Tests.Architecture;

/// <summary>Namespaces and which of them use which.</summary>
/// <param name="uses">Full names of types. One without a namespace is the compiler's, or where the program begins: it stands in no room.</param>
internal sealed class RoomMap(IEnumerable<(string User, string Used)> uses)
{
    private readonly ILookup<string, (string User, string Used)> _leaving = uses
        .Where(use => Of(use.User) != Of(use.Used) && Of(use.User).Length > 0 && Of(use.Used).Length > 0)
        .OrderBy(use => use)
        .ToLookup(use => Of(use.User));

    public static string Of(string type) => type.LastIndexOf('.') is var dot and > 0 ? type[..dot] : "";

    /// <summary>For every room that uses itself through others, the shortest way back to it.</summary>
    public IEnumerable<Circle> Circles() => _leaving.Select(room => room.Key).Order().Select(WayBack).OfType<Circle>();

    private Circle? WayBack(string room)
    {
        var came = new Dictionary<string, (string User, string Used)>();
        var next = new Queue<string>([room]);
        while (next.TryDequeue(out var at))
            foreach (var use in _leaving[at].Where(use => came.TryAdd(Of(use.Used), use)))
                next.Enqueue(Of(use.Used));
        if (!came.ContainsKey(room)) return null;
        var way = new List<(string User, string Used)>();
        for (var at = room; way.Count == 0 || at != room; at = Of(way[0].User)) way.Insert(0, came[at]);
        return new Circle(way);
    }
}

/// <param name="Way">The types that lead from one room into the next.</param>
internal sealed record Circle(IReadOnlyList<(string User, string Used)> Way)
{
    public IEnumerable<string> Rooms => Way.Select(use => RoomMap.Of(use.User));

    public override string ToString() =>
        $"{string.Join(" → ", Rooms.Append(Rooms.First()))}: {string.Join(", ", Way.Select(use => $"{Name(use.User)} uses {Name(use.Used)}"))}";

    private static string Name(string type) => type[(type.LastIndexOf('.') + 1)..];
}
