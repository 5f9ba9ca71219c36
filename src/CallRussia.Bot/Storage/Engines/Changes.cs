using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <param name="After">Null: the record is gone.</param>
/// <param name="At">Its values in the indexes of the table, in their order; null where it is in none.</param>
/// <param name="IsNew">The layer below has none of that key for certain.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Change(Table Table, Key Key, object? After, Key?[] At, bool IsNew);

/// <summary>
/// Changes that the layer below has not seen. A job's lie over its group's, the group's over the ground: a job that throws is dropped without
/// touching the others, and each record reaches the engine once per group.
/// </summary>
internal sealed class Changes(Layer below) : Layer
{
    /// <summary>Emptying a dictionary costs as much as its largest time: after a job of so many changes it is made anew.</summary>
    private const int Many = 10_000;

    private readonly Dictionary<Table, SortedSet<Key>> _keys = [];
    private readonly Dictionary<TableIndex, SortedSet<(Key At, Key Key)>> _sorted = [];
    private Dictionary<Place, Change> _changes = [];

    private static Key LastKey { get; } = KeyRange.AllBytes.To;

    public bool IsEmpty => _changes.Count == 0;

    public override object? Load(Table table, Key key) => _changes.TryGetValue(new Place(table, key), out var change) ? change.After : below.Load(table, key);

    public override bool AreFar => below.AreFar;

    public override void Expect(Table table, Key key)
    {
        if (!_changes.ContainsKey(new Place(table, key))) below.Expect(table, key);
    }

    /// <param name="after">Null takes the record out.</param>
    public void Put(Table table, Key key, object? after) => Put(new Change(table, key, after, ValuesOf(table, after), IsNew: false));

    /// <summary>There is none of that key, here or below.</summary>
    public void Add(Table table, Key key, object record) => Put(new Change(table, key, record, ValuesOf(table, record), IsNew: true));

    /// <summary>
    /// One's own in one order with what lies below. What is changed while the walk is open does not come any more: not once more, and not at all
    /// when it was still to come. Nothing happens before the walk begins.
    /// </summary>
    public override IEnumerable<Found> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        if (range.From > range.To) yield break;
        var mine = Mine(table, index, range, descending);
        var (next, turn) = (0, descending ? -1 : 1);
        foreach (var other in below.Scan(table, index, range, descending))
        {
            for (; next < mine.Count && mine[next].Before(other) * turn < 0; next++)
                if (IsStill(table, mine[next])) yield return mine[next];
            if (!_changes.ContainsKey(new Place(table, other.Key))) yield return other;
        }
        for (; next < mine.Count; next++)
            if (IsStill(table, mine[next])) yield return mine[next];
    }

    /// <summary>Moves everything over to <paramref name="group"/>.</summary>
    public void Into(Changes group)
    {
        foreach (var change in _changes.Values) group.Put(change);
        Clear();
    }

    /// <summary>Everything, sorted by table and key; nothing is left.</summary>
    public List<Change> Take()
    {
        var all = new List<Change>(_changes.Count);
        foreach (var (table, keys) in _keys.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
            foreach (var key in keys) all.Add(_changes[new Place(table, key)]);
        Clear();
        return all;
    }

    public void Clear()
    {
        if (_changes.Count > Many) _changes = [];
        else _changes.Clear();
        foreach (var keys in _keys.Values) keys.Clear();
        foreach (var sorted in _sorted.Values) sorted.Clear();
    }

    private void Put(Change change)
    {
        var (table, key, _, at, _) = change;
        ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_changes, new Place(table, key), out var known);
        for (var i = 0; i < at.Length; i++)
        {
            var left = known ? mine.At[i] : null;
            if (left == at[i]) continue;
            var sorted = Sorted(table.Indexes[i]);
            if (left is { } before) sorted.Remove((before, key));
            if (at[i] is { } now) sorted.Add((now, key));
        }
        if (!known) Keys(table).Add(key);
        mine = known ? change with { IsNew = mine.IsNew } : change;
    }

    /// <summary>The selectors are code of rules: when one throws, nothing is half put.</summary>
    /// <exception cref="InvalidOperationException">A value is of another kind than the index says: not every engine would find it.</exception>
    private static Key?[] ValuesOf(Table table, object? record)
    {
        if (table.Indexes.Count == 0) return [];
        var at = new Key?[table.Indexes.Count];
        if (record is null) return at;
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = table.Indexes[i].KeyIn(record);
            if (at[i] is { } value && value.Bytes is not null != table.Indexes[i].HasByteKeys)
                throw new InvalidOperationException($"Index {table.Indexes[i].Name} of table {table.Name} gets {value}: mind HasByteKeys in its declaration.");
        }
        return at;
    }

    private List<Found> Mine(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        if (!_keys.TryGetValue(table, out var changed) || changed.Count == 0) return [];
        var mine = new List<Found>();
        if (index is null)
        {
            foreach (var key in changed.GetViewBetween(range.From, range.To))
                if (_changes[new Place(table, key)].After is { } record) mine.Add(new Found(key, key, record));
        }
        else
        {
            // The keys of one table are of one kind: numbers come before bytes, so these two bound every key.
            foreach (var (at, key) in Sorted(index).GetViewBetween((range.From, Key.Of(long.MinValue)), (range.To, LastKey)))
                mine.Add(new Found(at, key, _changes[new Place(table, key)].After!));
        }
        if (descending) mine.Reverse();
        return mine;
    }

    private bool IsStill(Table table, Found found) => ReferenceEquals(_changes[new Place(table, found.Key)].After, found.Record);

    private SortedSet<Key> Keys(Table table) => _keys.TryGetValue(table, out var keys) ? keys : _keys[table] = [];

    private SortedSet<(Key At, Key Key)> Sorted(TableIndex index) => _sorted.TryGetValue(index, out var sorted) ? sorted : _sorted[index] = [];
}
