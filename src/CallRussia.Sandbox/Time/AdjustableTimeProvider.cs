namespace CallRussia.Sandbox;

/// <summary>
/// A clock that can be moved forward: the real clock plus a shift, or a stopped one that moves only when told.
/// Timers that become due by a jump fire at once, in the order in which they were due, before <see cref="Advance"/> returns;
/// a periodic one fires once however far the jump, as it does when a laptop wakes up.
/// </summary>
public sealed class AdjustableTimeProvider : TimeProvider
{
    // System timers refuse more than about 49 days; a longer wait is re-armed when this much has passed.
    private static readonly TimeSpan LongestSystemWait = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly HashSet<AdjustableTimer> _armed = [];
    private readonly DateTimeOffset _origin;
    private readonly long _startedAt = System.GetTimestamp();
    private readonly bool _running;
    private long _shift;
    private long _step;

    /// <summary>The real time, running, without a shift yet.</summary>
    public AdjustableTimeProvider()
        : this(System.GetUtcNow())
    {
    }

    /// <summary>Starts at <paramref name="start"/>; runs with the real clock unless <paramref name="running"/> is false.</summary>
    public AdjustableTimeProvider(DateTimeOffset start, bool running = true)
    {
        _origin = start.ToUniversalTime();
        _running = running;
    }

    /// <summary>How far this clock has been moved in all.</summary>
    public TimeSpan Shift => TimeSpan.FromTicks(Volatile.Read(ref _shift));

    /// <summary>Told after every jump.</summary>
    public event EventHandler? Advanced;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal bool Running => _running;

    public override DateTimeOffset GetUtcNow() => _origin + TimeSpan.FromTicks(GetTimestamp() + Volatile.Read(ref _step));

    public override long GetTimestamp() =>
        (_running ? System.GetElapsedTime(_startedAt).Ticks : 0) + Volatile.Read(ref _shift);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new AdjustableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Whether a timer is due in exactly that time: a test moves a stopped clock on when the wait has begun, and no further.</summary>
    public bool IsDueIn(TimeSpan wait)
    {
        var due = GetTimestamp() + wait.Ticks;
        return Armed().Any(timer => timer.Due == due);
    }

    /// <summary>Moves the clock forward and fires what has become due.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            Volatile.Write(ref _shift, _shift + by.Ticks);
        }

        foreach (var timer in Armed().OrderBy(timer => timer.Due))
        {
            timer.FireOrRearm();
        }

        Advanced?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Somebody puts the clock forward or back. No time passes by that: timers and timestamps go on as before.</summary>
    public void Step(TimeSpan by) => Interlocked.Add(ref _step, by.Ticks);

    internal static TimeSpan SystemWait(long ticks) =>
        TimeSpan.FromTicks(Math.Clamp(ticks, 0, LongestSystemWait.Ticks));

    internal void Track(AdjustableTimer timer, bool armed)
    {
        lock (_gate)
        {
            _ = armed ? _armed.Add(timer) : _armed.Remove(timer);
        }
    }

    // A timer holds its own gate when it comes to this one: none is asked anything in here.
    private AdjustableTimer[] Armed()
    {
        lock (_gate)
        {
            return [.. _armed];
        }
    }
}
