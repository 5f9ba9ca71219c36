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
    private readonly Queue<DateTimeOffset> _lately = [];
    private double _rate = perSecond;
    private DateTimeOffset _next;
    private DateTimeOffset _asked;
    private DateTimeOffset _lastOwn;
    private DateTimeOffset _quietSince;
    private DateTimeOffset _pausedUntil;

    /// <summary>Messages a second, as it is now.</summary>
    public double Rate
    {
        get
        {
            lock (_gate) return _rate;
        }
    }

    public DateTimeOffset PausedUntil
    {
        get
        {
            lock (_gate) return _pausedUntil;
        }
    }

    /// <summary>A message that is no broadcast goes out now.</summary>
    public void Replied()
    {
        lock (_gate) Note(clock.GetUtcNow());
    }

    /// <returns>Zero: one may go, and is counted. Else how long to wait before asking again.</returns>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
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

    /// <summary>Nothing goes before that; an earlier end changes nothing.</summary>
    public void Pause(DateTimeOffset until)
    {
        lock (_gate) _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
    }

    /// <summary>Telegram said 429. Of several that were under way together, one counts.</summary>
    public void Flooded(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_pausedUntil <= clock.GetUtcNow()) _rate = Math.Max(_slowest, _rate / 2);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            _quietSince = _pausedUntil;
        }
    }

    private void Recover(DateTimeOffset now)
    {
        while (_rate < perSecond && now - _quietSince >= Quiet)
        {
            _rate = Math.Min(perSecond, _rate + 1);
            _quietSince += Quiet;
        }
    }

    private void Note(DateTimeOffset now)
    {
        Forget(now);
        _lately.Enqueue(now);
    }

    private void Forget(DateTimeOffset now)
    {
        while (_lately.TryPeek(out var oldest) && now - oldest >= Second) _lately.Dequeue();
    }
}
