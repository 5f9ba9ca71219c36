using System.Security.Cryptography;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Numbered migrations, forward only. A store that a newer program wrote is left alone.</summary>
internal static class Schema
{
    private const string KeyCheck = "key";

    private static readonly string[] Migrations = [SchemaV1.Sql, SchemaV2.Sql, SchemaV3.Sql, SchemaV4.Sql, SchemaV5.Sql, SchemaV6.Sql];

    public static int Newest => Migrations.Length;

    public static bool IsCurrent(Database database) => Version(database) == Newest;

    /// <summary>Creates or updates the tables and makes sure that the key fits.</summary>
    public static void Prepare(Database database, Keys keys)
    {
        var version = Version(database);
        if (version == 0 && database.Scalar("SELECT count(*) FROM sqlite_schema") > 0) throw StoreFile.NotOurs(database.Path);
        if (version > 0) Verify(database, keys);
        for (; version < Newest; version++) Migrate(database, keys, version);
        // Two programs may have made the same new store at once, each with its own key: the slower one has to notice.
        VerifyKey(database, keys);
    }

    /// <summary>The same without writing: for copies and for connections that only read.</summary>
    public static void Verify(Database database, Keys keys)
    {
        VerifyOurs(database);
        VerifyKey(database, keys);
    }

    private static void VerifyKey(Database database, Keys keys)
    {
        using var row = database.Use("SELECT value FROM meta WHERE key=?1").Bind(KeyCheck);
        if (!row.Step() || !CryptographicOperations.FixedTimeEquals(row.Blob(0), keys.Check))
            throw new StoreException(
                $"Storage:Key does not fit this store ('{database.Path}'): it was written with another key. Set the key it was made with; nothing was changed.");
    }

    public static void VerifyOurs(Database database)
    {
        if (Version(database) == 0 || database.Scalar("PRAGMA application_id") != StoreParts.Owner) throw StoreFile.NotOurs(database.Path);
    }

    private static int Version(Database database)
    {
        var version = (int)database.Scalar("PRAGMA user_version");
        return version <= Newest
            ? version
            : throw new StoreException(
                $"The store '{database.Path}' was written by a newer version of the program (schema {version}, this one knows {Newest}). Use the newer program.");
    }

    private static void Migrate(Database database, Keys keys, int from)
    {
        // Structure, version and key check are one transaction: a store is never half made.
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            if (Version(database) == from)
            {
                database.Execute(Migrations[from]);
                if (from == 0) database.Use("INSERT INTO meta(key, value) VALUES(?1, ?2)").Bind(KeyCheck).Bind(keys.Check).Run();
                database.Execute($"PRAGMA application_id={StoreParts.Owner}");
                database.Execute($"PRAGMA user_version={from + 1}");
            }
            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw;
        }
    }
}
