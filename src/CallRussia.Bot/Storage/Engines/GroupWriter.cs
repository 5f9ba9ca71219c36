using System.Diagnostics;
using System.Threading.Channels;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>
/// The only thread that writes. Whatever waits when it looks shares one commit: durability is paid once per group, and nobody waits for a
/// group to fill. A job that throws is dropped alone; a commit that fails takes its whole group with it.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    /// <summary>Measured: 64 and 128 give the same throughput, more only lengthens the wait of the first.</summary>
    private const int JobsPerGroup = 128;

    /// <summary>When so many jobs wait, the next one waits for a place in the queue.</summary>
    private const int MostWaiting = 4_096;

    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Job> _group = new(JobsPerGroup);
    private readonly IEngine _engine;
    private readonly Marks _marks;
    private readonly Memory _memory = new();
    private readonly Ground _ground;
    private readonly Changes _ofGroup;
    private readonly Changes _ofJob;
    private volatile IStoreFaults? _faults;
    private volatile Exception? _broken;
    private long _longestHold;

    public GroupWriter(IEngine engine, Bodies bodies, Marks marks, IStoreFaults? faults)
    {
        (_engine, _marks, _faults) = (engine, marks, faults);
        _ground = new Ground(engine, bodies);
        _ofGroup = new Changes(_ground);
        _ofJob = new Changes(_ofGroup);
        new Thread(Work) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>The longest time for which a group kept all other writers out, of this process and others.</summary>
    public TimeSpan LongestHold => TimeSpan.FromTicks(Interlocked.Read(ref _longestHold));

    public void ForgetLongestHold() => Interlocked.Exchange(ref _longestHold, 0);

    /// <summary>For tests: breaks or mends a store that is already open.</summary>
    public void Suffer(IStoreFaults? faults) => _faults = faults;

    /// <summary>Work of which everything is kept or nothing.</summary>
    /// <param name="expects">See <see cref="IStore.Write"/>.</param>
    public Task<T> Run<T>(Func<ITransaction, T> work, CancellationToken cancellationToken, IReadOnlyList<Action<ITransaction>>? expects = null) => Queue(new Job<T>(work) { Expects = expects ?? [] }, cancellationToken);

    /// <summary>A short look at what is durable.</summary>
    public Task<T> Look<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => Queue(new Job<T>(look) { OnlyLooks = true }, cancellationToken);

    /// <summary>
    /// A group of somebody else's, whose rules run where it is made: <paramref name="work"/> reads what is there and brings the changes. It shares
    /// its commit with nobody, so it runs once: whoever reads in it was answered.
    /// </summary>
    public Task Relay(Func<IBodies, IReadOnlyList<BodyChange>> work) => Queue(new Relayed(() => work(_engine)), CancellationToken.None);

    private async Task<T> Queue<T>(Job<T> job, CancellationToken cancellationToken)
    {
        if (_broken is { } broken) throw Again(broken);
        try
        {
            await _jobs.Writer.WriteAsync(job, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw _broken is { } late ? Again(late) : new ObjectDisposedException(nameof(Store));
        }
        // From here on the job is going to be committed: giving up the wait would hide what happened.
        return await job.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _ended.Task;
    }

    private void Work()
    {
        try
        {
            while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) Group();
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private void Group()
    {
        Gather();
        Commit(_group);
        _group.Clear();
    }

    /// <returns>Whether somebody came.</returns>
    private bool Gather()
    {
        var before = _group.Count;
        while (_group.Count < JobsPerGroup && _jobs.Reader.TryPeek(out var next) && (_group.Count == 0 || (next is not Relayed && _group[0] is not Relayed)))
            if (_jobs.Reader.TryRead(out var job)) _group.Add(job);
        return _group.Count > before;
    }

    private void Commit(IReadOnlyList<Job> group, bool isSecond = false)
    {
        try
        {
            if (_broken is { } broken) throw broken;
            Transact(group);
            foreach (var job in group) job.Settle();
            _engine.Rest();
        }
        catch (Exception e) when (MayBeOfOneJob(e) && !isSecond && group is not [Relayed] && TakeBack())
        {
            // Which job it was of is seen when each is alone.
            foreach (var job in group.Where(job => !job.IsOver)) Commit([job], isSecond: true);
        }
        catch (Exception e)
        {
            Lose(group, e);
        }
    }

    private void Transact(IReadOnlyList<Job> group)
    {
        Begin(group);
        var since = Stopwatch.GetTimestamp();
        // They see what is durable, whatever becomes of the others.
        foreach (var job in group)
        {
            if (!job.OnlyLooks) continue;
            Run(job, new Transaction(_ground, _marks, _memory));
            job.Settle();
        }
        foreach (var job in group)
            if (!job.OnlyLooks) Run(job, new Transaction(_ofJob, _marks, _memory));
        if (!HandOver(group))
        {
            _engine.Rollback();
            return;
        }
        _faults?.At(StorePoint.BeforeCommit);
        _engine.Commit();
        Hold(Stopwatch.GetElapsedTime(since).Ticks);
        _faults?.At(StorePoint.AfterCommit);
    }

    private void Begin(IReadOnlyList<Job> group)
    {
        if (!_ground.AreFar)
        {
            Hear(_engine.Begin());
            return;
        }
        // The first step only says what it expects: that comes in the way in which the group begins.
        _ = Expect(group, 0);
        var others = _engine.Begin(_ground.Expected, out var brought);
        Hear(others);
        _ground.Bring(brought);
        // Whoever was answered after the last group asks again at once: who came during that way need not wait for the next commit.
        var isLarger = group == _group && Gather();
        for (var step = isLarger || !others.IsNothing ? 0 : 1; Expect(group, step);) step++;
    }

    /// <returns>False when nobody has such a step.</returns>
    private bool Expect(IReadOnlyList<Job> group, int step)
    {
        var those = group.Where(job => step < job.Expects.Count).ToList();
        var beforehand = new Transaction(_ground, _marks, _memory);
        foreach (var job in those) Expect(job.Expects[step], beforehand);
        beforehand.End();
        return those.Count > 0;
    }

    private static void Expect(Action<ITransaction> step, Transaction beforehand)
    {
        try
        {
            step(beforehand);
        }
        catch (Exception e) when (e is not EngineFailure)
        {
            // The work itself meets what is wrong, and only that work is lost.
        }
    }

    /// <returns>False when nothing was changed.</returns>
    private bool HandOver(IReadOnlyList<Job> group)
    {
        if (group is [Relayed { Failure: null, Brought: { Count: > 0 } brought }])
        {
            _engine.Apply(brought);
            Hear(Others.Of(brought));
            return true;
        }
        if (_ofGroup.IsEmpty) return false;
        _ground.Apply(_engine, _ofGroup.Take());
        return true;
    }

    private void Run(Job job, Transaction kept)
    {
        var faults = job.OnlyLooks ? null : _faults;
        job.Failure = null;
        try
        {
            faults?.At(StorePoint.BeforeWork);
            job.Run(kept);
            faults?.At(StorePoint.AfterWork);
            _ofJob.Into(_ofGroup);
        }
        catch (Exception e) when (e is not SimulatedCrash and not EngineFailure)
        {
            job.Failure = Told(e);
            _ofJob.Clear();
            // What is derived may have been changed along with records that are as before.
            if (kept.HasRemembered) _memory.Drop();
        }
        finally
        {
            kept.End();
        }
        if (_ground.Failure is { } failure) throw failure;
    }

    /// <summary>A record that can't be written, or what an engine met when it read or wrote one: with luck the others of the group are not touched by it.</summary>
    private static bool MayBeOfOneJob(Exception cause) => cause is UnwritableRecord or EngineFailure { Trouble: StoreTrouble.Damage };

    /// <summary>Nothing of the group was kept, or nobody can tell: whoever asked hears of it, and what memory knows is read anew.</summary>
    private void Lose(IReadOnlyList<Job> group, Exception cause)
    {
        var told = Told(cause);
        if (cause is SimulatedCrash or EngineFailure { Trouble: StoreTrouble.Damage }) _broken = told;
        if (_broken is null && !TakeBack())
            _broken = new StoreException("The store could not take back a failed step. Restart the bot; what was acknowledged is kept.", cause) { Trouble = StoreTrouble.Damage };
        foreach (var job in group) job.Fail(told);
    }

    /// <returns>False when the engine can't go on.</returns>
    private bool TakeBack()
    {
        _ofJob.Clear();
        _ofGroup.Clear();
        Drop();
        return _engine.Rollback();
    }

    private void Hear(Others others)
    {
        if (others.IsEverything)
        {
            Drop();
            return;
        }
        _ground.Forget(others.Places);
        _memory.Forget(others.Tables);
    }

    private void Drop()
    {
        _ground.Drop();
        _memory.Drop();
    }

    private void Hold(long ticks)
    {
        if (ticks > Interlocked.Read(ref _longestHold)) Interlocked.Exchange(ref _longestHold, ticks);
    }

    public static Exception Told(Exception cause) => cause switch
    {
        EngineFailure failure => failure.Explain(),
        DamagedException damage => Seals.Damage(damage.What, damage),
        UnwritableRecord { InnerException: { } why } => why,
        _ => cause,
    };

    private static Exception Again(Exception broken) =>
        broken is StoreException told ? new StoreException(told.Message, told) { Trouble = told.Trouble } : broken;
}
