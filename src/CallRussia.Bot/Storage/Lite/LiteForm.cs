using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using LiteDB;
using LiteDB.Engine;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>What makes a base of LiteDB a store of ours: the form in which it is written, the key that fits it, and its indexes.</summary>
internal static class LiteForm
{
    public const int Version = 1;

    /// <summary>No table of ours begins with a line.</summary>
    public const string About = "_about";
    private const string Store = "store";

    /// <summary>Records that get a further index in one transaction: some megabytes.</summary>
    private const int PerStep = 5_000;

    public static void Mark(LiteEngine engine, Keys keys)
    {
        engine.Pragma("USER_VERSION", StoreParts.Owner);
        var about = new BsonDocument { [LiteTables.Id] = Store, ["form"] = Version, ["key"] = keys.Note.Check };
        if (keys.Note.Marks is { } marks) about["marks"] = marks;
        engine.Insert(About, [about], BsonAutoId.ObjectId);
    }

    /// <returns>Those of the keys that fit, as the store has them.</returns>
    /// <exception cref="StoreException">It is no store of ours, of a newer form, or of another key.</exception>
    public static Keys Verify(LiteEngine engine, IReadOnlyList<Keys> keys, string path)
    {
        var query = new Query();
        query.Where.Add(BsonExpression.Create("$._id = @0", new BsonDocument { ["0"] = Store }));
        using var found = engine.Query(About, query);
        if (!found.Read()) throw new StoreException(StoreSentences.NotOurs(path));
        if (found.Current["form"].AsInt32 is var form && form != Version) throw new StoreException(StoreSentences.Newer(path, form, Version));
        return StoreKey.Fitting(keys, new KeyNote(found.Current["key"].AsBinary, found.Current["marks"].AsBinary), path);
    }

    /// <summary>
    /// A collection that is there has the indexes of its table and no others: one that this program does not keep up would be wrong for the next that uses it. A new
    /// table's are made with its first record.
    /// </summary>
    public static void Prepare(LiteFile file, IReadOnlyList<Table> tables, Bodies bodies)
    {
        var there = file.Engine.GetCollectionNames().ToHashSet(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => there.Contains(table.Name)))
        {
            var known = LiteStructure.IndexesOf(file.Engine, table.Name);
            var surplus = known.Keys.Where(name => table.Indexes.All(index => index.Name != name)).ToList();
            var missing = table.Indexes.Where(index => !known.ContainsKey(index.Name)).ToList();
            if (missing.Count > 0) Fill(file, table, bodies);
            if (surplus.Count + missing.Count == 0) continue;
            file.Engine.BeginTrans();
            foreach (var name in surplus) file.Engine.DropIndex(table.Name, name);
            foreach (var index in missing) file.Engine.EnsureIndex(table.Name, index.Name, LiteTables.Path(index), unique: false);
            file.Commit();
        }
    }

    /// <summary>The documents of a table that gets an index. Interrupted, it begins again at the next start: the index comes last.</summary>
    private static void Fill(LiteFile file, Table table, Bodies bodies)
    {
        var at = new Key?[table.Indexes.Count];
        foreach (var some in new LiteTables(file.Engine).Scan(table, null, table.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending: false).Chunk(PerStep))
        {
            file.Engine.BeginTrans();
            file.Engine.Update(table.Name, some.Select(body =>
            {
                var record = bodies.Open(table, body.Key, body.Sealed);
                for (var i = 0; i < at.Length; i++) at[i] = table.Indexes[i].KeyIn(record);
                return LiteTables.Document(table, body.Key, body.Sealed, at);
            }));
            file.Commit();
        }
    }
}
