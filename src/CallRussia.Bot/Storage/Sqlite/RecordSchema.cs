using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>The tables of records in a SQLite file. Its forms 1 to 6 were tables of columns: `migrate` reads them.</summary>
internal static class RecordSchema
{
    /// <summary>PRAGMA user_version.</summary>
    public const int Version = 7;

    private const string KeyCheck = "key";
    private const string KeyMarks = "marks";

    /// <summary>Makes tables and indexes that are missing, and makes sure that the key fits.</summary>
    /// <param name="bodies">Opens the records of a table that got an index.</param>
    /// <returns>The keys as the store has them.</returns>
    public static Keys Prepare(Database database, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        var version = Form(database);
        if (version == 0 && database.Scalar("SELECT count(*) FROM sqlite_schema") > 0) throw StoreFile.NotOurs(database.Path);
        if (version != 0) keys = VerifyKey(database, [keys]);
        if (version != Version || !IsWhole(database, tables)) Make(database, keys, tables, bodies);
        return keys;
    }

    /// <summary>The same without writing: for copies.</summary>
    /// <returns>Those of the keys that fit, as the store has them.</returns>
    public static Keys Verify(Database database, IReadOnlyList<Keys> keys)
    {
        if (Form(database) == 0 || database.Scalar("PRAGMA application_id") != StoreParts.Owner) throw StoreFile.NotOurs(database.Path);
        return VerifyKey(database, keys);
    }

    /// <returns>The names of the tables that hold something, declared or not.</returns>
    public static List<string> Filled(Database database)
    {
        var names = new List<string>();
        using (var row = database.Another("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name"))
            while (row.Step())
                if (row.Text(0) is var name && name.StartsWith(SqlNames.Prefix, StringComparison.Ordinal)) names.Add(name[SqlNames.Prefix.Length..]);
        return names.FindAll(name => database.Scalar($"SELECT EXISTS(SELECT 1 FROM {SqlNames.Prefix}{name})") != 0);
    }

    /// <returns>0 for a new file.</returns>
    private static int Form(Database database) => (int)database.Scalar("PRAGMA user_version") switch
    {
        > Version and var newer => throw new StoreException(StoreSentences.Newer(database.Path, newer, Version)),
        > 0 and < Version and var older => throw new StoreException(
            $"The store '{database.Path}' has the form of an older version ({older}). Convert it once: migrate FILE makes a store of this version of it; the old file stays as it is."),
        var version => version,
    };

    /// <summary>Every table is there, with its indexes and no others: one that a newer program keeps up would be wrong after this one has written.</summary>
    private static bool IsWhole(Database database, IReadOnlyList<Table> tables)
    {
        var there = There(database);
        return tables.All(table => there.Contains(SqlNames.Of(table)) && table.Indexes.All(index => there.Contains(SqlNames.Of(index))) && Surplus(table, there).Count == 0);
    }

    private static List<string> Surplus(Table table, HashSet<string> there) =>
        [.. there.Where(known => known.StartsWith($"{SqlNames.Of(table)}__", StringComparison.Ordinal) && table.Indexes.All(index => SqlNames.Of(index) != known))];

    /// <summary>Structure, version and key check are one transaction: a store is never half made.</summary>
    private static void Make(Database database, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            database.Execute("CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID");
            var there = There(database);
            foreach (var table in tables) Make(database, table, there, bodies);
            Note(database, KeyCheck, keys.Note.Check);
            if (keys.Note.Marks is { } marks) Note(database, KeyMarks, marks);
            database.Execute($"PRAGMA application_id={StoreParts.Owner}");
            database.Execute($"PRAGMA user_version={Version}");
            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw;
        }
    }

    private static void Make(Database database, Table table, HashSet<string> there, Bodies bodies)
    {
        var name = SqlNames.Of(table);
        var isNew = !there.Contains(name);
        if (isNew)
            database.Execute(table.HasByteKeys
                ? $"CREATE TABLE {name}(key BLOB PRIMARY KEY, body BLOB NOT NULL{string.Concat(table.Indexes.Select(index => $", {Typed(index)}"))}) WITHOUT ROWID"
                : $"CREATE TABLE {name}(key INTEGER PRIMARY KEY, body BLOB NOT NULL{string.Concat(table.Indexes.Select(index => $", {Typed(index)}"))})");
        foreach (var index in table.Indexes.Where(index => !there.Contains(SqlNames.Of(index))))
        {
            if (!isNew) Fill(database, index, bodies);
            database.Execute($"CREATE INDEX {SqlNames.Of(index)} ON {name}({SqlNames.Column(index)}) WHERE {SqlNames.Column(index)} IS NOT NULL");
        }
        foreach (var left in Surplus(table, there)) database.Execute($"DROP INDEX {left}");
    }

    /// <summary>A table that has records gets an index.</summary>
    private static void Fill(Database database, TableIndex index, Bodies bodies)
    {
        var (table, name, column) = (index.Table, SqlNames.Of(index.Table), SqlNames.Column(index));
        if (database.Scalar($"SELECT count(*) FROM pragma_table_info('{name}') WHERE name='{column}'") == 0) database.Execute($"ALTER TABLE {name} ADD COLUMN {Typed(index)}");
        var update = $"UPDATE {name} SET {column}=?1 WHERE key=?2";
        using var row = database.Use($"SELECT key, body FROM {name} ORDER BY key");
        while (row.Step())
        {
            var key = table.HasByteKeys ? Key.Of(row.Blob(0).ToArray()) : Key.Of(row.Long(0));
            var at = index.KeyIn(bodies.Open(table, key, row.Blob(1).ToArray()));
            SqliteTables.Bind(SqliteTables.Bind(database.Use(update), at), key).Run();
        }
    }

    private static string Typed(TableIndex index) => $"{SqlNames.Column(index)} {(index.HasByteKeys ? "BLOB" : "INTEGER")}";

    private static HashSet<string> There(Database database)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var row = database.Use("SELECT name FROM sqlite_schema");
        while (row.Step()) names.Add(row.Text(0));
        return names;
    }

    private static Keys VerifyKey(Database database, IReadOnlyList<Keys> keys) =>
        StoreKey.Fitting(keys, new KeyNote(Noted(database, KeyCheck) ?? [], Noted(database, KeyMarks)), database.Path);

    private static void Note(Database database, string what, byte[] value) =>
        database.Use("INSERT OR IGNORE INTO meta(key, value) VALUES(?1, ?2)").Bind(what).Bind(value).Run();

    private static byte[]? Noted(Database database, string what)
    {
        using var row = database.Use("SELECT value FROM meta WHERE key=?1").Bind(what);
        return row.Step() ? row.Blob(0).ToArray() : null;
    }
}
