using System.Data;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>Tables of ours on a PostgreSQL server, with the statements that each needs. One serves all lines.</summary>
/// <remarks>A line does one thing at a time, and a rule may read while it walks: so a walk asks for some records, and then for those behind them.</remarks>
internal sealed class PostgresTables(IReadOnlyList<Table> tables, string store)
{
    /// <summary>Most walks of rules look at a few records.</summary>
    private const int FirstStretch = 16;

    private const int LongestStretch = 1_024;

    /// <summary>Bulky bodies have tens of kilobytes.</summary>
    private const int LongestOfBulky = 64;

    private readonly Dictionary<Table, Texts> _texts = tables.ToDictionary(table => table, table => new Texts(table));

    public byte[]? Load(NpgsqlConnection line, Table table, Key key) => Guard(() =>
    {
        using var command = new NpgsqlCommand(_texts[table].Load, line);
        command.Parameters.Add(Of(key));
        return (byte[]?)command.ExecuteScalar();
    });

    /// <summary>All in one way to the server.</summary>
    public Dictionary<Place, byte[]?> Load(NpgsqlConnection line, IReadOnlyCollection<Place> places) => Guard(() =>
    {
        using var batch = new NpgsqlBatch(line);
        foreach (var some in Loads(places)) batch.BatchCommands.Add(some);
        using var row = batch.ExecuteReader();
        return Read(row, places);
    });

    /// <summary>The steps that ask for these, to be answered to <see cref="Read(NpgsqlDataReader, IReadOnlyCollection{Place})"/>.</summary>
    public IEnumerable<NpgsqlBatchCommand> Loads(IReadOnlyCollection<Place> places) =>
        ByTable(places).Select(some => Sql.Step(_texts[some.Key].LoadMany, Many(some.Key.HasByteKeys, [.. some.Select(place => (Key?)place.Key)])));

    /// <param name="row">The answer of the first of the <see cref="Loads"/> comes next.</param>
    /// <returns>Each place once, with null where there is nothing.</returns>
    public static Dictionary<Place, byte[]?> Read(NpgsqlDataReader row, IReadOnlyCollection<Place> places)
    {
        var found = places.ToDictionary(place => place, _ => (byte[]?)null);
        foreach (var some in ByTable(places))
        {
            while (row.Read()) found[new Place(some.Key, Read(row, 0, some.Key.HasByteKeys))] = row.GetFieldValue<byte[]>(1);
            row.NextResult();
        }
        return found;
    }

    public IEnumerable<Body> Scan(NpgsqlConnection line, Table table, TableIndex? index, KeyRange range, bool descending)
    {
        var texts = _texts[table];
        var walk = index is null ? texts.ByKey : texts.ByIndex[index];
        var longest = table.IsBulky ? LongestOfBulky : LongestStretch;
        (Key At, Key Key)? last = null;
        for (var most = FirstStretch; ; most = Math.Min(longest, most * 4))
        {
            var (after, count) = (last, most);
            var found = Guard(() => Stretch(line, table, index, range, descending, walk, after, count));
            foreach (var (at, body) in found)
            {
                yield return body;
                last = (at, body.Key);
            }
            if (found.Count < count) yield break;
        }
    }

    /// <summary>The one statement that may take long: it looks at all that there is.</summary>
    public long Count(NpgsqlConnection line, TableIndex index) => Guard(() =>
    {
        using var command = new NpgsqlCommand(_texts[index.Table].Counts[index], line) { CommandTimeout = 0 };
        return (long)command.ExecuteScalar()!;
    });

    /// <summary>The steps that write these changes.</summary>
    /// <param name="changes">Sorted by table and key.</param>
    public List<NpgsqlBatchCommand> Steps(IReadOnlyList<BodyChange> changes)
    {
        var steps = new List<NpgsqlBatchCommand>();
        foreach (var some in changes.GroupBy(change => change.Table))
        {
            var texts = _texts[some.Key];
            Add(steps, texts.Remove, some.Where(change => change.Sealed is null), isWhole: false);
            Add(steps, texts.Replace, some.Where(change => change is { Sealed: not null, Was: BodyWas.InPlace }), isWhole: false);
            Add(steps, texts.Add, some.Where(change => change is { Sealed: not null, Was: BodyWas.None }), isWhole: true);
            Add(steps, texts.Put, some.Where(change => change is { Sealed: not null, Was: BodyWas.Elsewhere or BodyWas.Unknown }), isWhole: true);
        }
        return steps;
    }

    private static void Add(List<NpgsqlBatchCommand> steps, string sql, IEnumerable<BodyChange> changes, bool isWhole)
    {
        var some = changes.ToList();
        if (some.Count == 0) return;
        var table = some[0].Table;
        var step = Sql.Step(sql, Many(table.HasByteKeys, some.ConvertAll(change => (Key?)change.Key)));
        if (some[0].Sealed is not null) step.Parameters.Add(Sql.Bytes([.. some.Select(change => change.Sealed)]));
        if (isWhole)
            for (var i = 0; i < table.Indexes.Count; i++)
            {
                var at = i;
                step.Parameters.Add(Many(table.Indexes[i].HasByteKeys, some.ConvertAll(change => change.At[at])));
            }
        steps.Add(step);
    }

    private static NpgsqlParameter Many(bool areBytes, List<Key?> keys) =>
        areBytes ? Sql.Bytes([.. keys.Select(key => key?.Bytes)]) : Sql.Numbers([.. keys.Select(key => key?.Number)]);

