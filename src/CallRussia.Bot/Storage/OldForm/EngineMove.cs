using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Takes over a store of records from one engine into another: every body as it is sealed, with the values that its record has in the indexes.</summary>
internal static class EngineMove
{
    /// <summary>Records that are taken over in one commit: a few megabytes.</summary>
    private const int PerCommit = 2_000;

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
            if (view.Tables().Except(tables.Select(table => table.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } lost)
                throw new StoreException($"This version can't take over what the old store has in {string.Join(", ", lost)}. Nothing was changed.");
            using var made = Store.OpenEngine(options, keys, tables, bodies);
            foreach (var table in tables) Write(view, made, table, bodies, cancellationToken);
            using var written = made.View();
            return tables.ConvertAll(table => (table.Name, Compare(view, written, table, cancellationToken)));
        }
        catch (EngineFailure failure)
        {
            throw failure.Explain();
        }
    }

    private static void Write(IView old, IEngine made, Table table, Bodies bodies, CancellationToken cancellationToken)
    {
        foreach (var some in All(old, table).Chunk(PerCommit))
        {
            cancellationToken.ThrowIfCancellationRequested();
            made.Begin();
            made.Apply([.. some.Select(body => Change(table, body, bodies))]);
            made.Commit();
            made.Rest();
        }
    }

    private static BodyChange Change(Table table, Body body, Bodies bodies)
    {
        var record = table.Indexes.Count == 0 ? null : bodies.Open(table, body.Key, body.Sealed);
        return new BodyChange(table, body.Key, body.Sealed, [.. table.Indexes.Select(index => index.KeyIn(record!))], BodyWas.Unknown);
    }

    /// <summary>Record by record, read back from both.</summary>
    private static long Compare(IView old, IView made, Table table, CancellationToken cancellationToken)
    {
        var count = 0L;
        using var theirs = All(old, table).GetEnumerator();
        foreach (var body in All(made, table))
        {
            if (count++ % PerCommit == 0) cancellationToken.ThrowIfCancellationRequested();
            if (!theirs.MoveNext() || theirs.Current.Key != body.Key || !theirs.Current.Sealed.AsSpan().SequenceEqual(body.Sealed)) throw Differs(table);
        }
        return theirs.MoveNext() ? throw Differs(table) : count;
    }

    private static IEnumerable<Body> All(IView view, Table table) => view.Scan(table, null, table.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending: false);

    private static StoreException Differs(Table table) => new($"The new store is not what the old one was, so it was not kept: table {table.Name} differs.");
}
