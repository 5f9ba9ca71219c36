using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>What is to be said, to whom and when: all that an organizer composes.</summary>
/// <param name="Messages">By language; at least one before it can be sent.</param>
/// <param name="Fallback">Whose message they get whose language has none; null: they get nothing.</param>
public sealed record BroadcastDraft(ImmutableDictionary<Language, News> Messages, Language? Fallback, Audience To, SendTime When)
{
    public static BroadcastDraft Empty { get; } = new(ImmutableDictionary<Language, News>.Empty, null, Audience.Everyone, new SendTime.Now());

    /// <summary>What somebody who reads <paramref name="language"/> gets; null when nothing.</summary>
    public News? For(Language language) =>
        Messages.GetValueOrDefault(language) ?? (Fallback is { } fallback ? Messages.GetValueOrDefault(fallback) : null);

    /// <summary>To start from: its time is over, and the messages that brought it stand in another's chat.</summary>
    public BroadcastDraft Copy() => this with
    {
        Messages = Messages.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with { From = NewsSource.Unknown }),
        When = new SendTime.Now(),
    };

    public bool Equals(BroadcastDraft? other) => other is not null && Fallback == other.Fallback && To == other.To && When == other.When
        && Messages.Count == other.Messages.Count && Messages.All(pair => other.Messages.GetValueOrDefault(pair.Key) == pair.Value);

    public override int GetHashCode() => HashCode.Combine(Messages.Count, Fallback, To, When);
}

/// <summary>When it goes out.</summary>
public abstract record SendTime
{
    /// <summary>As soon as it is ordered, or approved.</summary>
    public sealed record Now : SendTime;

    public sealed record At(DateTimeOffset Moment) : SendTime;

    /// <summary>At that hour of that day on each volunteer's own clock; where it is over already, at once.</summary>
    /// <param name="Hour">0–23.</param>
    public sealed record LocalHour(DateOnly Day, int Hour, int Minute = 0) : SendTime
    {
        public DateTime Local => Day.ToDateTime(new TimeOnly(Hour, Minute));
    }
}

/// <summary>Where a broadcast stands. The values are stored.</summary>
public enum BroadcastStatus
{
    Draft = 0,

    /// <summary>Ordered, with more recipients than one organizer may write to alone: waits for another one.</summary>
    Waiting = 1,

    /// <summary>Its time has not come.</summary>
    Scheduled = 2,

    /// <summary>Its recipients are fixed; it goes out.</summary>
    Sending = 3,
    Paused = 4,
    Done = 5,

    /// <summary>Those who have it keep it; nobody else gets it.</summary>
    Cancelled = 6,

    /// <summary>What was sent in the last 48 hours is being deleted from the chats.</summary>
    Recalling = 7,
    Recalled = 8,
}

/// <summary>One message to one volunteer and what became of it. The values are stored.</summary>
public enum DeliveryFate
{
    Waiting = 0,

    /// <summary>Handed to Telegram; after a crash nobody can tell whether it arrived: then it becomes <see cref="Unknown"/>.</summary>
    UnderWay = 1,
    Sent = 2,

    /// <summary>The volunteer blocked the bot, or the account is gone.</summary>
    Blocked = 3,

    /// <summary>Telegram refused it.</summary>
    Failed = 4,

    /// <summary>Perhaps sent: never repeated by itself.</summary>
    Unknown = 5,

    /// <summary>Recalled from the chat.</summary>
    Deleted = 6,

    /// <summary>Not sent: cancelled, or the volunteer is no longer to be written to (forgotten, wants no news).</summary>
    Dropped = 7,
}

/// <summary>How far it is. Counts of deliveries.</summary>
/// <param name="PerSecond">Over the last seconds, in messages that arrived; 0 when it does not go.</param>
/// <param name="Left">Until the last one, at the present rate; null when unknown.</param>
public sealed record BroadcastProgress(int Total, int Sent, int Blocked, int Failed, int Unknown, int Deleted, int Dropped, double PerSecond = 0, TimeSpan? Left = null)
{
    public static BroadcastProgress None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Handed out to be sent, and not heard of yet: where it was stopped meanwhile, those that were not begun come back.</summary>
    public int UnderWay { get; init; }

    public int Settled => Sent + Blocked + Failed + Unknown + Deleted + Dropped;
}

/// <summary>A broadcast as the store keeps it.</summary>
/// <param name="Author">Who composed it.</param>
/// <param name="Reachable">How many the draft would reach now; once its recipients are fixed, <see cref="BroadcastProgress.Total"/> says how many it has.</param>
/// <param name="Stopped">Why it does not go on although it is Sending, for a person to read about; null while all is well.</param>
public sealed record Broadcast(
    BroadcastId Id, VolunteerId Author, DateTimeOffset CreatedAt, BroadcastStatus Status, BroadcastDraft Draft, int Reachable, BroadcastProgress Progress, BroadcastStop? Stopped = null)
{
    public VolunteerId? ApprovedBy { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>On its links, as far as they are counted. Whose they were nobody knows.</summary>
    public int Taps { get; init; }

    /// <summary>Why another organizer sent it back, until it is ordered anew.</summary>
    public ReturnReason? Returned { get; init; }

    /// <summary>Nothing more of it is to be sent as it stands. A flood is no matter of the broadcast: it only waits.</summary>
    public bool IsHeldUp => Status != BroadcastStatus.Sending || Stopped is BroadcastStop.Lever or BroadcastStop.TooManyFailures;

    /// <summary>In so many chats something of it stands, as far as anybody knows: an album may stand there without its words.</summary>
    public int InChats => Progress.Sent + (Draft.Messages.Values.Any(news => news.Messages() > 1) ? Progress.Failed + Progress.Unknown : 0);

    /// <summary>Whether a recall can still delete something: Telegram lets a bot delete what is younger than 48 hours.</summary>
    public bool IsRecallable(DateTimeOffset at) =>
        InChats > 0 && Status is BroadcastStatus.Sending or BroadcastStatus.Paused or BroadcastStatus.Done or BroadcastStatus.Cancelled
        && at - (EndedAt ?? at) < TimeSpan.FromHours(48);
}

/// <summary>What holds up a broadcast that should go. The values are stored.</summary>
public enum BroadcastStop
{
    /// <summary>The lever "broadcasts" or "everything" is pulled.</summary>
    Lever = 0,

    /// <summary>Telegram said how long to wait.</summary>
    Flood = 1,

    /// <summary>Of the first deliveries so many were refused that something is wrong with the message: an organizer has to look and resume.</summary>
    TooManyFailures = 2,
}
