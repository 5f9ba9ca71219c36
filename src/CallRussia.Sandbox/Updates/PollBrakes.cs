namespace CallRussia.Sandbox;

/// <summary>What the real server does against bots that ask too fast: repeated offsets and conflicts in a row are slowed down.</summary>
internal sealed class PollBrakes(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FastWindow = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private int? _previousOffset;
    private long _previousStart;
    private long? _previousConflict;

    /// <summary>The same offset again within 3 s waits at least 3 s; within half a second it also gets one update at a time.</summary>
    public (int Limit, int Timeout) SlowDown(int offset, int limit, int timeout)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var since = time.GetElapsedTime(_previousStart, now);
            var again = _previousOffset == offset;
            _previousOffset = offset;
            _previousStart = now;
            return (again && since < FastWindow ? 1 : limit, again && timeout < 3 && since < Window ? 3 : timeout);
        }
    }

    /// <summary>Refuses; conflicts that follow within 3 seconds of an answered one are answered 3 seconds late.</summary>
    public async Task ConflictAsync(string reason, CancellationToken cancellation)
    {
        bool late;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            late = _previousConflict is { } previous && time.GetElapsedTime(previous, now) < Window;
            if (!late)
            {
                _previousConflict = now;
            }
        }

        if (late)
        {
            await Task.Delay(Window, time, cancellation);
        }

        throw Refusal.Conflict(reason);
    }
}
