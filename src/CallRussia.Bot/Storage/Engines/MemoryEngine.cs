using System.Collections.Immutable;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Everything in memory, sealed as in a file: for tests and for simulation. A view is what was committed when it was asked for.</summary>
internal sealed class MemoryEngine : IEngine
{
    private volatile Shelves _committed;
    private Shelves _own;

    public MemoryEngine(IEnumerable<Table> tables) => _own = _committed = Shelves.Of(tables);

    /// <summary>What another engine had: the "disk" that outlives a crash.</summary>
    public MemoryEngine(MemoryEngine before) => _own = _committed = before._committed;

    public bool ViewsAreCheap => true;

    public byte[]? Marks => null;

    public Others Begin() => Others.None;

    public byte[]? Load(Table table, Key key) => _own.Load(table, key);

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => _own.Scan(table, index, range, descending);

    public void Apply(IReadOnlyList<BodyChange> changes)
    {
        foreach (var change in changes) _own = _own.With(change);
    }

    public void Commit() => _committed = _own;

    public bool Rollback()
    {
        _own = _committed;
        return true;
    }

    public void Rest()
    {
    }

    public IView View() => new MemoryView(_committed);

    public void CopyTo(string path) => throw new NotSupportedException("A store in memory has no file to be copied.");

    public void Dispose()
    {
    }

    private sealed class MemoryView(Shelves shelves) : IView
    {
        public byte[]? Load(Table table, Key key) => shelves.Load(table, key);

        public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => shelves.Scan(table, index, range, descending);

        public IReadOnlyList<string> Tables() => [.. shelves.Tables.Where(table => table.Value.Keys.Count > 0).Select(table => table.Key.Name)];

        public IEnumerable<string> CheckStructure() => [];

        public long Count(TableIndex index) => shelves.Count(index);

        public void Dispose()
        {
        }
    }

    private sealed record Shelf(byte[] Sealed, Key?[] At);

    /// <summary>The records of one table: the keys in their order, and what lies under them.</summary>
    private sealed record Records(ImmutableSortedSet<Key> Keys, ImmutableDictionary<Key, Shelf> Shelves)
    {
        public static Records None { get; } = new([], ImmutableDictionary<Key, Shelf>.Empty);

        public Records With(BodyChange change) => change.Sealed is null
            ? new Records(Keys.Remove(change.Key), Shelves.Remove(change.Key))
            : new Records(Keys.Add(change.Key), Shelves.SetItem(change.Key, new Shelf(change.Sealed, change.At)));
    }

    /// <summary>Never changed, so that a view costs nothing.</summary>
    private sealed record Shelves(ImmutableDictionary<Table, Records> Tables, ImmutableDictionary<TableIndex, ImmutableSortedSet<(Key At, Key Key)>> Entries)
    {
        public static Shelves Of(IEnumerable<Table> tables)
        {
            var all = tables.ToList();
            return new Shelves(
                all.ToImmutableDictionary(table => table, _ => Records.None),
                all.SelectMany(table => table.Indexes).ToImmutableDictionary(index => index, _ => ImmutableSortedSet<(Key At, Key Key)>.Empty));
        }

        public byte[]? Load(Table table, Key key) => Tables[table].Shelves.GetValueOrDefault(key)?.Sealed;

        public long Count(TableIndex index) => Entries[index].Count;

        public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
        {
            var records = Tables[table];
            var keys = index is null
                ? Stretch(records.Keys, range.From, range.To, descending)
                : Stretch(Entries[index], (range.From, Key.Of(long.MinValue)), (range.To, KeyRange.AllBytes.To), descending).Select(static entry => entry.Item2);
            return keys.Select(key => new Body(key, records.Shelves[key].Sealed));
        }

        public Shelves With(BodyChange change)
        {
            var records = Tables[change.Table];
            return new Shelves(
                Tables.SetItem(change.Table, records.With(change)),
                change.Was == BodyWas.InPlace ? Entries : Moved(change, records.Shelves.GetValueOrDefault(change.Key)?.At));
        }

        private ImmutableDictionary<TableIndex, ImmutableSortedSet<(Key At, Key Key)>> Moved(BodyChange change, Key?[]? from)
        {
            var entries = Entries;
            for (var i = 0; i < change.Table.Indexes.Count; i++)
            {
                var (index, left, now) = (change.Table.Indexes[i], from?[i], change.Sealed is null ? null : change.At[i]);
                if (left == now) continue;
                if (left is { } before) entries = entries.SetItem(index, entries[index].Remove((before, change.Key)));
                if (now is { } after) entries = entries.SetItem(index, entries[index].Add((after, change.Key)));
            }
            return entries;
        }

        private static IEnumerable<TKey> Stretch<TKey>(ImmutableSortedSet<TKey> all, TKey from, TKey to, bool descending)
        {
            var (first, last) = (Place(all, from), Place(all, to));
            if (last < all.Count && all.KeyComparer.Compare(all[last], to) == 0) last++;
            if (descending)
                for (var i = last - 1; i >= first; i--) yield return all[i];
            else
                for (var i = first; i < last; i++) yield return all[i];
        }

        private static int Place<TKey>(ImmutableSortedSet<TKey> all, TKey key) => all.IndexOf(key) is var at && at < 0 ? ~at : at;
    }
}
