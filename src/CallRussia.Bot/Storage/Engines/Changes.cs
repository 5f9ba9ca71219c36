using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <param name="After">Null: the record is gone.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Change(Table Table, Key Key, object? After);

/// <summary>
/// Changes that the layer below has not seen. A job's lie over its group's, the group's over the ground: a job that throws is dropped without
/// touching the others, and each record reaches the engine once per group.
/// </summary>
internal sealed class Changes(Layer below) : Layer
{
    private readonly Dictionary<(Table Table, Key Key), object?> _after = [];
    private readonly Dictionary<Table, SortedSet<Key>> _keys = [];
    private readonly Dictionary<TableIndex, SortedSet<(Key At, Key Key)>> _sorted = [];

    public bool IsEmpty => _after.Count == 0;

    public override object? Load(Table table, Key key) => _after.TryGetValue((table, key), out var after) ? after : below.Load(table, key);

    /// <param name="after">Null takes the record out.</param>
    public void Put(Table table, Key key, object? after)
    {
        ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_after, (table, key), out var known);
        foreach (var index in table.Indexes)
        {
            if (mine is not null && index.KeyIn(mine) is { } left) Sorted(index).Remove((left, key));
            if (after is not null && index.KeyIn(after) is { } at) Sorted(index).Add((at, key));
        }
        if (!known) Keys(table).Add(key);
        mine = after;
    }

    /// <summary>One's own in one order with what lies below. What is changed during the walk does not come again.</summary>
    public override IEnumerable<Found> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => range.From > range.To
        ? []
        : Merge(table, Mine(table, index, range, descending), below.Scan(table, index, range, descending), descending);

    /// <summary>Moves everything over to <paramref name="group"/>.</summary>
    public void Into(Changes group)
    {
        foreach (var ((table, key), after) in _after) group.Put(table, key, after);
        Clear();
    }

    /// <summary>Everything, sorted by table and key; nothing is left.</summary>
    public List<Change> Take()
    {
        var all = new List<Change>(_after.Count);
        foreach (var (table, keys) in _keys.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
            foreach (var key in keys) all.Add(new Change(table, key, _after[(table, key)]));
        Clear();
        return all;
    }

    public void Clear()
    {
        _after.Clear();
        foreach (var keys in _keys.Values) keys.Clear();
        foreach (var sorted in _sorted.Values) sorted.Clear();
    }

    private IEnumerable<Found> Merge(Table table, List<Found> mine, IEnumerable<Found> others, bool descending)
    {
        var (next, turn) = (0, descending ? -1 : 1);
        foreach (var other in others)
        {
            for (; next < mine.Count && mine[next].CompareTo(other) * turn < 0; next++)
                if (IsStill(table, mine[next])) yield return mine[next];
            if (!_after.ContainsKey((table, other.Key))) yield return other;
        }
        for (; next < mine.Count; next++)
            if (IsStill(table, mine[next])) yield return mine[next];
    }

    private List<Found> Mine(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        if (!_keys.TryGetValue(table, out var changed) || changed.Count == 0) return [];
        var mine = new List<Found>();
        if (index is null)
        {
            foreach (var key in changed.GetViewBetween(range.From, range.To))
                if (_after[(table, key)] is { } record) mine.Add(new Found(key, key, record));
        }
        else
        {
            // The keys of one table are of one kind: numbers come before bytes, so these two bound every key.
            foreach (var (at, key) in Sorted(index).GetViewBetween((range.From, Key.Of(long.MinValue)), (range.To, LastKey)))
                mine.Add(new Found(at, key, _after[(table, key)]!));
        }
        if (descending) mine.Reverse();
        return mine;
    }

    private static Key LastKey { get; } = KeyRange.AllBytes.To;

    private bool IsStill(Table table, Found found) => ReferenceEquals(_after[(table, found.Key)], found.Record);

    private SortedSet<Key> Keys(Table table) => _keys.TryGetValue(table, out var keys) ? keys : _keys[table] = [];

    private SortedSet<(Key At, Key Key)> Sorted(TableIndex index) => _sorted.TryGetValue(index, out var sorted) ? sorted : _sorted[index] = [];
}
