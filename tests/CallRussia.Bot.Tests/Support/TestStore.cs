using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;
using SQLitePCL;

namespace CallRussia.Bot.Tests.Support;

/// <summary>The store with files on which crashes, copies, power cuts and the simulation are tried.</summary>
internal static class TestStore
{
    public static IStore Open(StoreOptions options) => Store.Open(options);

    public static Task<string?> Restore(string backup, StoreOptions options, bool force) => Store.Restore(backup, options.Path, options.Engine, options.Key, force, default);

    /// <summary>The files may grow to so many bytes each, as if the disk were full then.</summary>
    public static Task Limit(this IStore store, long bytes) => ((Store)store).Limit(bytes);

    /// <summary>From now on the writer meets these faults, or none.</summary>
    public static void Suffer(this IStore store, IStoreFaults? faults) => ((Store)store).Suffer(faults);

    /// <summary>What SQLite says when the disk is full.</summary>
    public static Exception DiskFull() => new SqliteFailure(raw.SQLITE_FULL, "simulated").Engine("simulated");
}
