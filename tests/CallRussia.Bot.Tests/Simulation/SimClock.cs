namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The time of the simulated world; it stands still between steps.</summary>
internal sealed class SimClock(DateTimeOffset now)
{
    public DateTimeOffset Now { get; private set; } = now;

    public void Pass(TimeSpan time) => Now += time;
}

/// <summary>
/// The clock of one process. A pause (Task.Delay) is over at once; an alarm rings when <see cref="Ring"/> is called after its time. The
/// timers of a dead process never fire.
/// </summary>
internal sealed class ProcessClock(SimClock world) : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private volatile bool _dead;

    public override DateTimeOffset GetUtcNow() => world.Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => world.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        if (dueTime != Timeout.InfiniteTimeSpan) ThreadPool.QueueUserWorkItem(_ => alarm.Fire());
        else _alarms.Add(alarm);
        return alarm;
    }

    public void Ring()
    {
        while (_alarms.Find(alarm => alarm.At <= world.Now) is { } due)
        {
            due.At = null;
            due.Fire();
        }
    }

    public void Die() => _dead = true;

    private sealed class Alarm(ProcessClock clock, Action fire) : ITimer
    {
        public DateTimeOffset? At { get; set; }

        public void Fire()
        {
            if (!clock._dead) fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            At = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            return true;
        }

        public void Dispose() => At = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
