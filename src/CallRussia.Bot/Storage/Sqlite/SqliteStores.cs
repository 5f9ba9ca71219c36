using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Opens the file of a store: makes its tables, and makes sure that it is ours, whole and of this key.</summary>
internal static class SqliteStores
{
    private const long CheckpointBytes = 16 << 20;
    private const int PageBytes = 4096;

    /// <param name="checkpointBytes">So many bytes written make a checkpoint due; fewer cost more writes of the same pages, more a longer log.</param>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static SqliteEngine Open(string path, StoreAccess access, long? checkpointBytes, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        Database? database = null;
        SafeFileHandle? file = null;
        try
        {
            StoreFile.CheckHeader(path);
            database = Database.Write(path);
            file = StoreFile.Watch(path);
            if (access == StoreAccess.Sole) CheckWhole(database, file);
            RecordSchema.Prepare(database, keys, tables, bodies, access);
            return new SqliteEngine(database, file, tables, (int)((checkpointBytes ?? CheckpointBytes) / PageBytes));
        }
        catch (Exception e)
        {
            database?.Dispose();
            file?.Dispose();
            throw e is SqliteFailure failure ? failure.Explain(path) : e;
        }
    }

    /// <summary>Moves what a crash left in the WAL into the file, and then the file has to be all there.</summary>
    private static void CheckWhole(Database database, SafeFileHandle file)
    {
        var busy = database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        if (!busy) StoreFile.CheckLength(file, database.Path);
    }
}
