using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Moving;

/// <summary>
/// Takes over a store of records into another one, of another engine or under another key: every body, sealed anew, with the values that its record has in the indexes.
/// </summary>
internal sealed class StoreMove(Seals from, Seals to, Bodies bodies, CancellationToken cancellationToken)
{
    /// <summary>Records that are taken over in one commit: a few megabytes.</summary>
    private const int PerCommit = 2_000;

    /// <param name="copy">Of the old store; it may be written to.</param>
    /// <param name="key">Of the old store.</param>
    /// <param name="options">Of the new store.</param>
    /// <returns>How many records each table has.</returns>
    public static async Task<IReadOnlyList<(string Table, long Records)>> Run(string copy, StoreEngine engine, byte[] key, StoreOptions options, CancellationToken cancellationToken)
    {
        var former = StoreKinds.Settle(engine, copy, new Keys(key));
        var records = Move(options with { Path = copy, Engine = engine }, former, options, cancellationToken);
        await using (var store = Store.Open(options))
            if (await store.Check(cancellationToken) is { Count: > 0 } wrong) throw Differs(string.Join(' ', wrong.Take(10)));
        return records;
    }

    private static List<(string Table, long Records)> Move(StoreOptions copy, Keys former, StoreOptions options, CancellationToken cancellationToken)
    {
        var (keys, names, tables) = (new Keys(options.Key).After(former), new Wording(options.Features), Store.TablesOf(new Rules(options).Ledgers));
        using var from = new Seals(former);
        using var to = new Seals(keys);
        var bodies = new Bodies(from, names);
        var move = new StoreMove(from, to, bodies, cancellationToken);
        try
        {
            using var old = Store.OpenEngine(copy, former, tables, bodies);
            using var view = old.View();
            if (view.Tables().Except(tables.Select(table => table.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } lost)
                throw new StoreException($"This version can't take over what the old store has in {string.Join(", ", lost)}. Nothing was changed.");
            using var made = Store.OpenEngine(options, keys, tables, new Bodies(to, names));
            foreach (var table in tables) move.Write(view, made, table);
            if (!new Keys(options.Key).With(made.Marks).HasMarksOf(former)) throw Differs("its marks differ.");
            using var written = made.View();
            return tables.ConvertAll(table => (table.Name, move.Compare(view, written, table)));
        }
        catch (EngineFailure failure)
        {
            throw failure.Explain();
        }
    }

    private void Write(IView old, IEngine made, Table table)
    {
        foreach (var some in All(old, table).Chunk(PerCommit))
        {
            cancellationToken.ThrowIfCancellationRequested();
            made.Begin();
            made.Apply([.. some.Select(body => Change(table, body))]);
            made.Commit();
            made.Rest();
        }
    }

    private BodyChange Change(Table table, Body body)
    {
        var record = table.Indexes.Count == 0 ? null : bodies.Open(table, body.Key, body.Sealed);
        var anew = to.Seal(table, body.Key, from.Open(table, body.Key, body.Sealed));
        return new BodyChange(table, body.Key, anew, [.. table.Indexes.Select(index => index.KeyIn(record!))], BodyWas.None);
    }

    /// <summary>Record by record, read back from both.</summary>
    private long Compare(IView old, IView made, Table table)
    {
        var count = 0L;
        using var theirs = All(old, table).GetEnumerator();
        foreach (var body in All(made, table))
        {
            if (count++ % PerCommit == 0) cancellationToken.ThrowIfCancellationRequested();
            if (!theirs.MoveNext() || theirs.Current.Key != body.Key || !IsSame(table, theirs.Current, body)) throw Differs($"table {table.Name} differs.");
        }
        return theirs.MoveNext() ? throw Differs($"table {table.Name} differs.") : count;
    }

    private bool IsSame(Table table, Body old, Body made) => from.Open(table, old.Key, old.Sealed).AsSpan().SequenceEqual(to.Open(table, made.Key, made.Sealed));

    private static IEnumerable<Body> All(IView view, Table table) => view.Scan(table, null, table.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending: false);

    private static StoreException Differs(string how) => new($"The new store is not what the old one was, so it was not kept: {how}");
}
