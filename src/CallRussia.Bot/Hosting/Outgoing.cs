using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// What is to be sent, by chat: one request per chat at a time, the most urgent chat first, none before its time. Only bookkeeping under
/// one lock; it sends nothing. Its times are of <see cref="SteadyTime"/>: a clock that is put back makes nobody wait.
/// </summary>
/// <param name="serves">Whose chats are served from here.</param>
public sealed class Outgoing(TimeProvider clock, Func<VolunteerId, bool> serves) : IDisposable
{
    /// <summary>Longer than the bot ever seems to type. A later time in the store comes from a clock that was wrong.</summary>
    private static readonly TimeSpan LongestTyping = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<VolunteerId, OutgoingChat> _chats = [];
    private readonly QuietWaits _quiet = new();
    private readonly PriorityQueue<(OutgoingChat Chat, int Stamp), (Urgency Urgency, long Order)> _ready = new();
    private readonly PriorityQueue<(OutgoingChat Chat, int Stamp), TimeSpan> _sleeping = new();
    private readonly SemaphoreSlim _some = new(0);
    private ITimer? _alarm;
    private TimeSpan _alarmAt = TimeSpan.MaxValue;
    private TimeSpan _pausedUntil;
    private TaskCompletionSource? _idle;
    private int _underWay;
    private long _order;

    public int Count
    {
        get
        {
            lock (_gate) return _chats.Values.Sum(chat => chat.Waiting.Count) + _underWay;
        }
    }

    public int CountOf(VolunteerId chat)
    {
        lock (_gate) return _chats.TryGetValue(chat, out var known) ? known.Waiting.Count + (known.UnderWay is null ? 0 : 1) : 0;
    }

    /// <summary>One that is here already is not added again: who takes up what the store says waits may find what a turn is about to say.</summary>
    public void Add(Delivery delivery)
    {
        lock (_gate)
        {
            if (IsOfOthers(delivery)) return;
            var chat = Of(delivery.Volunteer);
            if (delivery.Id != Delivery.Unkept && chat.Has(delivery.Id)) return;
            chat.Waiting.Enqueue(new OutgoingChat.Delayed(delivery, Begins(delivery)), (Place(delivery), Position(delivery)));
            if (chat.UnderWay is null) Queue(chat);
        }
    }

