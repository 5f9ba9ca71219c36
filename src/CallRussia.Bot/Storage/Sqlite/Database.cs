using CallRussia.Bot.Storage.Failures;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>
/// One connection with its prepared statements. Microsoft.Data.Sqlite opens, copies and closes it; statements run on the raw handle,
/// because a command object per statement costs more than the statement.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <summary>The same, by the very string: the texts are constants, and hashing one anew costs more than binding its values.</summary>
    private readonly Dictionary<object, Statement> _constants = new(ReferenceEqualityComparer.Instance);

    private readonly List<Statement> _walks = [];
    private readonly Dictionary<string, Stack<Statement>> _spare = new(StringComparer.Ordinal);

    private Database(string path, SqliteOpenMode mode)
    {
        Path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            _connection.Open();
        }
        catch (SqliteException e)
        {
            _connection.Dispose();
            throw new SqliteFailure(e.SqliteErrorCode, e.Message);
        }
        Handle = _connection.Handle!;
        _ = raw.sqlite3_extended_result_codes(Handle, 1);
        _ = raw.sqlite3_busy_timeout(Handle, 5_000);
    }

    public string Path { get; }

    public sqlite3 Handle { get; }

    public int Changes => raw.sqlite3_changes(Handle);

    public long LastId => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>Since it was opened: how far the log has grown, were it never to begin anew.</summary>
    public long PagesWritten
    {
        get
        {
            const int CacheWrite = 9;
            _ = raw.sqlite3_db_status(Handle, CacheWrite, out var pages, out _, 0);
            return pages;
        }
    }

    /// <summary>SQLite ends a transaction by itself on some errors (disk full among them).</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public static Database Write(string path) => Tuned(new Database(path, SqliteOpenMode.ReadWriteCreate), static database =>
    {
        database.Execute("PRAGMA page_size=4096");
        database.Execute("PRAGMA journal_mode=WAL");
        // A forgotten hand-out is a person called twice: an acknowledged commit survives a power cut.
        database.Execute("PRAGMA synchronous=FULL");
        database.Execute("PRAGMA journal_size_limit=67108864");
        database.Execute("PRAGMA temp_store=MEMORY");
        database.Execute("PRAGMA cache_size=-32768");
        database.Execute("PRAGMA foreign_keys=OFF");
    });

    public static Database Read(string path) => Tuned(new Database(path, SqliteOpenMode.ReadOnly), static database =>
    {
        database.Execute("PRAGMA query_only=ON");
        database.Execute("PRAGMA cache_size=-8192");
    });

    /// <summary>A file of its own, such as a copy: no WAL, so that it is one file when closed.</summary>
    public static Database Single(string path) => Tuned(new Database(path, SqliteOpenMode.ReadWriteCreate), static database =>
    {
        // Its log, if it has one, goes into the file. Nobody else writes to it: reading it needs no copies of its pages in memory.
        database.Execute("PRAGMA journal_mode=DELETE");
        database.Execute("PRAGMA mmap_size=2147418112");
    });

    /// <summary>The statement of this text, ready to be bound.</summary>
    public Statement Use(string sql) => (_constants.TryGetValue(sql, out var statement) ? statement : Prepared(sql)).Begin();

    /// <summary>A statement of its own, ready to be bound: of one text several walks may be open at a time. Give it back when it is disposed.</summary>
    public Statement Another(string sql)
    {
        if (_spare.TryGetValue(sql, out var spare) && spare.TryPop(out var known)) return known.Begin();
        var statement = Prepare(sql);
        _walks.Add(statement);
        return statement.Begin();
    }

    public void GiveBack(string sql, Statement statement)
    {
        if (!_spare.TryGetValue(sql, out var spare)) _spare.Add(sql, spare = []);
        spare.Push(statement);
    }

    private Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = Prepare(sql));
        }
        // Only constants: a text made at run time would be another string every time.
        if (string.IsInterned(sql) is { } constant && ReferenceEquals(constant, sql)) _constants[sql] = statement;
        return statement;
    }

    private Statement Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle);
        return code == raw.SQLITE_OK ? new Statement(this, handle) : throw Failure(code);
    }

    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql);
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    public long Scalar(string sql)
    {
        using var row = Use(sql);
        return row.Step() ? row.Long(0) : 0;
    }

    /// <summary>
    /// Moves what it can from the log into the file and waits for nobody. That it could not is no failure: what was committed stays where it is.
    /// </summary>
    public void Checkpoint() => _ = raw.sqlite3_wal_checkpoint_v2(Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    /// <param name="check">The quick one reads every page and every row but does not compare indexes with them: `check` does, and a restore.</param>
    /// <exception cref="StoreException">It is not sound.</exception>
    public void CheckSound(string check)
    {
        using var row = Use($"PRAGMA {check}(1)");
        if (!row.Step() || row.Text(0) != "ok")
            throw new StoreException(StoreSentences.Unsound);
    }

    public SqliteFailure Failure(int code) =>
        new(raw.sqlite3_extended_errcode(Handle) is var extended && (extended & 0xff) == (code & 0xff) ? extended : code, raw.sqlite3_errmsg(Handle).utf8_to_string());

    public void CopyTo(Database target)
    {
        try
        {
            _connection.BackupDatabase(target._connection);
        }
        catch (SqliteException e)
        {
            throw new SqliteFailure(e.SqliteErrorCode, e.Message);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Close();
        _statements.Clear();
        foreach (var statement in _walks) statement.Close();
        _connection.Dispose();
    }

    private static Database Tuned(Database database, Action<Database> tune)
    {
        try
        {
            tune(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
