using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>One message of a broadcast to one volunteer, and what became of it.</summary>
/// <param name="Due">When it may go, of one that waits.</param>
/// <param name="Tries">Attempts that did not arrive.</param>
/// <param name="Message">What can be recalled.</param>
/// <param name="At">When it got its fate.</param>
public sealed record KeptDelivery(BroadcastId Broadcast, VolunteerId Volunteer, DateTimeOffset Due, DeliveryFate Fate = DeliveryFate.Waiting, int Tries = 0, int? Message = null, DateTimeOffset? At = null)
{
    /// <summary>The bot that sends it: the one that the volunteer was with when recipients were fixed.</summary>
    public BotId Bot { get; init; }

    /// <summary>The messages of its album, where they have arrived: the words with the buttons follow them in a message of their own.</summary>
    public IReadOnlyList<int> Album { get; init; } = [];

    /// <summary>It reached the volunteer, as far as anybody knows.</summary>
    public bool IsReceived => Fate is DeliveryFate.Sent or DeliveryFate.Unknown or DeliveryFate.Deleted;

    /// <summary>Something of it stands in the chat under a known name: the words, or an album, whatever became of its words.</summary>
    public bool IsRecallable => this is { Fate: DeliveryFate.Sent, Message: not null } or { Fate: DeliveryFate.Sent or DeliveryFate.Unknown or DeliveryFate.Failed or DeliveryFate.Blocked or DeliveryFate.Dropped, Album.Count: > 0 };

    /// <summary>Something may still become of it: when it is due, or since when it stands so.</summary>
    public DateTimeOffset? Open => this switch
    {
        { Fate: DeliveryFate.Waiting } => Due,
        { Fate: DeliveryFate.UnderWay or DeliveryFate.Unknown } or { IsRecallable: true } => At ?? Due,
        _ => null,
    };

    public KeptDelivery Turned(DeliveryFate to, DateTimeOffset at) => this with { Fate = to, At = at, Due = to == DeliveryFate.Waiting ? at : Due };
}

/// <summary>Deliveries by broadcast and volunteer, and the counts of them.</summary>
public static class KeptDeliveries
{
    /// <summary>How many of each fate: first the broadcast, then the fate. They outlive the deliveries: who is forgotten stays counted.</summary>
    public static readonly Counts Fates = new("fate");

    public static readonly Table<(BroadcastId Broadcast, VolunteerId Volunteer), KeptDelivery> Table = new(
        "delivery", delivery => (delivery.Broadcast, delivery.Volunteer), key => Key.Of(key.Broadcast.Value, key.Volunteer.Value), Write, Read)
    {
        HasByteKeys = true,
        OwnedBy = new Owner<KeptDelivery>(Of, Forget)
        {
            Section = "BroadcastsReceived",
            Tell = static (kept, volunteer) => Of(kept, volunteer).Count(delivery => delivery.IsReceived),
        },
        KeptFor = new Expiry<KeptDelivery>(
            static (kept, retention, now) => kept.All(KeptBroadcasts.Table)
                .Where(broadcast => broadcast.IsOver && broadcast.EndedAt < now - retention.Deliveries)
                .SelectMany(broadcast => kept.Range(Table!, KeyRange.Beginning(broadcast.Id.Value))),
            static (kept, delivery) => kept.Remove(Table!, (delivery.Broadcast, delivery.Volunteer)))
        {
            Period = static retention => retention.Deliveries,
        },
        Followed = static (kept, before, after) =>
        {
            if (after is null || before?.Fate == after.Fate) return;
            if (before is not null) Fates.Add(kept, -1, before.Broadcast.Value, (long)before.Fate);
            Fates.Add(kept, +1, after.Broadcast.Value, (long)after.Fate);
        },
    };

    /// <summary>Those of which something may still become, by broadcast, bot, fate and <see cref="KeptDelivery.Open"/>: one index, for each is in one state.</summary>
    private static readonly TableIndex<KeptDelivery> s_open = Table.By(
        "open", static delivery => delivery.Open is { } at ? Key.Of(delivery.Broadcast.Value, Standing(delivery.Bot, delivery.Fate), at.UtcTicks) : null, hasByteKeys: true);

