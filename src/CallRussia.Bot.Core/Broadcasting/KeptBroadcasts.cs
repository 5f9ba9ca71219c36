using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Where a broadcast stands. What it says lies beside it (<see cref="Drafts"/>), for its course is looked at with every message.</summary>
/// <param name="Author">Who changed its draft last, or ordered it: nobody approves their own words.</param>
/// <param name="ChangedAt">When its status changed last.</param>
public sealed record KeptBroadcast(BroadcastId Id, VolunteerId Author, BroadcastStatus Status, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    public VolunteerId? ApprovedBy { get; init; }

    /// <summary>When a scheduled one begins: the first of its recipients is due.</summary>
    public DateTimeOffset? Begins { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The last volunteer who was looked at for its recipients; null before that and when all are fixed.</summary>
    public long? Filled { get; init; }

    public BroadcastStop? Stop { get; init; }

    /// <summary>An organizer has looked at the failures and let it go on: it does not stop for them again.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Everybody who is to be told how it stands was told.</summary>
    public bool IsTold { get; init; } = true;

    public KeptPace Pace { get; init; } = KeptPace.None;

    /// <summary>Why another organizer sent it back, until it is ordered anew.</summary>
    public ReturnReason? Returned { get; init; }

    /// <summary>Who gets it is not fixed yet.</summary>
    public bool IsOpen => Status is BroadcastStatus.Draft or BroadcastStatus.Waiting or BroadcastStatus.Scheduled;

    /// <summary>Nothing more becomes of it by itself.</summary>
    public bool IsOver => EndedAt is not null && Status is BroadcastStatus.Done or BroadcastStatus.Cancelled or BroadcastStatus.Recalled;

    /// <summary>It has something to do, at its time at the latest, or somebody is to be told of it.</summary>
    public bool IsAtWork => !IsTold
        || Status is BroadcastStatus.Scheduled or BroadcastStatus.Sending or BroadcastStatus.Paused or BroadcastStatus.Recalling
        || this is { Status: BroadcastStatus.Cancelled, EndedAt: null };

    /// <param name="isTold">False: somebody is to be told.</param>
    public KeptBroadcast Moved(BroadcastStatus to, DateTimeOffset at, bool isTold = true) => this with { Status = to, ChangedAt = at, IsTold = isTold };

    /// <summary>From here on its recipients are taken in, from the first volunteer on.</summary>
    public KeptBroadcast Begun(DateTimeOffset at) => Moved(BroadcastStatus.Sending, at) with { StartedAt = at, Filled = 0, Pace = Pace with { At = at } };

    public KeptBroadcast Ended(BroadcastStatus to, DateTimeOffset at) => Moved(to, at, isTold: false) with { EndedAt = at };
}

/// <summary>How fast it goes, measured over some seconds.</summary>
/// <param name="PerThousandSeconds">Messages.</param>
/// <param name="At">When it was measured last.</param>
/// <param name="Sent">How many had been sent then.</param>
public sealed record KeptPace(long PerThousandSeconds, DateTimeOffset At, int Sent)
{
    /// <summary>A rate that nothing was added to for so long says nothing any more.</summary>
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(10);

    /// <summary>Shorter spans would show every hiccup.</summary>
    private static readonly TimeSpan s_over = TimeSpan.FromSeconds(3);

    public static KeptPace None { get; } = new(0, DateTimeOffset.MinValue, 0);

    /// <returns>The same one when too little time has passed to say anything new.</returns>
    public KeptPace Measured(int sent, DateTimeOffset now) => now - At < s_over
        ? this
        : new KeptPace(Math.Max(0, (sent - Sent) * 1_000L * TimeSpan.TicksPerSecond / (now - At).Ticks), now, sent);

    public double PerSecond(DateTimeOffset now) => At > now - s_holds ? PerThousandSeconds / 1_000.0 : 0;
}

/// <summary>Broadcasts, by their ids.</summary>
public static class KeptBroadcasts
{
    // Whose words went out stays with them, as in the audit log: others rely on it.
    public static readonly Table<BroadcastId, KeptBroadcast> Table = new("broadcast", broadcast => broadcast.Id, id => Key.Of(id.Value), Write, Read);

    /// <summary>Those that have something to do or of which somebody is to be told, oldest first.</summary>
    public static readonly TableIndex<KeptBroadcast> AtWork = Table.By("work", static broadcast => broadcast.IsAtWork ? Key.Of(broadcast.Id.Value) : null);

    private static readonly Sequence s_ids = new("broadcast");

    public static BroadcastId Next(ITransaction kept) => new(kept.Next(s_ids));

    public static KeptBroadcast? Find(ITransaction kept, BroadcastId id) => kept.Find(Table, id);

    public static void Save(ITransaction kept, KeptBroadcast broadcast) => kept.Put(Table, broadcast);

    private static void Write(RecordWriter to, KeptBroadcast broadcast) => to
        .Long(broadcast.Id.Value).Long(broadcast.Author.Value).Long((int)broadcast.Status).Time(broadcast.CreatedAt).Time(broadcast.ChangedAt).Long(broadcast.ApprovedBy?.Value)
        .Time(broadcast.Begins).Time(broadcast.StartedAt).Time(broadcast.EndedAt).Long(broadcast.Filled).Long((int?)broadcast.Stop).Bool(broadcast.IsLenient).Bool(broadcast.IsTold)
        .Long(broadcast.Pace.PerThousandSeconds).Time(broadcast.Pace.At).Long(broadcast.Pace.Sent)
        .Long((int?)broadcast.Returned?.Ready).Text(broadcast.Returned?.Words);

    private static ReturnReason? Reason(int? ready, string words) => ready is { } known ? new ReturnReason((ReadyReturn)known, words) : null;

    private static KeptBroadcast Read(ref RecordReader from)
    {
        var (id, author, status) = (new BroadcastId(from.Long()), new VolunteerId(from.Long()), (BroadcastStatus)from.Int());
        return new KeptBroadcast(id, author, status, from.Time(), from.Time())
        {
            ApprovedBy = from.VolunteerOrNull(),
            Begins = from.TimeOrNull(),
            StartedAt = from.TimeOrNull(),
            EndedAt = from.TimeOrNull(),
            Filled = from.LongOrNull(),
            Stop = (BroadcastStop?)from.IntOrNull(),
            IsLenient = from.Bool(),
            IsTold = from.Bool(),
            Pace = new KeptPace(from.Long(), from.Time(), from.Int()),
            Returned = Reason(from.IntOrNull(), from.Text()),
        };
    }
}
