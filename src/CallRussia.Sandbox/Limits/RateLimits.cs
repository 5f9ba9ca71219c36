using System.Collections.Concurrent;

namespace CallRussia.Sandbox;

/// <summary>
/// The sending limits, when switched on: a bucket for the whole bot and one for each chat.
/// A refused message costs nothing; the answer tells when the next one would pass.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, Bucket> _chats = new();
    private SandboxRateLimits? _limits;
    private Bucket? _overall;

    public SandboxRateLimits? Limits
    {
        get => _limits;
        set
        {
            _chats.Clear();
            _overall = value is null ? null : new Bucket(value.OverallPerSecond, value.OverallPerSecond, time);
            _limits = value;
        }
    }

    public void Take(long chatId)
    {
        if (_limits is not { } limits || _overall is not { } overall)
        {
            return;
        }

        var chat = _chats.GetOrAdd(chatId, _ => new Bucket(limits.PerChatPerSecond, limits.PerChatBurst, time));
        var wait = chat.TryTake();
        if (wait == TimeSpan.Zero)
        {
            wait = overall.TryTake();
            if (wait > TimeSpan.Zero)
            {
                chat.GiveBack();
            }
        }

        if (wait > TimeSpan.Zero)
        {
            throw Refusal.TooManyRequests(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
        }
    }

    private sealed class Bucket(double perSecond, double capacity, TimeProvider time)
    {
        private readonly Lock _gate = new();
        private readonly double _capacity = capacity;
        private double _tokens = capacity;
        private long _filledAt = time.GetTimestamp();

        /// <summary>Zero when a token was taken; otherwise the time until there is one.</summary>
        public TimeSpan TryTake()
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(_capacity, _tokens + time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond);
                _filledAt = now;
                if (_tokens < 1)
                {
                    return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
                }

                _tokens--;
                return TimeSpan.Zero;
            }
        }

        public void GiveBack()
        {
            lock (_gate)
            {
                _tokens++;
            }
        }
    }
}
