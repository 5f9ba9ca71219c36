using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>
/// The tables of a store on a PostgreSQL server: one for each table of ours with key, body and a column for each index; <c>store</c>, one row that
/// tells what this is; <c>writer</c>, where each writer notes its last step; <c>recent</c>, what the last groups changed.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>Form 1 had a column and a table more, which nobody asks for any more.</summary>
    public const int Form = 2;

    private static readonly string[] s_own = ["store", "writer", "recent"];

    /// <summary>Makes sure that the store is ours, whole and of this key, where nothing is to be made: that needs no line that may take its time.</summary>
    /// <returns>The keys as the store has them; null when something is missing.</returns>
    /// <exception cref="StoreException">It is not; the message says why and what to do.</exception>
    public static Keys? Look(NpgsqlConnection line, string store, Keys keys, IReadOnlyList<Table> tables)
    {
        var there = There(line);
        return s_own.All(there.Contains) && tables.All(table => IsWhole(table, there)) ? Verify(line, store, keys, isFilling: false) : null;
    }

    /// <summary>Makes what is missing, and makes sure that the store is ours, whole and of this key. Whoever starts at the same time waits.</summary>
    /// <param name="bodies">Opens the records of a table that got an index.</param>
    /// <param name="isFilling">What an interrupted `migrate` left is no fault: see <see cref="Empty"/>.</param>
    /// <returns>The keys as the store has them; null while somebody serves from a store whose tables are to change: a record that they write would lack its place in a new index.</returns>
    /// <exception cref="StoreException">It is not; the message says why and what to do.</exception>
    public static Keys? Prepare(NpgsqlConnection line, string store, Keys keys, IReadOnlyList<Table> tables, Bodies bodies, bool isFilling)
    {
        using var transaction = line.BeginTransaction();
        Sql.Run(line, $"SELECT pg_advisory_xact_lock({Locks.Place(LockOf.Making)})");
        var there = There(line);
        if (!there.Contains("store")) MakeOwn(line, store, keys, there);
        // It came later than the others.
        if (!there.Contains("recent")) Sql.Run(line, RecentGroups.Making);
        var own = Verify(line, store, keys, isFilling);
        if (!tables.All(table => IsWhole(table, there)))
        {
            var isToChange = tables.Any(table => there.Contains(SqlNames.Of(table)) && !IsWhole(table, there));
            if (isToChange && Sql.Scalar(line, $"SELECT pg_try_advisory_xact_lock({Locks.Place(LockOf.Serving)})") is not true) return null;
            // Nor may a verb.
            Sql.Run(line, $"SELECT pg_advisory_xact_lock({Locks.Place(LockOf.Writing)})");
            Sql.Run(line, string.Join(';', tables.Where(table => !there.Contains(SqlNames.Of(table))).SelectMany(New)));
            foreach (var table in tables.Where(table => there.Contains(SqlNames.Of(table)))) Change(line, table, there, bodies);
            Sql.Run(line, "UPDATE store SET generation=generation + 1");
        }
        transaction.Commit();
        return own;
    }

    /// <summary>The names of the tables that hold something, declared or not.</summary>
    public static List<string> Filled(NpgsqlConnection line) =>
    [
        .. There(line, "r").Where(name => name.StartsWith(SqlNames.Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Where(name => Sql.Scalar(line, $"SELECT EXISTS(SELECT 1 FROM {name})") is true)
            .Select(name => name[SqlNames.Prefix.Length..]),
    ];

    /// <summary>From here to <see cref="MarkWhole"/> nobody else may open it: what an interrupted `migrate` left is taken out.</summary>
    /// <exception cref="StoreException">There is something in it that nobody left behind.</exception>
    public static void Empty(NpgsqlConnection line, string store, Keys keys)
    {
        var filled = Filled(line);
        if (filled.Count > 0 && Sql.Scalar(line, "SELECT is_whole FROM store") is true)
            throw new StoreException($"There is a store in {store} already. Nothing is put over it: name an empty schema as 'Search Path' in Storage:Connection, or empty this one first.");
        Sql.Run(line, "UPDATE store SET is_whole=false, generation=generation + 1");
        Sql.Run(line, "UPDATE store SET key=$1, marks=$2", keys.Note.Check, (object?)keys.Note.Marks ?? DBNull.Value);
        foreach (var name in filled) Sql.Run(line, $"TRUNCATE {SqlNames.Prefix}{name}");
    }

    public static void MarkWhole(NpgsqlConnection line) => Sql.Run(line, "UPDATE store SET is_whole=true, generation=generation + 1");

    /// <param name="kinds">r: tables, i: indexes.</param>
    private static HashSet<string> There(NpgsqlConnection line, string kinds = "ri")
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var command = new NpgsqlCommand("SELECT relname FROM pg_class WHERE relnamespace=current_schema()::regnamespace AND strpos($1, relkind::text) > 0", line)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = kinds } },
        };
        using var row = command.ExecuteReader();
        while (row.Read()) names.Add(row.GetString(0));
        return names;
    }

    private static Keys Verify(NpgsqlConnection line, string store, Keys keys, bool isFilling)
    {
        using var command = new NpgsqlCommand("SELECT form, key, marks, is_whole FROM store", line);
        using var row = command.ExecuteReader();
        if (!row.Read()) throw new StoreException($"The store {store} lacks the row that tells what it is. Restore the last backup.");
        if (row.GetInt32(0) > Form) throw new StoreException(StoreSentences.Newer(store, row.GetInt32(0), Form));
        var own = keys.Fitting(new KeyNote(row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2))) ?? throw new StoreException(StoreSentences.OtherKey(store));
        if (!row.GetBoolean(3) && !isFilling) throw new StoreException($"The store {store} is not whole: a migrate into it was interrupted. Run that migrate again; it begins anew.");
        return own;
    }

    private static void MakeOwn(NpgsqlConnection line, string store, Keys keys, HashSet<string> there)
    {
        if (there.Count > 0) throw new StoreException($"{store} has tables, but is no store of this bot. Name an empty schema as 'Search Path' in Storage:Connection.");
        Sql.Run(line, "CREATE TABLE store(form int NOT NULL, key bytea NOT NULL, marks bytea, is_whole bool NOT NULL, generation bigint NOT NULL) WITH (fillfactor=50)");
        Sql.Run(line, "INSERT INTO store VALUES($1, $2, $3, true, 0)", Form, keys.Note.Check, (object?)keys.Note.Marks ?? DBNull.Value);
        Sql.Run(line, "CREATE TABLE writer(id uuid PRIMARY KEY, step bigint NOT NULL, at timestamptz NOT NULL DEFAULT now()) WITH (fillfactor=50)");
    }

    /// <summary>With its indexes and no others: one that a newer program keeps up would be wrong after this one has written.</summary>
    private static bool IsWhole(Table table, HashSet<string> there) =>
        there.Contains(SqlNames.Of(table)) && table.Indexes.All(index => there.Contains(SqlNames.Of(index))) && Surplus(table, there).Count == 0;

    private static List<string> Surplus(Table table, HashSet<string> there) =>
        [.. there.Where(known => known.StartsWith($"{SqlNames.Of(table)}__", StringComparison.Ordinal) && table.Indexes.All(index => SqlNames.Of(index) != known))];

    private static IEnumerable<string> New(Table table)
    {
        var name = SqlNames.Of(table);
        var columns = string.Concat(table.Indexes.Select(index => $", {Typed(index)}"));
        // Room in the pages lets a body change without touching any index.
        yield return $"CREATE TABLE {name}(key {Type(table.HasByteKeys)} NOT NULL, body bytea NOT NULL{columns}, CONSTRAINT {name}_pk PRIMARY KEY (key)) WITH (fillfactor=80)";
        // Bodies are sealed: pressing them costs time and saves nothing.
        yield return $"ALTER TABLE {name} ALTER COLUMN body SET STORAGE EXTERNAL";
        foreach (var index in table.Indexes) yield return New(index);
    }

    private static string New(TableIndex index) =>
        $"CREATE INDEX {SqlNames.Of(index)} ON {SqlNames.Of(index.Table)}({SqlNames.Column(index)}, key) WHERE {SqlNames.Column(index)} IS NOT NULL";

    private static void Change(NpgsqlConnection line, Table table, HashSet<string> there, Bodies bodies)
    {
        foreach (var index in table.Indexes.Where(index => !there.Contains(SqlNames.Of(index))))
        {
            Fill(line, index, bodies);
            Sql.Run(line, New(index));
        }
        foreach (var left in Surplus(table, there)) Sql.Run(line, $"DROP INDEX {left}");
    }

    /// <summary>A table that has records gets an index.</summary>
    private static void Fill(NpgsqlConnection line, TableIndex index, Bodies bodies)
    {
        var (table, name, column) = (index.Table, SqlNames.Of(index.Table), SqlNames.Column(index));
        Sql.Run(line, $"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {Typed(index)}");
        var tables = new PostgresTables([table], name);
        foreach (var some in tables.Scan(line, table, null, table.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending: false).Chunk(1_000))
            foreach (var (key, body) in some)
            {
                using var update = new NpgsqlCommand($"UPDATE {name} SET {column}=$1 WHERE key=$2", line);
                update.Parameters.Add(index.KeyIn(bodies.Open(table, key, body)) is { } at ? PostgresTables.Of(at) : new NpgsqlParameter { Value = DBNull.Value });
                update.Parameters.Add(PostgresTables.Of(key));
                update.ExecuteNonQuery();
            }
    }

    private static string Typed(TableIndex index) => $"{SqlNames.Column(index)} {Type(index.HasByteKeys)}";

    private static string Type(bool isBytes) => isBytes ? "bytea" : "bigint";
}
