namespace CallRussia.Bot.Hosting;

/// <summary>
/// When the next message of a broadcast may go. Evenly, for bursts are what Telegram refuses; never so fast that replies and it together
/// pass what Telegram takes from a bot: replies are only counted here and never wait. Slower after every 429, and slowly faster again.
/// </summary>
public sealed class BroadcastPace(int perSecond, TimeProvider clock)
{
    /// <summary>New messages to all chats together: Telegram speaks of 30 a second, and its clock is not ours. More is for paid broadcasts.</summary>
    private readonly int _together = Math.Max(29, perSecond);

    /// <summary>However much is said to people meanwhile, a broadcast does not stand still.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>What replies took, or a busy machine, may be made up for within so long…</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    /// <summary>…so much faster, and no faster: that is no burst.</summary>
    private const double Faster = 1.2;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    private readonly double _slowest = Math.Min(5, perSecond);
    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _lately = [];
    private double _rate = perSecond;
    /// <summary>These and all times here are steady ones.</summary>
    private TimeSpan _next;
    private TimeSpan _asked;
    private TimeSpan _lastOwn = -LongestWait;
    private TimeSpan _quietSince;
    private TimeSpan _pausedUntil;

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

    /// <summary>A message that is no broadcast goes out now.</summary>
    public void Replied()
    {
        lock (_gate) Note(clock.Steady());
    }

    /// <returns>Zero: one may go, and is counted. Else how long to wait before asking again.</returns>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            var now = clock.Steady();
            if (_pausedUntil > now) return _pausedUntil - now;
            Recover(now);
            // Nobody asked: there was nothing to send, and nothing is made up for.
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

    /// <summary>Telegram said 429. Of several that were under way together, one counts.</summary>
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
