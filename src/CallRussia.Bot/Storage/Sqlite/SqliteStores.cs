using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Opens the file of a store, whose lock the caller holds: makes its tables, and makes sure that it is ours, whole and of this key.</summary>
internal static class SqliteStores
{
    /// <param name="checkpointPages">See <see cref="Checkpoints"/>.</param>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static SqliteEngine Open(string path, int checkpointPages, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        Database? database = null;
        SafeFileHandle? file = null;
        try
        {
            StoreFile.CheckHeader(path);
            database = Database.Write(path);
            file = StoreFile.Watch(path);
            CheckWhole(database, file);
            RecordSchema.Prepare(database, keys, tables, bodies);
            return new SqliteEngine(database, file, tables, checkpointPages);
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
