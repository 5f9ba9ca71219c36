using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Opens the file of a store: takes it, makes its tables, and makes sure that it is ours, whole and of this key.</summary>
internal static class SqliteStores
{
    /// <returns>The engine, and the lock while it is held: <see cref="StoreAccess.Sole"/>.</returns>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static (SqliteEngine Engine, FileStream? Lock) Open(StoreOptions options, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        var heldLock = options.Access == StoreAccess.Sole ? StoreFile.Lock(options.Path) : null;
        Database? database = null;
        SafeFileHandle? file = null;
        try
        {
            StoreFile.CheckHeader(options.Path);
            database = Database.Write(options.Path);
            file = StoreFile.Watch(options.Path);
            if (options.Access == StoreAccess.Sole) CheckWhole(database, file);
            RecordSchema.Prepare(database, keys, tables, bodies, options.Access);
            return (new SqliteEngine(database, file, tables, options.CheckpointPages), heldLock);
        }
        catch (Exception e)
        {
            database?.Dispose();
            file?.Dispose();
            heldLock?.Dispose();
            throw e is SqliteFailure failure ? failure.Explain(options.Path) : e;
        }
    }

    /// <summary>Moves what a crash left in the WAL into the file, and then the file has to be all there.</summary>
    private static void CheckWhole(Database database, SafeFileHandle file)
    {
        var busy = database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        if (!busy) StoreFile.CheckLength(file, database.Path);
    }
}
