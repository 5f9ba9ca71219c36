using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Postgres;

namespace CallRussia.Bot.Storage.Moving;

/// <summary>Takes over a store of records into another one, of another engine or under another key.</summary>
internal static class StoreMove
{
    /// <param name="copy">Of the old store; it may be written to.</param>
    /// <param name="key">Of the old store.</param>
    /// <param name="options">Of the new store.</param>
    /// <returns>How many records each table has.</returns>
    public static async Task<IReadOnlyList<(string Table, long Records)>> Run(string copy, StoreEngine engine, byte[] key, StoreOptions options, CancellationToken cancellationToken)
    {
        var former = StoreKinds.Settle(engine, copy, new Keys(key));
        var records = Move(options with { Path = copy, Engine = engine }, former, options, cancellationToken);
        await using (var store = Store.Open(options))
            if (await store.Check(cancellationToken) is { Count: > 0 } wrong) throw BodyCopy.Differs(string.Join(' ', wrong.Take(10)));
        return records;
    }

    private static List<(string Table, long Records)> Move(StoreOptions copy, Keys former, StoreOptions options, CancellationToken cancellationToken)
    {
        var (keys, names, tables) = (new Keys(options.Key).After(former), new Wording(options.Features), Store.TablesOf(new Rules(options).Ledgers));
        using var from = new Seals(former);
        using var to = new Seals(keys);
        var (bodies, anew) = (new Bodies(from, names), new Bodies(to, names));
        try
        {
            using var old = Store.OpenEngine(copy, former, tables, bodies);
            using var view = old.View();
            if (options.Engine == StoreEngine.Postgres) return PostgresStores.Fill(options.Server, keys, tables, anew, Take);
            using var made = Store.OpenEngine(options, keys, tables, anew);
            return Take(made);

            List<(string Table, long Records)> Take(IEngine made)
            {
                if (!new Keys(options.Key).With(made.Marks).HasMarksOf(former)) throw BodyCopy.Differs("its marks differ.");
                return new BodyCopy(from, to, bodies, cancellationToken).Take(view, made, tables);
            }
        }
        catch (EngineFailure failure)
        {
            throw failure.Explain();
        }
    }
}
