using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Takes over what one engine has into another: every body, sealed anew, with the values that its record has in the indexes.</summary>
/// <param name="bodies">Opens those of the old one.</param>
internal sealed class BodyCopy(Seals from, Seals to, Bodies bodies, CancellationToken cancellationToken)
{
    /// <summary>Records that are taken over in one commit: a few megabytes.</summary>
    private const int PerCommit = 2_000;

    /// <returns>How many records each table has: read back from both, and compared.</returns>
    /// <exception cref="StoreException">The copy is not what it was made of.</exception>
    public List<(string Table, long Records)> Take(IView old, IEngine made, IReadOnlyList<Table> tables)
    {
        if (old.Tables().Except(tables.Select(table => table.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } lost)
            throw new StoreException($"This version can't take over what the old store has in {string.Join(", ", lost)}. Nothing was changed.");
        foreach (var table in tables) Write(old, made, table);
        using var written = made.View();
        return [.. tables.Select(table => (table.Name, Compare(old, written, table)))];
    }

    public static StoreException Differs(string how) => new($"The new store is not what the old one was, so it was not kept: {how}");

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
}
