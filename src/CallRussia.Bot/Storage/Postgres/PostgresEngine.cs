using System.Data;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>
/// A store on a PostgreSQL server. Whoever writes, the bot or a verb on any machine, holds one lock while it does: so steps follow each other, no two ever
/// conflict, and a step costs two ways to the server beside what it has to read. The generation tells that somebody else has written, and the recent groups what: that is read anew.
/// </summary>
/// <param name="attendance">Null for a verb, which may write beside the bot and serves nobody.</param>
/// <param name="marks">See <see cref="IEngine.Marks"/>.</param>
/// <param name="copy">Makes a file of all there is.</param>
internal sealed class PostgresEngine(Server server, Attendance? attendance, IReadOnlyList<Table> tables, byte[]? marks, Action<IView, string> copy, TimeProvider clock) : IEngine
{
    /// <summary>A server that fails over or is started anew is back by then.</summary>
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);

    /// <summary>A step of its own: what is asked with it would be of the time before the lock.</summary>
    private static readonly string s_begin = $"SELECT pg_advisory_xact_lock({Locks.Place(LockOf.Writing)})";
    private const string Step = "WITH step AS (INSERT INTO writer(id, step) VALUES($2, $3) ON CONFLICT(id) DO UPDATE SET step=$3, at=now()) UPDATE store SET generation=$1";
    private const string News = $"SELECT pg_notify({Attendance.Channel}, $1)";

    private readonly PostgresTables _tables = new(tables, server.Name);
    private NpgsqlConnection? _line;
    private readonly List<BodyChange> _changes = [];
    private readonly RecentGroups _recent = new(tables);
    private long _generation = RecentGroups.Unknown;
    private Guid? _writer;
    private long _step;

    /// <summary>What was committed last is on the primary, and perhaps on no other server.</summary>
    private bool _isUnconfirmed;

    public bool ViewsAreCheap => true;

    public byte[]? Marks => marks;

    public INeighbours? Neighbours => attendance;

    public Others Begin() => Begin([], out _);

    public Others Begin(IReadOnlyCollection<Place> expected, out IEnumerable<KeyValuePair<Place, byte[]?>> brought)
    {
        (_generation, var others, brought) = Guard(() => Lock(expected));
        return others;
    }

    public byte[]? Load(Table table, Key key) => _tables.Load(Line, table, key);

    public bool AreFar => true;

    public IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places) => _tables.Load(Line, places);

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => _tables.Scan(Line, table, index, range, descending);

    /// <summary>They go with the commit: one way to the server instead of two.</summary>
    public void Apply(IReadOnlyList<BodyChange> changes) => _changes.AddRange(changes);

    public void Commit()
    {
        _step++;
        var next = _generation + 1;
        try
        {
            using var batch = new NpgsqlBatch(Line);
            foreach (var some in _tables.Steps(_changes)) batch.BatchCommands.Add(some);
            batch.BatchCommands.Add(RecentGroups.Tell(next, Others.Of(_changes)));
            batch.BatchCommands.Add(Sql.Step(Step, Sql.Value(next), Sql.Value(_writer!.Value), Sql.Value(_step)));
            // Writers follow each other: a notification, which makes commits follow each other, costs nothing.
            if (_changes.Exists(static change => change.Table.IsNews)) batch.BatchCommands.Add(Sql.Step(News, Sql.Value($"{attendance?.Own}")));
            batch.BatchCommands.Add(Sql.Step("COMMIT"));
            Keep(batch);
            _generation = next;
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            // A server that answers has taken it back. One that was cut off in the middle may have kept it: four of five had.
            if (_line is { State: ConnectionState.Open } || !WasKept()) throw PostgresFailure.Of(failure, server.Name);
        }
        _changes.Clear();
    }

    public bool Rollback()
    {
        _changes.Clear();
        if (_line is not { State: ConnectionState.Open } line)
        {
            Hang();
            return true;
        }
        try
        {
            Sql.Run(line, "ROLLBACK");
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            Hang();
        }
        return true;
    }

    public void Rest()
    {
    }

    public IView View()
    {
        var line = server.Looking();
        try
        {
            return new PostgresView(line, _tables, server.Name);
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            line.Dispose();
            throw PostgresFailure.Of(failure, server.Name);
        }
    }

    public void CopyTo(string path)
    {
        using var view = View();
        copy(view, path);
    }

    public void Dispose()
    {
        try
        {
            if (_line is { State: ConnectionState.Open } line && _writer is { } writer) Sql.Run(line, "DELETE FROM writer WHERE id=$1 OR at < now() - interval '1 day'", writer);
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            // The row of a writer that is gone says nothing to anybody.
        }
        Hang();
        attendance?.Dispose();
        server.Dispose();
    }

    private NpgsqlConnection Line => _line ?? throw PostgresFailure.Of(new NpgsqlException(), server.Name);

    /// <summary>From here to the end of the transaction nobody else writes.</summary>
    private Begun Lock(IReadOnlyCollection<Place> expected) => Locks.Wait(clock, () => TryLock(expected), takeBack: () => Rollback());

    private Begun TryLock(IReadOnlyCollection<Place> expected)
    {
        _line ??= Dial();
        _writer ??= (Guid)Sql.Scalar(_line, "SELECT gen_random_uuid()")!;
        using var batch = new NpgsqlBatch(_line);
        batch.BatchCommands.Add(Sql.Step("BEGIN ISOLATION LEVEL READ COMMITTED"));
        batch.BatchCommands.Add(Sql.Step(s_begin));
        batch.BatchCommands.Add(RecentGroups.Since(_generation));
        foreach (var some in _tables.Loads(expected)) batch.BatchCommands.Add(some);
        using var row = batch.ExecuteReader();
        // The lock's own result is the first.
        row.NextResult();
        if (!row.Read()) throw new EngineFailure($"The store {server.Name} lacks the row that tells what it is. Restore the last backup.", StoreTrouble.Damage);
        var (generation, others) = _recent.Read(row, _generation);
        row.NextResult();
        return new Begun(generation, others, PostgresTables.Read(row, expected));
    }

    private NpgsqlConnection Dial()
    {
        var line = server.Writing();
        line.Notice += (_, told) => _isUnconfirmed |= Sql.IsUnconfirmed(told);
        return line;
    }

    private void Keep(NpgsqlBatch batch)
    {
        _isUnconfirmed = false;
        batch.ExecuteNonQuery();
        if (!_isUnconfirmed) return;
        Hang();
        throw new TimeoutException("No standby has confirmed it.");
    }

    /// <summary>The lock is free when the step that was cut off is over, whatever became of it.</summary>
    private bool WasKept()
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            Hang();
            try
            {
                _ = Lock([]);
                var last = Sql.Scalar(Line, "UPDATE writer SET at=now() WHERE id=$1 RETURNING step", _writer!.Value);
                // When a standby confirms this, it has all that was before.
                using var batch = new NpgsqlBatch(Line) { BatchCommands = { Sql.Step("COMMIT") } };
                Keep(batch);
                return last is long kept && kept == _step;
            }
            catch (Exception failure) when (IsOfServer(failure) || failure is EngineFailure { Trouble: StoreTrouble.Passing })
            {
                if (clock.GetElapsedTime(since) > LongestDoubt) throw new EngineFailure(
                    $"The PostgreSQL server of the store {server.Name} was lost in the middle of a step, or its standby does not confirm it, and that has not changed for two minutes: nobody knows yet whether it was kept. The bot stops; started again it goes on from what there is.",
                    StoreTrouble.Damage,
                    failure);
                Task.Delay(LookAgain, clock).GetAwaiter().GetResult();
            }
        }
    }

    private void Hang()
    {
        _line?.Dispose();
        _line = null;
        // The next one may lead to another server, which need not have heard of all that this one was told.
        _generation = RecentGroups.Unknown;
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            throw PostgresFailure.Of(failure, server.Name);
        }
    }

    private static bool IsOfServer(Exception failure) => failure is NpgsqlException or TimeoutException or InvalidOperationException;

    private sealed record Begun(long Generation, Others Others, IEnumerable<KeyValuePair<Place, byte[]?>> Brought);

    /// <summary>A transaction that only reads: it sees what was kept when it began, and holds up nobody.</summary>
    private sealed class PostgresView : IView
    {
        private readonly NpgsqlConnection _line;
        private readonly PostgresTables _tables;
        private readonly string _store;

        public PostgresView(NpgsqlConnection line, PostgresTables tables, string store)
        {
            (_line, _tables, _store) = (line, tables, store);
            using var batch = new NpgsqlBatch(line);
            batch.BatchCommands.Add(Sql.Step("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
            // Only the first reading fixes what is seen.
            batch.BatchCommands.Add(Sql.Step("SELECT form FROM store"));
            batch.ExecuteNonQuery();
        }

        public byte[]? Load(Table table, Key key) => _tables.Load(_line, table, key);

        public bool AreFar => true;

        public IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places) => _tables.Load(_line, places);

        public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => _tables.Scan(_line, table, index, range, descending);

        public IReadOnlyList<string> Tables()
        {
            try
            {
                return PostgresSchema.Filled(_line);
            }
            catch (NpgsqlException failure)
            {
                throw PostgresFailure.Of(failure, _store);
            }
        }

        /// <summary>The server looks after its own files (checksums, amcheck): we compare records and indexes.</summary>
        public IEnumerable<string> CheckStructure() => [];

        public long Count(TableIndex index) => _tables.Count(_line, index);

        public void Dispose()
        {
            try
            {
                if (_line.State == ConnectionState.Open) Sql.Run(_line, "COMMIT");
            }
            catch (NpgsqlException)
            {
                // It only read; a broken line does not come back into the pool.
            }
            _line.Dispose();
        }
    }
}
