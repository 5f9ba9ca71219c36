using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Tables of ours in one connection of SQLite, with the statements that each needs.</summary>
internal sealed class SqliteTables
{
    private readonly Dictionary<Table, Texts> _texts;

    public SqliteTables(Database database, IReadOnlyList<Table> tables)
    {
        Database = database;
        _texts = tables.ToDictionary(table => table, table => new Texts(table));
    }

    public Database Database { get; }

    public byte[]? Load(Table table, Key key)
    {
        using var row = Bind(Database.Use(_texts[table].Load), key);
        return row.Step() ? row.Blob(0).ToArray() : null;
    }

    /// <summary>A walk is stepped by whoever walks: its failures are put into words here.</summary>
    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        var texts = _texts[table];
        var walk = index is null ? texts.ByKey : texts.ByIndex[index];
        var sql = descending ? walk.Down : walk.Up;
        var row = Guard(() => Database.Another(sql));
        try
        {
            _ = Guard(() => Bind(Bind(row, range.From), range.To));
            Func<bool> step = row.Step;
            while (Guard(step)) yield return new Body(table.HasByteKeys ? Key.Of(row.Blob(0).ToArray()) : Key.Of(row.Long(0)), row.Blob(1).ToArray());
        }
        finally
        {
            row.Dispose();
            Database.GiveBack(sql, row);
        }
    }

    public long Count(TableIndex index) => Database.Scalar(_texts[index.Table].Counts[index]);

    public void Apply(BodyChange change)
    {
        var texts = _texts[change.Table];
        if (change.Sealed is null)
        {
            Bind(Database.Use(texts.Remove), change.Key).Run();
            return;
        }
        var statement = Bind(Database.Use(change.Was == BodyWas.InPlace ? texts.Replace : texts.Put), change.Key).Bind(change.Sealed);
        if (change.Was != BodyWas.InPlace)
            foreach (var at in change.At) Bind(statement, at);
        // What memory takes for kept has to be in the file.
        if (statement.Run() != 1) throw new EngineFailure(
            $"A record of table {change.Table.Name} is no longer in the store '{Database.Path}'. Nothing of the last step was kept. Restart the bot.", StoreTrouble.Damage);
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteFailure failure)
        {
            throw failure.Engine(Database.Path);
        }
    }

    internal static Statement Bind(Statement statement, Key? key) => key is { } some ? Bind(statement, some) : statement.Bind((long?)null);

    internal static Statement Bind(Statement statement, Key key) => key.Bytes is { } bytes ? statement.Bind(bytes) : statement.Bind(key.Number);

    /// <summary>The statements of one table. Names are ours: nothing that somebody wrote gets into a text.</summary>
    private sealed class Texts
    {
        public Texts(Table table)
        {
            var columns = string.Concat(table.Indexes.Select(index => $", {SqlNames.Column(index)}"));
            var places = string.Concat(table.Indexes.Select((_, i) => $", ?{i + 3}"));
            var changes = string.Concat(table.Indexes.Select((index, i) => $", {SqlNames.Column(index)}=?{i + 3}"));
            Load = string.Intern($"SELECT body FROM {SqlNames.Of(table)} WHERE key=?1");
            Put = string.Intern($"INSERT INTO {SqlNames.Of(table)}(key, body{columns}) VALUES(?1, ?2{places}) ON CONFLICT(key) DO UPDATE SET body=?2{changes}");
            Replace = string.Intern($"UPDATE {SqlNames.Of(table)} SET body=?2 WHERE key=?1");
            Remove = string.Intern($"DELETE FROM {SqlNames.Of(table)} WHERE key=?1");
            ByKey = new Walk(table, "key");
            ByIndex = table.Indexes.ToDictionary(index => index, index => new Walk(table, SqlNames.Column(index)));
            Counts = table.Indexes.ToDictionary(index => index, index => $"SELECT count(*) FROM {SqlNames.Of(table)} WHERE {SqlNames.Column(index)} IS NOT NULL");
        }

        public string Load { get; }

        public string Put { get; }

        public string Replace { get; }

        public string Remove { get; }

        public Walk ByKey { get; }

        public Dictionary<TableIndex, Walk> ByIndex { get; }

        public Dictionary<TableIndex, string> Counts { get; }

        internal sealed class Walk(Table table, string column)
        {
            public string Up { get; } = Sql(table, column, "");

            public string Down { get; } = Sql(table, column, " DESC");

            private static string Sql(Table table, string column, string turn) => column == "key"
                ? $"SELECT key, body FROM {SqlNames.Of(table)} WHERE key BETWEEN ?1 AND ?2 ORDER BY key{turn}"
                : $"SELECT key, body FROM {SqlNames.Of(table)} WHERE {column} IS NOT NULL AND {column} BETWEEN ?1 AND ?2 ORDER BY {column}{turn}, key{turn}";
        }
    }
}
