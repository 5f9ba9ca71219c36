namespace CallRussia.Sandbox;

/// <summary>One timer of the <see cref="AdjustableTimeProvider"/>: remembers when it is due on that clock.</summary>
internal sealed class AdjustableTimer : ITimer
{
    private const long Never = long.MaxValue;

    private readonly Lock _gate = new();
    private readonly AdjustableTimeProvider _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer? _alarm;
    private long _due = Never;
    private long _period = Never;
    private bool _disposed;

    public AdjustableTimer(AdjustableTimeProvider clock, TimerCallback callback, object? state)
    {
        (_clock, _callback, _state) = (clock, callback, state);
        if (clock.Running)
        {
            _alarm = TimeProvider.System.CreateTimer(
                static timer => ((AdjustableTimer)timer!).FireOrRearm(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public long Due
    {
        get
        {
            lock (_gate)
            {
                return _due;
            }
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return false;
            }

            _period = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? Never : period.Ticks;
            _due = dueTime == Timeout.InfiniteTimeSpan ? Never : _clock.GetTimestamp() + dueTime.Ticks;
            Arm();
        }

        // A stopped clock has no alarm of its own: what is due now fires now.
        if (!_clock.Running && dueTime == TimeSpan.Zero)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.FireOrRearm(), this, preferLocal: false);
        }

        return true;
    }

    public void FireOrRearm()
    {
        lock (_gate)
        {
            if (_disposed || _due == Never)
            {
                return;
            }

            var now = _clock.GetTimestamp();
            var due = now >= _due;
            if (due)
            {
                _due = _period == Never ? Never : now + _period;
            }

            Arm();
            if (!due)
            {
                return;
            }
        }

        _callback(_state);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _due = Never;
            _clock.Track(this, armed: false);
            _alarm?.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm()
    {
        _clock.Track(this, _due != Never);
        _alarm?.Change(
            _due == Never ? Timeout.InfiniteTimeSpan : AdjustableTimeProvider.SystemWait(_due - _clock.GetTimestamp()),
            Timeout.InfiniteTimeSpan);
    }
}
