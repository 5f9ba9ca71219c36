using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Opens the file of a store: takes it, makes its tables, and makes sure that it is ours, whole and of this key.</summary>
internal static class SqliteStores
{
    /// <param name="checkpointPages">See <see cref="Checkpoints"/>.</param>
    /// <returns>The engine, and the lock while it is held: <see cref="StoreAccess.Sole"/>.</returns>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static (SqliteEngine Engine, FileStream? Lock) Open(string path, StoreAccess access, int checkpointPages, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        var heldLock = access == StoreAccess.Sole ? StoreFile.Lock(path) : null;
        Database? database = null;
        SafeFileHandle? file = null;
        try
        {
            StoreFile.CheckHeader(path);
            database = Database.Write(path);
            file = StoreFile.Watch(path);
            if (access == StoreAccess.Sole) CheckWhole(database, file);
            RecordSchema.Prepare(database, keys, tables, bodies, access);
            return (new SqliteEngine(database, file, tables, checkpointPages), heldLock);
        }
        catch (Exception e)
        {
            database?.Dispose();
            file?.Dispose();
            heldLock?.Dispose();
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
