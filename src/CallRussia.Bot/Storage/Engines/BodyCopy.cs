using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Takes over what one engine has into another: every body as it is sealed, with the values that its record has in the indexes.</summary>
internal static class BodyCopy
{
    /// <summary>Records that are taken over in one commit: a few megabytes.</summary>
    private const int PerCommit = 2_000;

    /// <returns>How many records each table has: read back, and compared body by body.</returns>
    /// <exception cref="StoreException">The copy is not what it was made of.</exception>
    public static List<(string Table, long Records)> Take(IView old, IEngine made, IReadOnlyList<Table> tables, Bodies bodies, CancellationToken cancellationToken)
    {
        if (old.Tables().Except(tables.Select(table => table.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } lost)
            throw new StoreException($"This version can't take over what the old store has in {string.Join(", ", lost)}. Nothing was changed.");
        foreach (var table in tables) Write(old, made, table, bodies, cancellationToken);
        using var written = made.View();
        return [.. tables.Select(table => (table.Name, Compare(old, written, table, cancellationToken)))];
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
