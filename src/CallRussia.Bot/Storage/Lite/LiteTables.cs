using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using LiteDB;
using LiteDB.Engine;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// Tables of ours in one engine of LiteDB, for one thread at a time. A table is a collection, made with its first record; a record is a document of its key, its sealed body,
/// and for each index an array of one entry or none: a record whose array is empty is not in that index.
/// </summary>
internal sealed class LiteTables(LiteEngine engine)
{
    public const string Id = "_id";
    public const string SealedBody = "v";

    /// <summary>A walk reads ahead so many, then four times as many, up to the most: no cursor of LiteDB stays open meanwhile.</summary>
    private const int FirstRead = 4;
    private const int MostRead = 512;

    private readonly Dictionary<Table, Prepared> _finds = [];
    private readonly Dictionary<Table, Prepared> _walks = [];
    private readonly Dictionary<TableIndex, Prepared> _indexWalks = [];
    private readonly HashSet<string> _collections = [.. engine.GetCollectionNames()];

    public byte[]? Load(Table table, Key key)
    {
        if (!_collections.Contains(table.Name)) return null;
        if (!_finds.TryGetValue(table, out var find)) _finds.Add(table, find = new Prepared(table.Name, "$._id = @0", order: null));
        using var found = find.On(engine, Value(key), BsonValue.Null, descending: false);
        return found.Read() ? found.Current[SealedBody].AsBinary : null;
    }

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        // LiteDB would turn a range round whose end comes before its beginning.
        if (range.From > range.To || !_collections.Contains(table.Name)) yield break;
        var walk = index is null ? Walk(table) : Walk(index);
        BsonValue from = index is null ? Value(range.From) : IndexEntry.First(range.From);
        BsonValue to = index is null ? Value(range.To) : IndexEntry.Last(range.To);
        BsonValue? last = null;
        for (var most = FirstRead; ; most = Math.Min(4 * most, MostRead))
        {
            var some = Read(walk, index, from, to, descending, last, most);
            foreach (var (_, body) in some) yield return body;
            if (some.Count < most) yield break;
            last = some[^1].At;
            if (descending) to = last;
            else from = last;
        }
    }

    /// <summary>How many entries an index has.</summary>
    public long Count(TableIndex index)
    {
        if (!_collections.Contains(index.Table.Name)) return 0;
        using var found = Walk(index).On(engine, BsonValue.MinValue, BsonValue.MaxValue, descending: false);
        var count = 0L;
        while (found.Read()) count++;
        return count;
    }

    /// <param name="changes">Sorted by table and key, so that neighbours share their pages.</param>
    public void Apply(IReadOnlyList<BodyChange> changes)
    {
        foreach (var table in changes.GroupBy(change => change.Table)) Apply(table.Key, [.. table]);
    }

    private void Apply(Table table, List<BodyChange> changes)
    {
        if (_collections.Add(table.Name)) Make(table);
        var gone = changes.Where(change => change.Sealed is null).Select(change => Value(change.Key)).ToList();
        if (gone.Count > 0) engine.Delete(table.Name, gone);
        // To look for what is known not to be there costs as much as to put it.
        var added = changes.Where(change => change is { Sealed: not null, Was: BodyWas.None }).Select(Document).ToList();
        if (added.Count > 0) engine.Insert(table.Name, added, BsonAutoId.Int64);
        var put = changes.Where(change => change is { Sealed: not null, Was: not BodyWas.None }).Select(Document).ToList();
        if (put.Count > 0) engine.Upsert(table.Name, put, BsonAutoId.Int64);
    }

    private void Make(Table table)
    {
        foreach (var index in table.Indexes) engine.EnsureIndex(table.Name, index.Name, Path(index), unique: false);
    }

    public static string Path(TableIndex index) => $"$.{index.Name}[*]";

    private static BsonDocument Document(BodyChange change) => Document(change.Table, change.Key, change.Sealed!, change.At);

    public static BsonDocument Document(Table table, Key key, byte[] body, Key?[] at)
    {
        var document = new BsonDocument { [Id] = Value(key), [SealedBody] = body };
        for (var i = 0; i < at.Length; i++)
            document[table.Indexes[i].Name] = at[i] is { } value ? new BsonArray(new BsonValue(IndexEntry.Of(value, key))) : new BsonArray();
        return document;
    }

    public static Key KeyOf(BsonDocument document) => document[Id] is { IsBinary: true } bytes ? Key.Of(bytes.AsBinary) : Key.Of(document[Id].AsInt64);

    /// <param name="last">Was read before and does not come again.</param>
    private List<(BsonValue At, Body Body)> Read(Prepared walk, TableIndex? index, BsonValue from, BsonValue to, bool descending, BsonValue? last, int most)
    {
        var some = new List<(BsonValue, Body)>(most);
        using var found = walk.On(engine, from, to, descending);
        while (some.Count < most && found.Read())
        {
            var document = found.Current.AsDocument;
            var at = index is null ? document[Id] : document[index.Name].AsArray[0];
            if (last is null || at.CompareTo(last) != 0) some.Add((at, new Body(KeyOf(document), document[SealedBody].AsBinary)));
        }
        return some;
    }

    private Prepared Walk(Table table)
    {
        if (!_walks.TryGetValue(table, out var walk)) _walks.Add(table, walk = new Prepared(table.Name, "$._id BETWEEN @0 AND @1", "$._id"));
        return walk;
    }

    private Prepared Walk(TableIndex index)
    {
        if (!_indexWalks.TryGetValue(index, out var walk)) _indexWalks.Add(index, walk = new Prepared(index.Table.Name, $"{Path(index)} ANY BETWEEN @0 AND @1", Path(index)));
        return walk;
    }

    private static BsonValue Value(Key key) => key.Bytes is { } bytes ? new BsonValue(bytes) : new BsonValue(key.Number);

    /// <summary>A question that is read once. LiteDB would read and compile one with its values in the text anew each time, for half a millisecond, and keep it for good.</summary>
    private sealed class Prepared(string collection, string where, string? order)
    {
        private readonly BsonExpression _where = BsonExpression.Create(where, new BsonDocument { ["0"] = 0L, ["1"] = 0L });
        private readonly BsonExpression? _order = order is null ? null : BsonExpression.Create(order);

        public IBsonDataReader On(LiteEngine engine, BsonValue first, BsonValue second, bool descending)
        {
            (_where.Parameters["0"], _where.Parameters["1"]) = (first, second);
            var query = new Query { OrderBy = _order, Order = descending ? Query.Descending : Query.Ascending };
            query.Where.Add(_where);
            return engine.Query(collection, query);
        }
    }
}