    /// <summary>The next delivery that may go; its chat waits until <see cref="Done"/> or <see cref="Again"/>.</summary>
    public async Task<Delivery> Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _some.WaitAsync(cancellationToken);
            lock (_gate)
            {
                if (!_ready.TryDequeue(out var next, out _) || !MayGo(next.Chat, next.Stamp))
                {
                    TellIdle();
                    continue;
                }
                _underWay++;
                return next.Chat.Take(clock.Steady());
            }
        }
    }

    public void Done(Delivery delivery)
    {
        lock (_gate) Release(Of(delivery.Volunteer));
    }

    /// <summary>Not now: its chat goes on with this delivery, after that time.</summary>
    public void Again(Delivery delivery, TimeSpan after)
    {
        lock (_gate)
        {
            var chat = Of(delivery.Volunteer);
            if (IsOfOthers(delivery))
            {
                Release(chat);
                return;
            }
            // Before everything else of its urgency, so that the order within a chat holds.
            chat.Waiting.Enqueue(new OutgoingChat.Delayed(delivery, TimeSpan.Zero), (Place(delivery), delivery.Id == Delivery.Unkept ? long.MinValue : delivery.Id));
            chat.PausedUntil = OutgoingChat.Later(chat.PausedUntil, clock.Steady() + after);
            Release(chat);
        }
    }

    /// <summary>Nothing goes for so long; a shorter time changes nothing.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_gate) _pausedUntil = OutgoingChat.Later(_pausedUntil, clock.Steady() + length);
    }

    /// <summary>Nothing goes to that chat for so long; a shorter time changes nothing.</summary>
    public void Pause(VolunteerId chat, TimeSpan length)
    {
        lock (_gate) Of(chat).PausedUntil = OutgoingChat.Later(Of(chat).PausedUntil, clock.Steady() + length);
    }

    /// <summary>Nothing goes to anybody.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate) return _pausedUntil > clock.Steady();
        }
    }

    /// <summary>Something waits for that chat, is under way to it, or was sent to it a moment ago.</summary>
    public bool IsTalking(VolunteerId chat)
    {
        lock (_gate) return _chats.TryGetValue(chat, out var known) && (known.UnderWay is not null || known.Waiting.Count > 0 || !known.IsRested(clock.Steady()));
    }

    /// <summary>A broadcast went to the chat: where somebody is talking with the bot it counts for the pace there.</summary>
    public void Spent(VolunteerId chat)
    {
        lock (_gate)
            if (_chats.TryGetValue(chat, out var known)) known.Spend(clock.Steady());
    }

    /// <summary>Completes when nothing is ready and nothing under way; what sleeps is kept in the store.</summary>
    public Task Idle(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (IsIdle) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>These chats are served elsewhere now: what is kept for them is left to others. Completes when nothing is under way there.</summary>
    public Task GiveUp(Share share, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var chat in _chats.Values.Where(chat => share.Has(chat.Volunteer)).ToList())
            {
                chat.Drop(IsOfOthers);
                if (chat.UnderWay is not null) continue;
                // What is queued for it is outdated.
                chat.Stamp++;
                if (chat.Waiting.Count > 0) Queue(chat);
                else _chats.Remove(chat.Volunteer);
            }
            return _quiet.Until(share, IsUnderWay, cancellationToken);
        }
    }

    public void Dispose()
    {
        _alarm?.Dispose();
        _some.Dispose();
    }

    private bool IsIdle => _underWay == 0 && _ready.Count == 0;

    /// <summary>An outdated entry is passed over, and a chat that has to wait meanwhile goes to sleep.</summary>
    private bool MayGo(OutgoingChat chat, int stamp)
    {
        if (stamp != chat.Stamp) return false;
        if (chat.NotBefore(clock.Steady(), _pausedUntil) <= clock.Steady()) return true;
        Queue(chat);
        return false;
    }

    private OutgoingChat Of(VolunteerId volunteer)
    {
        if (!_chats.TryGetValue(volunteer, out var chat)) _chats.Add(volunteer, chat = new OutgoingChat(volunteer));
        return chat;
    }

    /// <summary>Within a chat live screens keep the order in which they were decided: a timer's screen that came after a later reply would stay as the live one.</summary>
    private static Urgency Place(Delivery delivery) => delivery.Live ? Urgency.Reply : delivery.Urgency;

    private TimeSpan Begins(Delivery delivery)
    {
        if (delivery.NotBefore is not { } at || at - clock.GetUtcNow() is not { Ticks: > 0 } wait) return TimeSpan.Zero;
        return clock.Steady() + (wait < LongestTyping ? wait : LongestTyping);
    }

    private long Position(Delivery delivery) => delivery.Id == Delivery.Unkept ? long.MaxValue - 1_000_000_000 + ++_order : delivery.Id;

    private void Release(OutgoingChat chat)
    {
        chat.UnderWay = null;
        _underWay--;
        if (chat.Waiting.Count > 0) Queue(chat);
        // A chat without work and without a wait of its own is removed; otherwise 46,000 of them would stay for ever.
        else if (chat.IsRested(clock.Steady())) _chats.Remove(chat.Volunteer);
        _quiet.Ended(chat.Volunteer, IsUnderWay);
        TellIdle();
    }

    private bool IsUnderWay(Share share) => _chats.Values.Any(chat => chat.UnderWay is not null && share.Has(chat.Volunteer));

    /// <summary>What is kept is sent by whoever serves its hearer. What is not kept nobody else can send.</summary>
    private bool IsOfOthers(Delivery delivery) => delivery.Id != Delivery.Unkept && !serves(delivery.Volunteer);

    private void TellIdle()
    {
        if (IsIdle) Interlocked.Exchange(ref _idle, null)?.SetResult();
    }

    /// <summary>Queues the chat where it belongs now: ready, or asleep. Its stamp makes an earlier entry outdated.</summary>
    private void Queue(OutgoingChat chat)
    {
        var now = clock.Steady();
        var notBefore = chat.NotBefore(now, _pausedUntil);
        chat.Stamp++;
        if (notBefore <= now)
        {
            _ready.Enqueue((chat, chat.Stamp), (chat.Head.Urgency, ++_order));
            _some.Release();
            return;
        }
        _sleeping.Enqueue((chat, chat.Stamp), notBefore);
        if (notBefore >= _alarmAt) return;
        _alarmAt = notBefore;
        _alarm ??= clock.CreateTimer(_ => Wake(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _alarm.Change(Until(notBefore, now), Timeout.InfiniteTimeSpan);
    }

    private void Wake()
    {
        lock (_gate)
        {
            var now = clock.Steady();
            _alarmAt = TimeSpan.MaxValue;
            while (_sleeping.TryPeek(out var next, out var at) && at <= now)
            {
                _sleeping.Dequeue();
                if (next.Stamp == next.Chat.Stamp && next.Chat.UnderWay is null && next.Chat.Waiting.Count > 0) Queue(next.Chat);
            }
            if (!_sleeping.TryPeek(out _, out var earliest)) return;
            _alarmAt = earliest;
            _alarm!.Change(Until(earliest, now), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A timer takes at most about 49 days, and a retry_after of hours is real.</summary>
    private static TimeSpan Until(TimeSpan at, TimeSpan now) =>
        at - now > TimeSpan.FromHours(12) ? TimeSpan.FromHours(12) : at > now ? at - now : TimeSpan.Zero;
}
