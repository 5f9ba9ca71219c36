using System.Collections.Concurrent;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>
/// One SQLite file: WAL, synchronous=FULL, one writer, readers beside it. A table of ours is a table of SQLite with key, body and one column
/// for each index.
/// </summary>
internal sealed class SqliteEngine : IEngine, ILimited
{
    private readonly Database _database;
    private readonly SafeFileHandle _file;
    private readonly Checkpoints _checkpoints;
    private readonly SqliteTables _tables;
    private readonly ConcurrentBag<SqliteTables> _idle = [];
    private readonly IReadOnlyList<Table> _all;
    private volatile bool _closed;

    /// <param name="database">For writing, with all tables made.</param>
    /// <param name="file">The same file: see <see cref="StoreFile.Watch"/>.</param>
    /// <param name="checkpointPages">See <see cref="Checkpoints"/>.</param>
    /// <param name="marks">See <see cref="IEngine.Marks"/>.</param>
    public SqliteEngine(Database database, SafeFileHandle file, IReadOnlyList<Table> tables, int checkpointPages, byte[]? marks)
    {
        Marks = marks;
        (_database, _file, _all) = (database, file, tables);
        _tables = new SqliteTables(database, tables);
        _checkpoints = new Checkpoints(database, checkpointPages);
        _checkpoints.TakeOver();
    }

    public bool ViewsAreCheap => true;

    public byte[]? Marks { get; }

    public Others Begin() => Guard(() =>
    {
        _database.Use("BEGIN IMMEDIATE").Run();
        return Others.None;
    });

    public byte[]? Load(Table table, Key key) => Guard(() => _tables.Load(table, key));

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => _tables.Scan(table, index, range, descending);

    public void Apply(IReadOnlyList<BodyChange> changes) => Guard(() =>
    {
        foreach (var change in changes) _tables.Apply(change);
        return true;
    });

    public void Commit() => Guard(() => _database.Use("COMMIT").Run());

    public bool Rollback()
    {
        try
        {
            if (_database.InTransaction) _database.Use("ROLLBACK").Run();
            return true;
        }
        catch (SqliteFailure)
        {
            return !_database.InTransaction;
        }
    }

    public void Rest() => _checkpoints.Committed();

    public IView View()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteEngine));
        return Guard(() => new SqliteView(this, _idle.TryTake(out var tables) ? tables : new SqliteTables(Database.Read(_database.Path), _all)));
    }

    public void CopyTo(string path) => Guard(() =>
    {
        using var reader = Database.Read(_database.Path);
        LiveCopy.Take(reader, _file, path);
        // Opened, it moves the log into the file, as after a crash.
        using var copy = Database.Single(path);
        copy.CheckSound("quick_check");
        return true;
    });

    public void Limit(long bytes) => _database.Execute($"PRAGMA max_page_count={Math.Max(1, bytes / 4096)}");

    public void Dispose()
    {
        _closed = true;
        _checkpoints.Dispose();
        while (_idle.TryTake(out var tables)) tables.Database.Dispose();
        _database.Dispose();
        // After every connection: see Watch.
        _file.Dispose();
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteFailure failure)
        {
            throw failure.Engine(_database.Path);
        }
    }

    /// <summary>A connection of its own in a transaction that reads: it sees the last commit and never waits for the writer.</summary>
    private sealed class SqliteView : IView
    {
        private readonly SqliteEngine _engine;
        private readonly SqliteTables _tables;

        public SqliteView(SqliteEngine engine, SqliteTables tables)
        {
            (_engine, _tables) = (engine, tables);
            try
            {
                tables.Database.Execute("BEGIN");
                // Only the first reading fixes what is seen.
                _ = tables.Database.Scalar("SELECT count(*) FROM sqlite_schema");
            }
            catch
            {
                tables.Database.Dispose();
                throw;
            }
        }

        public byte[]? Load(Table table, Key key) => _engine.Guard(() => _tables.Load(table, key));

        public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => _tables.Scan(table, index, range, descending);

        public long Count(TableIndex index) => _engine.Guard(() => _tables.Count(index));

        public IReadOnlyList<string> Tables() => _engine.Guard(() => RecordSchema.Filled(_tables.Database));

        public IEnumerable<string> CheckStructure() => _engine.Guard(() =>
        {
            var wrong = new List<string>();
            using var row = _tables.Database.Use("PRAGMA integrity_check(20)");
            while (row.Step())
                if (row.Text(0) is var found && found != "ok") wrong.Add($"The file is damaged: {found}");
            return wrong;
        });

        public void Dispose()
        {
            if (!_engine._closed && Ended()) _engine._idle.Add(_tables);
            else _tables.Database.Dispose();
        }

        /// <returns>False when the connection is of no more use.</returns>
        private bool Ended()
        {
            try
            {
                if (_tables.Database.InTransaction) _tables.Database.Execute("COMMIT");
                return true;
            }
            catch (SqliteFailure)
            {
                return false;
            }
        }
    }
}
