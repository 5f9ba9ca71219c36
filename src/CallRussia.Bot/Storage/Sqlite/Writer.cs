using System.Diagnostics;
using System.Threading.Channels;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>
/// The only thread that writes. Whatever waits when it looks shares one commit: durability is paid once per batch, and nobody waits for
/// a batch to fill. A job that throws is rolled back alone; a commit that fails takes its whole batch with it.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    /// <summary>Measured: 64 and 128 give the same throughput, more only lengthens the wait of the first.</summary>
    private const int JobsPerCommit = 128;

    /// <summary>Who comes when so many wait, waits before the door.</summary>
    private const int Waiting = 4_096;

    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Session _session;
    private volatile IStoreFaults? _faults;
    private readonly Checkpoints _checkpoints;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Job> _batch = new(JobsPerCommit);
    private volatile Exception? _broken;
    private long _longestHold;
    private long _since;

    /// <param name="checkpointPages">See <see cref="Checkpoints"/>.</param>
    public Writer(Session session, IStoreFaults? faults, int checkpointPages)
    {
        _session = session;
        _checkpoints = new Checkpoints(session.Database, checkpointPages);
        _faults = faults;
        _thread = new Thread(Work) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    /// <summary>The longest time for which a transaction kept all other writers out, of this process and others.</summary>
    public TimeSpan LongestHold => TimeSpan.FromTicks(Interlocked.Read(ref _longestHold));

    public void ForgetLongestHold() => Interlocked.Exchange(ref _longestHold, 0);

    /// <summary>For tests: breaks or mends a store that is already open.</summary>
    public void Suffer(IStoreFaults? faults) => _faults = faults;

    public async Task<T> Run<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        if (_broken is { } broken) throw Again(broken);
        var job = new Job<T>(work);
        try
        {
            await _jobs.Writer.WriteAsync(job, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw _broken is { } late ? Again(late) : new ObjectDisposedException(nameof(SqliteStore));
        }
        // From here on the job is going to be committed: giving up the wait would hide what happened.
        return await job.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _ended.Task;
        _checkpoints.Dispose();
    }

    private void Work()
    {
        try
        {
            _checkpoints.TakeOver();
            while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) Batch();
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private void Batch()
    {
        while (_batch.Count < JobsPerCommit && _jobs.Reader.TryRead(out var job)) _batch.Add(job);
        try
        {
            if (_broken is { } broken) throw broken;
            Transact();
            foreach (var job in _batch) job.Settle();
            _checkpoints.Committed();
        }
        catch (Exception e)
        {
            Lose(e);
        }
        _batch.Clear();
    }

    private void Transact()
    {
        if (!TryTogether())
        {
            if (_batch.Count == 1) return;
            Begin();
            foreach (var job in _batch) Isolate(job);
        }
        _session.Finish();
        _faults?.At(StorePoint.BeforeCommit);
        _session.Database.Use("COMMIT").Run();
        var held = Stopwatch.GetElapsedTime(_since).Ticks;
        if (held > Interlocked.Read(ref _longestHold)) Interlocked.Exchange(ref _longestHold, held);
        _faults?.At(StorePoint.AfterCommit);
    }

    private void Begin()
    {
        _session.Database.Use("BEGIN IMMEDIATE").Run();
        _since = Stopwatch.GetTimestamp();
        _session.Begin();
    }

    /// <summary>A savepoint copies every page that its job changes. Jobs hardly ever throw, so the batch is first run without; a job may be run again.</summary>
    /// <returns>False when one threw: everything is rolled back.</returns>
    private bool TryTogether()
    {
        Begin();
        try
        {
            foreach (var job in _batch) Run(job);
            return true;
        }
        catch (Exception e) when (IsJobs(e) && _session.Database.InTransaction)
        {
            _session.Database.Use("ROLLBACK").Run();
            _session.Forget();
            if (_batch is [var alone]) alone.Failure = Told(e);
            return false;
        }
    }

    private void Isolate(Job job)
    {
        var database = _session.Database;
        database.Use("SAVEPOINT job").Run();
        try
        {
            Run(job);
            _session.Finish();
            database.Use("RELEASE job").Run();
        }
        catch (Exception e) when (IsJobs(e) && database.InTransaction)
        {
            job.Failure = Told(e);
            database.Use("ROLLBACK TO job").Run();
            database.Use("RELEASE job").Run();
            _session.Forget();
        }
    }

    private void Run(Job job)
    {
        _faults?.At(StorePoint.BeforeWork);
        job.Run(_session);
        _faults?.At(StorePoint.AfterWork);
    }

    /// <summary>The job's own failure. (When SQLite has ended the whole transaction, on a full disk, the batch is lost and not only this job.)</summary>
    private static bool IsJobs(Exception e) => e is not SimulatedCrash and not SqliteFailure { IsMachine: true } and not SqliteFailure { IsDamage: true };

    /// <summary>Nothing of the batch was kept, or nobody can tell: whoever asked hears of it, and what memory knows is read anew.</summary>
    private void Lose(Exception cause)
    {
        var told = Told(cause);
        if (cause is SimulatedCrash or SqliteFailure { IsDamage: true }) _broken = told;
        if (cause is not SimulatedCrash && _broken is null && !RolledBack())
            _broken = new StoreException("The store could not take back a failed step. Restart the bot; what was acknowledged is kept.", cause) { Trouble = StoreTrouble.Damage };
        _session.Forget();
        foreach (var job in _batch) job.Fail(told);
    }

    private bool RolledBack()
    {
        try
        {
            if (_session.Database.InTransaction) _session.Database.Use("ROLLBACK").Run();
            return true;
        }
        catch (SqliteFailure)
        {
            return !_session.Database.InTransaction;
        }
    }

    private Exception Told(Exception cause) => cause is SqliteFailure failure ? failure.Explain(_session.Database.Path) : cause;

    private static Exception Again(Exception broken) =>
        broken is StoreException told ? new StoreException(told.Message, told) { Trouble = told.Trouble } : broken;
}
