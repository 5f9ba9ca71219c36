using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Opens the file of a store, whose lock the caller holds: makes its tables, and makes sure that it is ours, whole and of this key.</summary>
internal static class SqliteStores
{
    private const long CheckpointBytes = 16 << 20;
    private const int PageBytes = 4096;

    /// <param name="checkpointBytes">So many bytes written make a checkpoint due; fewer cost more writes of the same pages, more a longer log.</param>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static SqliteEngine Open(string path, long? checkpointBytes, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        Database? database = null;
        SafeFileHandle? file = null;
        try
        {
            StoreFile.CheckHeader(path);
            database = Database.Write(path);
            file = StoreFile.Watch(path);
            CheckWhole(database, file);
            var own = RecordSchema.Prepare(database, keys, tables, bodies);
            return new SqliteEngine(database, file, tables, (int)((checkpointBytes ?? CheckpointBytes) / PageBytes), own.Note.Marks);
        }
        catch (Exception e)
        {
            database?.Dispose();
            file?.Dispose();
            throw e is SqliteFailure failure ? failure.Explain(path) : e;
        }
    }

    /// <summary>A copy of a store into a new file, sound, ours and of this key.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public static void CopyBack(string from, string to, Keys keys)
    {
        StoreFile.CheckHeader(from);
        using var source = Database.Read(from);
        RecordSchema.Verify(source, [keys]);
        using var copy = Database.Single(to);
        source.CopyTo(copy);
        copy.Execute("PRAGMA journal_mode=DELETE");
        copy.CheckSound("integrity_check");
    }

    /// <summary>A store of records, not one in tables of columns (forms 1 to 6).</summary>
    public static bool IsOfRecords(string path)
    {
        // What reading makes beside a file holds no word of the store.
        var missing = ((string[])["-wal", "-shm"]).Where(suffix => !File.Exists(path + suffix)).ToList();
        try
        {
            using var source = Database.Read(path);
            return source.Scalar("PRAGMA user_version") >= RecordSchema.Version;
        }
        finally
        {
            foreach (var suffix in missing) File.Delete(path + suffix);
        }
    }

    /// <summary>So that a store that nobody has open is one file again; a damaged one stays as it is.</summary>
    public static void Settle(string path)
    {
        try
        {
            using var old = Database.Write(path);
            _ = old.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteFailure)
        {
            // It is being replaced: perhaps for this very reason.
        }
    }

    /// <summary>The same of a sound one.</summary>
    /// <returns>Those of the keys that fit, as the store has them.</returns>
    /// <exception cref="StoreException">It can't be used, or none of the keys fits.</exception>
    public static Keys Settle(string path, IReadOnlyList<Keys> keys)
    {
        try
        {
            StoreFile.CheckHeader(path);
            Keys own;
            using (var database = Database.Write(path))
            {
                own = RecordSchema.Verify(database, keys);
                if (database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") != 0) throw new StoreException(StoreSentences.TooBusy(path));
            }
            using var file = StoreFile.Watch(path);
            StoreFile.CheckLength(file, path);
            return own;
        }
        catch (SqliteFailure failure)
        {
            throw failure.Explain(path);
        }
    }

    /// <summary>Moves what a crash left in the WAL into the file, and then the file has to be all there.</summary>
    private static void CheckWhole(Database database, SafeFileHandle file)
    {
        var busy = database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        if (!busy) StoreFile.CheckLength(file, database.Path);
    }
}
