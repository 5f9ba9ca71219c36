namespace CallRussia.Bot.Hosting;

/// <summary>
/// When the next message of a broadcast may go. Messages go evenly, because Telegram refuses bursts, and so slowly that replies and broadcasts
/// together stay below what Telegram takes from a bot; replies are only counted here and never wait. Every 429 halves the rate, quiet minutes raise it.
/// </summary>
public sealed class BroadcastPace(int perSecond, TimeProvider clock)
{
    /// <summary>New messages a second to all chats together: one below Telegram's 30, because its clock is not ours. Only paid broadcasts may be faster.</summary>
    private readonly int _together = Math.Max(29, perSecond);

    /// <summary>A broadcast waits no longer than this for replies, however many there are.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Time lost to replies or to a busy machine is made up for, at most this much of it…</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    /// <summary>…by sending this much faster: Telegram takes that for no burst.</summary>
    private const double Faster = 1.2;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    private readonly double _slowest = Math.Min(5, perSecond);
    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _lately = [];
    private double _rate = perSecond;
    /// <summary>All times here are of <see cref="SteadyTime"/>.</summary>
    private TimeSpan _next;
    private TimeSpan _asked;
    private TimeSpan _lastOwn = -LongestWait;
    private TimeSpan _quietSince;
    private TimeSpan _pausedUntil;
    private int _replied;

    /// <summary>Messages a second, as it is now.</summary>
    public double Rate
    {
        get
        {
            lock (_gate) return _rate;
        }
    }

    public bool IsPaused
    {
        get
        {
            lock (_gate) return _pausedUntil > clock.Steady();
        }
    }

    /// <summary>A message that belongs to no broadcast goes out now: it counts, and does not wait.</summary>
    public void Replied()
    {
        lock (_gate)
        {
            _replied++;
            Note(clock.Steady());
        }
    }

    /// <summary>Other instances of the bot have sent so many.</summary>
    public void Heard(int messages)
    {
        lock (_gate)
            for (; messages > 0; messages--) Note(clock.Steady());
    }

    /// <returns>How many went out from here since it was asked last.</returns>
    public int TakeReplied()
    {
        lock (_gate)
        {
            var replied = _replied;
            _replied = 0;
            return replied;
        }
    }

    /// <returns>Zero: one message may go, and it is counted. Else: how long to wait before asking again.</returns>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            var now = clock.Steady();
            if (_pausedUntil > now) return _pausedUntil - now;
            Recover(now);
            // Nobody asked for a while, so there was nothing to send and no time was lost.
            if (now - _asked > Late / 2 && _next < now) _next = now;
            _asked = now;
            var slot = _next > now - Late ? _next : now - Late;
            var soonest = _lastOwn + TimeSpan.FromSeconds(1 / (_rate * Faster));
            if (slot > now || soonest > now) return (slot > soonest ? slot : soonest) - now;
            Forget(now);
            if (_lately.Count >= _together && now - _lastOwn < LongestWait) return _lately.Peek() + Second - now;
            _next = slot + TimeSpan.FromSeconds(1 / _rate);
            _lastOwn = now;
            Note(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Nothing goes for so long; a shorter time changes nothing.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_gate) Stand(length);
    }

    /// <summary>Telegram said 429. Several refusals of messages that were under way together halve the rate once.</summary>
    public void Flooded(TimeSpan length)
    {
        lock (_gate)
        {
            if (_pausedUntil <= clock.Steady()) _rate = Math.Max(_slowest, _rate / 2);
            Stand(length);
            _quietSince = _pausedUntil;
        }
    }

    private void Stand(TimeSpan length)
    {
        var until = clock.Steady() + length;
        if (until > _pausedUntil) _pausedUntil = until;
    }

    private void Recover(TimeSpan now)
    {
        while (_rate < perSecond && now - _quietSince >= Quiet)
        {
            _rate = Math.Min(perSecond, _rate + 1);
            _quietSince += Quiet;
        }
    }

    private void Note(TimeSpan now)
    {
        Forget(now);
        _lately.Enqueue(now);
    }

    private void Forget(TimeSpan now)
    {
        while (_lately.TryPeek(out var oldest) && now - oldest >= Second) _lately.Dequeue();
    }
}
