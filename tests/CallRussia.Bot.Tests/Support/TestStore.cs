using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Sqlite;
using SQLitePCL;

namespace CallRussia.Bot.Tests.Support;

/// <summary>
/// The store with files that crashes, copies, power cuts and the simulation are tried on: records over SQLite with <c>TEST_STORE=records</c>,
/// otherwise SQLite's tables of columns.
/// </summary>
internal static class TestStore
{
    public static bool IsRecords { get; } = System.Environment.GetEnvironmentVariable("TEST_STORE") == "records";

    public static IStore Open(StoreOptions options) => IsRecords ? Store.Open(options) : SqliteStore.Open(options);

    /// <summary>Records in memory.</summary>
    public static IStore Records(StoreOptions options) => Store.InMemory(options, null, out _);

    public static Task<string?> Restore(string backup, string path, byte[] key, bool force) =>
        IsRecords ? Store.Restore(backup, path, key, force, default) : SqliteStore.Restore(backup, path, key, force, default);

    /// <summary>The file may grow to so many pages, as if the disk were full then.</summary>
    public static Task LimitPages(this IStore store, int pages) => store is Store records ? records.LimitPages(pages) : ((SqliteStore)store).LimitPages(pages);

    /// <summary>From now on the writer meets these faults, or none.</summary>
    public static void Suffer(this IStore store, IStoreFaults? faults)
    {
        if (store is Store records) records.Suffer(faults);
        else ((SqliteStore)store).Suffer(faults);
    }

    /// <summary>What SQLite says when the disk is full.</summary>
    public static Exception DiskFull()
    {
        var full = new SqliteFailure(raw.SQLITE_FULL, "simulated");
        return IsRecords ? full.Engine("simulated") : full;
    }
}
