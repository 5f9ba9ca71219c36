using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Postgres;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Takes over a store of records from one engine into another.</summary>
internal static class EngineMove
{
    /// <param name="copy">Of the old store; it may be written to.</param>
    /// <param name="options">Of the new store.</param>
    /// <returns>How many records each table has.</returns>
    public static async Task<IReadOnlyList<(string Table, long Records)>> Run(string copy, StoreEngine from, StoreOptions options, CancellationToken cancellationToken)
    {
        var records = Move(copy, from, options, cancellationToken);
        await using var store = Store.Open(options);
        if (await store.Check(cancellationToken) is { Count: > 0 } wrong)
            throw new StoreException($"The new store is not what the old one was, so it was not kept: {string.Join(' ', wrong.Take(10))}");
        return records;
    }

    private static List<(string Table, long Records)> Move(string copy, StoreEngine from, StoreOptions options, CancellationToken cancellationToken)
    {
        var (keys, tables) = (new Keys(options.Key), Store.TablesOf(new Rules(options).Ledgers));
        using var seals = new Seals(keys);
        var bodies = new Bodies(seals, new Wording(options.Features));
        try
        {
            using var old = Store.OpenEngine(options with { Path = copy, Engine = from }, keys, tables, bodies);
            using var view = old.View();
            List<(string, long)> Fill(IEngine made) => BodyCopy.Take(view, made, tables, bodies, cancellationToken);
            if (options.Engine == StoreEngine.Postgres) return PostgresStores.Fill(options, keys, tables, bodies, Fill);
            using var file = Store.OpenEngine(options, keys, tables, bodies);
            return Fill(file);
        }
        catch (EngineFailure failure)
        {
            throw failure.Explain();
        }
    }
}