    /// <summary>Those of one fate that wait, are under way, unknown, or not beyond recall, by the time they are due or stand so.</summary>
    public static IEnumerable<KeptDelivery> Open(ITransaction kept, BroadcastId broadcast, BotId bot, DeliveryFate fate, DateTimeOffset from, DateTimeOffset to) =>
        kept.Range(s_open, new KeyRange(Key.Of(broadcast.Value, Standing(bot, fate), from.UtcTicks), Key.Of(broadcast.Value, Standing(bot, fate), to.UtcTicks)));

    /// <returns>How many of them there were, at most <paramref name="most"/>.</returns>
    public static int Turn(ITransaction kept, BroadcastId broadcast, BotId bot, DeliveryFate from, DeliveryFate to, int most, DateTimeOffset at)
    {
        var some = Open(kept, broadcast, bot, from, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Take(most).ToList();
        foreach (var delivery in some) kept.Put(Table, delivery.Turned(to, at));
        return some.Count;
    }

    /// <summary>The same for all bots.</summary>
    public static int Turn(ITransaction kept, BroadcastId broadcast, DeliveryFate from, DeliveryFate to, int most, DateTimeOffset at)
    {
        var turned = 0;
        foreach (var bot in Bots.All(kept)) turned += Turn(kept, broadcast, bot, from, to, most - turned, at);
        return turned;
    }

    public static int Count(ITransaction kept, BroadcastId broadcast, DeliveryFate fate) => (int)Fates.Find(kept, broadcast.Value, (long)fate);

    public static BroadcastProgress Progress(ITransaction kept, BroadcastId broadcast)
    {
        var (total, n) = (0, new int[(int)DeliveryFate.Dropped + 1]);
        foreach (var count in Fates.Of(kept, broadcast.Value)) total += n[count.Second] = (int)count.N;
        return new BroadcastProgress(
            total, n[(int)DeliveryFate.Sent], n[(int)DeliveryFate.Blocked], n[(int)DeliveryFate.Failed], n[(int)DeliveryFate.Unknown], n[(int)DeliveryFate.Deleted], n[(int)DeliveryFate.Dropped])
        {
            UnderWay = n[(int)DeliveryFate.UnderWay],
        };
    }

    /// <summary>Broadcasts are few: to look into each is cheaper than an index that every delivery pays for.</summary>
    private static IEnumerable<KeptDelivery> Of(ITransaction kept, VolunteerId volunteer) => kept.All(KeptBroadcasts.Table)
        .Where(broadcast => broadcast.StartedAt is not null)
        .Select(broadcast => kept.Find(Table, (broadcast.Id, volunteer)))
        .OfType<KeptDelivery>();

    /// <summary>Who is forgotten stays counted, without a name: as not sent, or as perhaps sent.</summary>
    private static void Forget(ITransaction kept, VolunteerId volunteer, KeptDelivery delivery)
    {
        if (delivery.Fate == DeliveryFate.Waiting) kept.Put(Table, delivery with { Fate = DeliveryFate.Dropped });
        if (delivery.Fate == DeliveryFate.UnderWay) kept.Put(Table, delivery with { Fate = DeliveryFate.Unknown });
        kept.Remove(Table, (delivery.Broadcast, volunteer));
    }

    private static void Write(RecordWriter to, KeptDelivery delivery) => to
        .Long(delivery.Broadcast.Value).Long(delivery.Volunteer.Value).Time(delivery.Due).Long((int)delivery.Fate).Long(delivery.Tries).Long(delivery.Message).Time(delivery.At)
        .Long(delivery.Bot.Value).Many(delivery.Album, static (to, message) => to.Long(message));

    private static KeptDelivery Read(ref RecordReader from) => new(
        new BroadcastId(from.Long()), new VolunteerId(from.Long()), from.Time(), (DeliveryFate)from.Int(), from.Int(), from.IntOrNull(), from.TimeOrNull())
    {
        Bot = new BotId(from.Int()),
        Album = from.Many(static (ref RecordReader from) => from.Int()) is { Length: > 0 } album ? album : [],
    };

    /// <summary>A bot has fewer than a hundred fates.</summary>
    private static long Standing(BotId bot, DeliveryFate fate) => (bot.Value * 100L) + (long)fate;
}
