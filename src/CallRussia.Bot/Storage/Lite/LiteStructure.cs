using LiteDB;
using LiteDB.Engine;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>Whether a base of LiteDB hangs together: every document of every collection can be read, and every index leads to documents that are there.</summary>
internal static class LiteStructure
{
    /// <returns>What is wrong, in sentences for a person.</returns>
    public static List<string> Check(LiteEngine engine)
    {
        var wrong = new List<string>();
        foreach (var collection in engine.GetCollectionNames())
        {
            try
            {
                Walk(engine, collection);
            }
            catch (Exception broken) when (broken is not ViewGivenUp)
            {
                wrong.Add($"The file is damaged: collection {collection} can't be read ({broken.GetType().Name}).");
            }
        }
        return wrong;
    }

    /// <returns>The names of the tables that hold something, declared or not.</returns>
    public static List<string> Filled(LiteEngine engine) =>
        [.. engine.GetCollectionNames().Where(name => name != LiteForm.About && Any(engine, name)).Order(StringComparer.Ordinal)];

    private static bool Any(LiteEngine engine, string collection)
    {
        using var found = engine.Query(collection, new Query { Limit = 1 });
        return found.Read();
    }

    private static void Walk(LiteEngine engine, string collection)
    {
        var documents = Count(engine, collection, new Query { OrderBy = BsonExpression.Create("$._id") }, long.MaxValue);
        foreach (var path in IndexesOf(engine, collection).Values)
        {
            var query = new Query { OrderBy = BsonExpression.Create(path) };
            query.Where.Add(BsonExpression.Create($"{path} ANY BETWEEN @0 AND @1", new BsonDocument { ["0"] = BsonValue.MinValue, ["1"] = BsonValue.MaxValue }));
            _ = Count(engine, collection, query, documents);
        }
    }

    /// <returns>Names and expressions.</returns>
    public static Dictionary<string, string> IndexesOf(LiteEngine engine, string collection)
    {
        var query = new Query();
        query.Where.Add(BsonExpression.Create("$.collection = @0", new BsonDocument { ["0"] = collection }));
        using var found = engine.Query("$indexes", query);
        var indexes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (found.Read())
            if (found.Current["name"].AsString is var name && name != LiteTables.Id) indexes.Add(name, found.Current["expression"].AsString);
        return indexes;
    }

    private static long Count(LiteEngine engine, string collection, Query query, long most)
    {
        using var found = engine.Query(collection, query);
        var count = 0L;
        while (found.Read())
            if (++count > most) throw new InvalidDataException("An index has more entries than there are documents.");
        return count;
    }
}
