using System.Security.Cryptography;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>The tables of records in a SQLite file. Its forms 1 to 6 were tables of columns: `migrate` reads them.</summary>
internal static class RecordSchema
{
    /// <summary>PRAGMA user_version.</summary>
    public const int Version = 7;

    private const string KeyCheck = "key";

    public static void Prepare(Database database, Keys keys, IReadOnlyList<Table> tables)
    {
        var version = (int)database.Scalar("PRAGMA user_version");
        if (version > Version)
            throw new StoreException($"The store '{database.Path}' was written by a newer version of the program (form {version}, this one knows {Version}). Use the newer program.");
        if (version is > 0 and < Version)
            throw new StoreException($"The store '{database.Path}' has the form of an older version ({version}). Convert it once: migrate FILE makes a store of this version of it; the old file stays as it is.");
        if (version == 0 && database.Scalar("SELECT count(*) FROM sqlite_schema") > 0) throw Schema.NotOurs(database.Path);
        Create(database, keys, tables);
        // Two programs may have made the same new store at once, each with its own key: the slower one has to notice.
        VerifyKey(database, keys);
    }

    /// <summary>Tables that a newer program brought are made when they are missing: structure, version and key check in one transaction.</summary>
    private static void Create(Database database, Keys keys, IReadOnlyList<Table> tables)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            database.Execute("CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID");
            SqliteTables.Create(database, tables);
            database.Use("INSERT OR IGNORE INTO meta(key, value) VALUES(?1, ?2)").Bind(KeyCheck).Bind(keys.Check).Run();
            database.Execute($"PRAGMA application_id={Schema.ApplicationId}");
            database.Execute($"PRAGMA user_version={Version}");
            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw;
        }
    }

    private static void VerifyKey(Database database, Keys keys)
    {
        using var row = database.Use("SELECT value FROM meta WHERE key=?1").Bind(KeyCheck);
        if (!row.Step() || !CryptographicOperations.FixedTimeEquals(row.Blob(0), keys.Check))
            throw new StoreException(
                $"Storage:Key does not fit this store ('{database.Path}'): it was written with another key. Set the key it was made with; nothing was changed.");
    }
}