    private static List<(Key At, Body Body)> Stretch(
        NpgsqlConnection line, Table table, TableIndex? index, KeyRange range, bool descending, Walk walk, (Key At, Key Key)? last, int most)
    {
        using var command = new NpgsqlCommand(walk.Text(descending, isFirst: last is null), line);
        if (last is not { } after)
        {
            command.Parameters.Add(Of(range.From));
            command.Parameters.Add(Of(range.To));
        }
        else
        {
            command.Parameters.Add(Of(descending ? range.From : range.To));
            command.Parameters.Add(Of(after.Key));
            if (index is not null) command.Parameters.Add(Of(after.At));
        }
        command.Parameters.Add(Sql.Value((long)most));
        using var row = command.ExecuteReader(CommandBehavior.SingleResult);
        var found = new List<(Key, Body)>();
        while (row.Read())
        {
            var key = Read(row, 0, table.HasByteKeys);
            found.Add((index is null ? key : Read(row, 2, index.HasByteKeys), new Body(key, row.GetFieldValue<byte[]>(1))));
        }
        return found;
    }

    public static Key Read(NpgsqlDataReader row, int column, bool isBytes) => isBytes ? Key.Of(row.GetFieldValue<byte[]>(column)) : Key.Of(row.GetInt64(column));

    public static NpgsqlParameter Of(Key key) => key.Bytes is { } bytes ? Sql.Value(bytes) : Sql.Value(key.Number);

    private static IEnumerable<IGrouping<Table, Place>> ByTable(IReadOnlyCollection<Place> places) => places.GroupBy(static place => place.Table);

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            throw PostgresFailure.Of(failure, store);
        }
    }

    /// <summary>The statements of one table.</summary>
    private sealed class Texts
    {
        public Texts(Table table)
        {
            var name = SqlNames.Of(table);
            var columns = string.Concat(table.Indexes.Select(index => $", {SqlNames.Column(index)}"));
            var arrays = string.Concat(table.Indexes.Select((_, i) => $", ${i + 3}"));
            var changes = string.Concat(table.Indexes.Select(index => $", {SqlNames.Column(index)}=excluded.{SqlNames.Column(index)}"));
            Load = $"SELECT body FROM {name} WHERE key=$1";
            LoadMany = $"SELECT key, body FROM {name} WHERE key=ANY($1)";
            Remove = $"DELETE FROM {name} WHERE key=ANY($1)";
            // What memory takes for new may not be there, and what it takes for kept has to be: else nothing of the group is done. A division by zero is an error.
            Add = $"INSERT INTO {name}(key, body{columns}) SELECT * FROM unnest($1, $2{arrays})";
            Put = $"{Add} ON CONFLICT(key) DO UPDATE SET body=excluded.body{changes}";
            Replace = $"WITH done AS (UPDATE {name} SET body=new.body FROM unnest($1, $2) AS new(key, body) WHERE {name}.key=new.key RETURNING 1) "
                + "SELECT 1/(CASE WHEN count(*)=cardinality($1) THEN 1 ELSE 0 END) FROM done";
            ByKey = new Walk(name, null);
            ByIndex = table.Indexes.ToDictionary(index => index, index => new Walk(name, SqlNames.Column(index)));
            Counts = table.Indexes.ToDictionary(index => index, index => $"SELECT count(*) FROM {name} WHERE {SqlNames.Column(index)} IS NOT NULL");
        }

        public string Load { get; }

        public string LoadMany { get; }

        public string Add { get; }

        public string Put { get; }

        public string Replace { get; }

        public string Remove { get; }

        public Walk ByKey { get; }

        public Dictionary<TableIndex, Walk> ByIndex { get; }

        public Dictionary<TableIndex, string> Counts { get; }
    }

    /// <summary>A walk along the keys, or along an index and the keys in it.</summary>
    private sealed class Walk(string table, string? column)
    {
        private readonly string _first = First(table, column, "");
        private readonly string _firstDown = First(table, column, " DESC");
        private readonly string _next = Next(table, column, isDown: false);
        private readonly string _nextDown = Next(table, column, isDown: true);

        /// <param name="descending">From the end of the range to its beginning.</param>
        /// <param name="isFirst">$1 and $2 are the ends of the range, $3 how many; otherwise $1 is the end that lies ahead, then come the last key, the last value in the index, and how many.</param>
        public string Text(bool descending, bool isFirst) => (descending, isFirst) switch
        {
            (false, true) => _first,
            (true, true) => _firstDown,
            (false, false) => _next,
            (true, false) => _nextDown,
        };

        private static string First(string table, string? column, string turn) => column is null
            ? $"SELECT key, body FROM {table} WHERE key BETWEEN $1 AND $2 ORDER BY key{turn} LIMIT $3"
            : $"SELECT key, body, {column} FROM {table} WHERE {column} BETWEEN $1 AND $2 ORDER BY {column}{turn}, key{turn} LIMIT $3";

        private static string Next(string table, string? column, bool isDown)
        {
            var (ahead, behind, turn) = isDown ? (">=", "<", " DESC") : ("<=", ">", "");
            return column is null
                ? $"SELECT key, body FROM {table} WHERE key {ahead} $1 AND key {behind} $2 ORDER BY key{turn} LIMIT $3"
                : $"SELECT key, body, {column} FROM {table} WHERE {column} {ahead} $1 AND ({column}, key) {behind} ($3, $2) ORDER BY {column}{turn}, key{turn} LIMIT $4";
        }
    }
}
