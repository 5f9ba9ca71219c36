using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Moving;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What was taken over.</summary>
/// <param name="Records">By the name of the old table.</param>
/// <param name="Former">Where the old store lies now, when the new one took its place; otherwise null: it lies where it lay.</param>
public sealed record Converted(IReadOnlyList<(string Table, long Records)> Records, string? Former);

/// <summary>
/// Makes a store of this version and engine of one of another engine, or of one in tables of columns (forms 1 to 6). The old file is only read. The new one is whole, compared record
/// by record and checked before it gets its name; interrupted, nothing is there but files ending in .tmp.
/// </summary>
public static class Conversion
{
    /// <summary>What follows from other tables: it is counted anew.</summary>
    private static readonly string[] s_follows = ["meta", "touched", "handed", "tally"];

    /// <param name="options">Of the new store. It may lie where the old one lies, which is put away then.</param>
    /// <exception cref="StoreException">It can't be done; the message says why. Nothing was changed.</exception>
    public static Task<Converted> Run(string path, StoreOptions options, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            if (!File.Exists(path)) throw new StoreException($"There is no file '{path}'.");
            if (options.Engine == StoreEngine.Postgres) return await IntoServer(path, options, cancellationToken);
            var isSame = CopyPlace.IsSame(path, options.Path);
            if (!isSame && File.Exists(options.Path) && new FileInfo(options.Path).Length > 0)
                throw new StoreException($"'{options.Path}' exists. Nothing is put over a store: set Storage:Path to a new name, or put that file away first.");
            using var ours = StoreLock.Alone(options.Path);
            // Where a bot ever ran with it one may run now.
            using var theirs = !isSame && File.Exists(StoreLock.Of(path)) ? StoreLock.Alone(path) : null;
            var temporary = $"{options.Path}.{Environment.ProcessId}.tmp";
            var copy = $"{options.Path}.{Environment.ProcessId}.old.tmp";
            try
            {
                StoreParts.Delete(temporary);
                StoreParts.Delete(copy);
                var made = options with { Path = temporary, Access = StoreAccess.Sole };
                var records = OfRecords(path) is { } engine ? await Take(path, copy, engine, made, cancellationToken) : await Make(path, copy, made, cancellationToken);
                // Closing it may have left something in its log.
                _ = StoreKinds.Settle(made.Engine, temporary, new Keys(made.Key));
                StoreParts.Sync(temporary);
                var former = isSame ? Copies.PutAway(options.Path) : null;
                File.Move(temporary, options.Path, overwrite: true);
                return new Converted(records, former);
            }
            catch (SqliteFailure failure)
            {
                throw failure.Explain(path);
            }
            finally
            {
                StoreParts.Delete(temporary);
                StoreParts.Delete(copy);
            }
        },
        cancellationToken);

    /// <summary>The server keeps what it is given apart until it is whole; the old file stays as it is.</summary>
    private static async Task<Converted> IntoServer(string path, StoreOptions options, CancellationToken cancellationToken)
    {
        var engine = OfRecords(path)
            ?? throw new StoreException($"'{path}' has the form of an older version. Convert it into a file first (Storage:Engine=LiteDB, migrate FILE), and then that file.");
        using var theirs = File.Exists(StoreLock.Of(path)) ? StoreLock.Alone(path) : null;
        var copy = $"{path}.{Environment.ProcessId}.old.tmp";
        try
        {
            StoreParts.Delete(copy);
            return new Converted(await Take(path, copy, engine, options, cancellationToken), null);
        }
        finally
        {
            StoreParts.Delete(copy);
        }
    }

    /// <returns>The engine of a store of records; null for one in tables of columns.</returns>
    private static StoreEngine? OfRecords(string path) => StoreKinds.Of(path) switch
    {
        StoreEngine.Sqlite when !SqliteStores.IsOfRecords(path) => null,
        var engine => engine,
    };

    private static Task<IReadOnlyList<(string Table, long Records)>> Take(string path, string copy, StoreEngine engine, StoreOptions options, CancellationToken cancellationToken)
    {
        if (engine == options.Engine) throw new StoreException($"'{path}' is a store of {engine} already, and of this version: there is nothing to convert.");
        // The old store stays as it is: a copy is read.
        StoreKinds.CopyBack(engine, path, copy, new Keys(options.Key));
        return StoreMove.Run(copy, engine, options.Key, options, cancellationToken);
    }

    private static async Task<IReadOnlyList<(string Table, long Records)>> Make(string path, string copy, StoreOptions options, CancellationToken cancellationToken)
    {
        using var old = OldStore.Copy(path, copy, new Keys(options.Key), new Wording(options.Features), options);
        List<Move> moves = [.. MovedMail.All, .. MovedBank.All, .. MovedCalls.All, .. MovedDesk.All, .. MovedNews.All, new MovedSequences()];
        var known = moves.SelectMany(move => move.From).Concat(s_follows).ToHashSet(StringComparer.Ordinal);
        if (old.Tables().Where(table => !known.Contains(table)).ToList() is { Count: > 0 } lost)
            throw new StoreException($"This version can't take over what '{path}' has in {string.Join(", ", lost)}. Nothing was changed.");
        await using var store = Store.Open(options);
        var records = new List<(string, long)>();
        foreach (var move in moves) records.Add((move.From[0], await move.Write(old, store, cancellationToken)));
        var wrong = new List<string>();
        foreach (var move in moves) wrong.AddRange(await move.Compare(old, store, cancellationToken));
        wrong.AddRange(await store.Check(cancellationToken));
        return wrong.Count == 0 ? records : throw new StoreException($"The new store is not what the old one was, so it was not kept: {string.Join(' ', wrong.Take(10))}");
    }
}
