using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>The course of a broadcast, in steps so small that hand-outs pass between them.</summary>
public sealed class BroadcastCourse(BroadcastRules rules)
{
    /// <summary>Deliveries per step: a few milliseconds of the writer.</summary>
    private const int PerStep = 250;

    /// <summary>Volunteers per step who are looked at, for an audience in which few of them are.</summary>
    private const int LookedAtPerStep = 2_000;

    /// <summary>What is older can't be deleted any more. A minute less, for what is under way.</summary>
    private static readonly TimeSpan s_deletable = TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1);

    private readonly Audiences _audiences = new(rules);
    private readonly BroadcastView _view = new(rules);

    /// <summary>Those that have something to do now, or of which somebody is to be told; oldest first.</summary>
    public List<BroadcastAtWork> AtWork(ITransaction kept, DateTimeOffset now)
    {
        var atWork = kept.All(KeptBroadcasts.AtWork).Where(broadcast => !broadcast.IsTold || broadcast.Status != BroadcastStatus.Scheduled || broadcast.Begins <= now).ToList();
        if (atWork.Count == 0) return [];
        var organizers = Organizers.Here(kept, rules);
        return [.. atWork.Select(one => new BroadcastAtWork(_view.Of(kept, one, now), Watchers(one, organizers)) { IsUntold = !one.IsTold, ChangedAt = one.ChangedAt })];
    }

    /// <summary>What an earlier life of a bot handed to Telegram without hearing the answer: nobody knows whether it arrived.</summary>
    /// <returns>How many.</returns>
    public static int Lose(ITransaction kept, BotId bot, DateTimeOffset now) =>
        kept.All(KeptBroadcasts.AtWork).ToList().Sum(broadcast => KeptDeliveries.Turn(kept, broadcast.Id, bot, DeliveryFate.UnderWay, DeliveryFate.Unknown, int.MaxValue, now));

    /// <returns>True while there is more to do at once.</returns>
    public bool Advance(ITransaction kept, BroadcastId id, DateTimeOffset now) => KeptBroadcasts.Find(kept, id) switch
    {
        { Status: BroadcastStatus.Scheduled } broadcast when broadcast.Begins <= now => Begin(kept, broadcast, now),
        { Status: BroadcastStatus.Sending, Filled: { } last } broadcast => Fill(kept, broadcast, last, now),
        { Status: BroadcastStatus.Sending } broadcast => End(kept, broadcast, BroadcastStatus.Done, now),
        { Status: BroadcastStatus.Cancelled, EndedAt: null } broadcast => Drop(kept, broadcast, now) || End(kept, broadcast, BroadcastStatus.Cancelled, now),
        { Status: BroadcastStatus.Recalling } broadcast => Drop(kept, broadcast, now) || (!Bots.All(kept).Exists(bot => InChats(kept, id, bot, now).Any()) && End(kept, broadcast, BroadcastStatus.Recalled, now)),
        _ => false,
    };

    /// <summary>Under way from here on; who may not be written to any more has their fate.</summary>
    /// <param name="bot">It claims those whom it writes to.</param>
    public static List<Recipient> Claim(ITransaction kept, BroadcastId id, BotId bot, int most, DateTimeOffset now)
    {
        if (!Goes(kept, id)) return [];
        var claimed = new List<Recipient>();
        var draft = Drafts.Of(kept, id);
        foreach (var delivery in KeptDeliveries.Open(kept, id, bot, DeliveryFate.Waiting, DateTimeOffset.MinValue, now).Take(most).ToList())
        {
            var volunteer = Chats.Volunteer(kept, delivery.Volunteer);
            var fate = volunteer switch
            {
                null or { Away: false, NoNews: true } => DeliveryFate.Dropped,
                { Away: true } => DeliveryFate.Blocked,
                { Language: var language } when draft.For(language) is null => DeliveryFate.Dropped,
                _ => DeliveryFate.UnderWay,
            };
            kept.Put(KeptDeliveries.Table, delivery with { Fate = fate, At = now });
            if (fate == DeliveryFate.UnderWay) claimed.Add(new Recipient(id, delivery.Volunteer, volunteer!.Language, delivery.Tries) { Album = delivery.Album });
        }
        return claimed;
    }

    /// <summary>Right before a claimed one is sent.</summary>
    public static bool IsStillWanted(ITransaction kept, Recipient recipient) =>
        kept.Find(KeptDeliveries.Table, (recipient.Broadcast, recipient.Volunteer)) is { Fate: DeliveryFate.UnderWay }
        && Chats.Volunteer(kept, recipient.Volunteer) is { Away: false, NoNews: false }
        && Goes(kept, recipient.Broadcast);

    /// <summary>Its album stands in the chat. That is kept before the words follow: whatever dies in between, the album is not sent again and can be recalled.</summary>
    public static bool Arrive(ITransaction kept, Recipient to) =>
        kept.Change(KeptDeliveries.Table, (to.Broadcast, to.Volunteer), delivery => delivery with { Album = to.Album });

    /// <summary>Those whose message from a bot may still be deleted, in the order in which they were sent; of an album without its words the last picture stands for them.</summary>
    public static List<Recipient> Recallable(ITransaction kept, BroadcastId id, BotId bot, int most, DateTimeOffset now) =>
    [
        .. from delivery in InChats(kept, id, bot, now).Take(most)
           let language = Chats.Volunteer(kept, delivery.Volunteer)?.Language ?? Language.English
           select new Recipient(id, delivery.Volunteer, language, delivery.Tries, delivery.Message ?? delivery.Album[^1]) { Album = delivery.Message is null ? [.. delivery.Album.SkipLast(1)] : delivery.Album },
    ];

    public static void Settle(ITransaction kept, IReadOnlyList<RecipientSettled> settled, DateTimeOffset now)
    {
        foreach (var one in settled) Settle(kept, one, now);
        foreach (var id in settled.Select(one => one.Broadcast).Distinct()) Measure(kept, id, now);
    }

    /// <summary>It stops for its failures until an organizer resumes it.</summary>
    /// <returns>Whether it stopped.</returns>
    public static bool Stop(ITransaction kept, BroadcastId id)
    {
        if (KeptBroadcasts.Find(kept, id) is not { Status: BroadcastStatus.Sending, IsLenient: false, Stop: null } broadcast) return false;
        KeptBroadcasts.Save(kept, broadcast with { Stop = BroadcastStop.TooManyFailures });
        return true;
    }

    /// <summary>Everybody was told that it stands so.</summary>
    public static void Tell(ITransaction kept, BroadcastId id, BroadcastStatus status)
    {
        if (KeptBroadcasts.Find(kept, id) is { IsTold: false } broadcast && broadcast.Status == status) KeptBroadcasts.Save(kept, broadcast with { IsTold = true });
    }

    private static bool Goes(ITransaction kept, BroadcastId id) =>
        KeptBroadcasts.Find(kept, id) is { Status: BroadcastStatus.Sending, Stop: null } && !Levers.Stops(kept, LeverKind.Broadcasts);

    private static IEnumerable<KeptDelivery> InChats(ITransaction kept, BroadcastId id, BotId bot, DateTimeOffset now) =>
        from fate in (DeliveryFate[])[DeliveryFate.Sent, DeliveryFate.Unknown, DeliveryFate.Failed, DeliveryFate.Blocked, DeliveryFate.Dropped]
        from delivery in KeptDeliveries.Open(kept, id, bot, fate, (now - s_deletable).AddTicks(1), DateTimeOffset.MaxValue)
        where delivery.IsRecallable
        select delivery;

    private static List<VolunteerId> Watchers(KeptBroadcast broadcast, List<VolunteerId> organizers)
    {
        var others = organizers.Where(organizer => organizer != broadcast.Author);
        return broadcast.Status == BroadcastStatus.Waiting ? [.. others] : [broadcast.Author, .. others];
    }

    private static bool Begin(ITransaction kept, KeptBroadcast broadcast, DateTimeOffset now)
    {
        KeptBroadcasts.Save(kept, broadcast.Begun(now));
        return true;
    }

    /// <summary>Recipients and the place that was reached are kept together: a crash neither loses nor doubles anybody.</summary>
    private bool Fill(ITransaction kept, KeptBroadcast broadcast, long last, DateTimeOffset now)
    {
        var draft = Drafts.Of(kept, broadcast.Id);
        var (next, reached) = _audiences.Next(kept, draft, now, last, PerStep, LookedAtPerStep);
        foreach (var volunteer in next)
            kept.Put(KeptDeliveries.Table, new KeptDelivery(broadcast.Id, volunteer.Id, BroadcastTimes.Due(draft.When, volunteer.Zone, broadcast.StartedAt ?? now)) { Bot = Bots.Of(kept, volunteer.Id) });
        KeptBroadcasts.Save(kept, broadcast with { Filled = reached });
        return true;
    }

    private static bool Drop(ITransaction kept, KeptBroadcast broadcast, DateTimeOffset now)
    {
        if (broadcast.Filled is not null) KeptBroadcasts.Save(kept, broadcast with { Filled = null });
        return KeptDeliveries.Turn(kept, broadcast.Id, DeliveryFate.Waiting, DeliveryFate.Dropped, PerStep, now) == PerStep;
    }

    /// <summary>Nothing waits and nothing is under way.</summary>
    private static bool End(ITransaction kept, KeptBroadcast broadcast, BroadcastStatus status, DateTimeOffset now)
    {
        if (KeptDeliveries.Count(kept, broadcast.Id, DeliveryFate.Waiting) > 0 || KeptDeliveries.Count(kept, broadcast.Id, DeliveryFate.UnderWay) > 0) return false;
        KeptBroadcasts.Save(kept, (broadcast with { Filled = null }).Ended(status, now));
        return false;
    }

    private static void Settle(ITransaction kept, RecipientSettled settled, DateTimeOffset now)
    {
        if (kept.Find(KeptDeliveries.Table, (settled.Broadcast, settled.Volunteer)) is not { } delivery) return;
        if (delivery.IsRecallable) kept.Put(KeptDeliveries.Table, Recalled(delivery, settled));
        else if (delivery.Fate is DeliveryFate.UnderWay or DeliveryFate.Sent) kept.Put(KeptDeliveries.Table, Tried(delivery, settled, now));
    }

    /// <summary>
    /// It stood in the chat, and is gone; or Telegram does not delete it; or it waits. Words that arrived without a name stand there still when their album is gone, and of
    /// some nobody knows.
    /// </summary>
    private static KeptDelivery Recalled(KeptDelivery delivery, RecipientSettled settled) => settled switch
    {
        { Fate: DeliveryFate.Deleted } => delivery with { Fate = Left(delivery), Message = null, Album = [] },
        { Message: null } => delivery with { Message = null, Album = [] },
        _ => delivery,
    };

    private static DeliveryFate Left(KeptDelivery delivery) => delivery switch
    {
        { Fate: DeliveryFate.Unknown } or { Fate: DeliveryFate.Sent, Message: null } => delivery.Fate,
        _ => DeliveryFate.Deleted,
    };

    private static KeptDelivery Tried(KeptDelivery delivery, RecipientSettled settled, DateTimeOffset now) =>
        delivery with
        {
            Fate = settled.Fate,
            Message = settled.Message,
            Album = settled.Album.Count > 0 ? settled.Album : delivery.Album,
            Due = settled.NotBefore ?? delivery.Due,
            Tries = settled.NotBefore is null ? delivery.Tries : delivery.Tries + 1,
            At = delivery.Fate == DeliveryFate.UnderWay ? now : delivery.At,
        };

    private static void Measure(ITransaction kept, BroadcastId id, DateTimeOffset now)
    {
        if (KeptBroadcasts.Find(kept, id) is not { } broadcast) return;
        var progress = KeptDeliveries.Progress(kept, id);
        var pace = broadcast.Pace.Measured(broadcast.Status == BroadcastStatus.Recalling ? progress.Deleted : progress.Sent + progress.Deleted, now);
        if (pace != broadcast.Pace) KeptBroadcasts.Save(kept, broadcast with { Pace = pace });
    }
}
