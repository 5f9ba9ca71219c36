using CallRussia.Bot.Storage.Sqlite;
using SQLitePCL;

namespace CallRussia.Bot.Tests.Support;

/// <summary>What may go wrong with a store.</summary>
internal static class StoreTroubles
{
    /// <summary>What SQLite says when the disk is full.</summary>
    public static Exception DiskFull() => new SqliteFailure(raw.SQLITE_FULL, "simulated").Engine("simulated");
}
