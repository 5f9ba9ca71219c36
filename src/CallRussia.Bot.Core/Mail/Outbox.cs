using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>What a message of its own said of a lease is over: nothing is left to press there.</summary>
public sealed record AnnouncementOver(int Message) : TimeCame
{
    /// <summary>The name of its timer.</summary>
    public static string Timer(int message) => $"announced:{message}";
}

/// <summary>Committed deliveries that are not sent yet, and what becomes of a chat when they are.</summary>
public static class Outbox
{
    public static readonly Table<long, Delivery> Table = new(
        "outbox", delivery => delivery.Id, Key.Of,
        static (to, delivery) => to.Long(delivery.Id).Long(delivery.Volunteer.Value).Long((int)delivery.Urgency).Long((int)delivery.Kind).Long(delivery.MessageId).Bool(delivery.Live)
            .Long(delivery.Holds?.Value).Long(delivery.Tries).Time(delivery.NotBefore).Bytes(delivery.Payload.Span)
            .Long(delivery.From?.Value).Long(delivery.Bot.Value),
        Read)
    {
        OwnedBy = new Owner<Delivery>(static (kept, volunteer) => Of(kept, volunteer).Concat(From(kept, volunteer)), Erase)
        {
            Section = "MessagesWaiting",
            Tell = static (kept, volunteer) => Of(kept, volunteer).Count(),
        },
    };

    public static readonly TableIndex<Delivery> ByVolunteer = Table.By("volunteer", static delivery => Key.Of(delivery.Volunteer.Value));

    /// <summary>What people told others, by who told it.</summary>
    public static readonly TableIndex<Delivery> ByTeller = Table.By("teller", static delivery => delivery.From is { } teller ? Key.Of(teller.Value) : null);

    /// <summary>The name of the timer of <see cref="ToldInVain"/>.</summary>
    private const string InVain = "told-in-vain";

    /// <summary>The same of <see cref="EntryInVain"/>, before the chat.</summary>
    private const string EntryFailed = "entry-in-vain:";

    private static readonly Sequence s_ids = new("outbox");

    /// <returns>The delivery with its id.</returns>
    public static Delivery Add(ITransaction kept, Delivery delivery)
    {
        var added = delivery with { Id = kept.Next(s_ids) };
        kept.Add(Table, added);
        return added;
    }

    /// <summary>All that a bot has to send to these people, in the order of their ids.</summary>
    public static List<Delivery> Waiting(ITransaction kept, BotId bot, Share share) => [.. kept.All(Table).Where(delivery => delivery.Bot == bot && share.Has(delivery.Volunteer))];

    /// <summary>What somebody is still to be sent.</summary>
    public static IEnumerable<Delivery> Of(ITransaction kept, VolunteerId volunteer) => kept.Range(ByVolunteer, KeyRange.Only(Key.Of(volunteer.Value)));

    /// <summary>What somebody told others and is not sent yet.</summary>
    public static IEnumerable<Delivery> From(ITransaction kept, VolunteerId volunteer) => kept.Range(ByTeller, KeyRange.Only(Key.Of(volunteer.Value)));

    /// <summary>What somebody told others, or was told, does not go any more.</summary>
    public static void TakeBack(ITransaction kept, VolunteerId volunteer)
    {
        foreach (var told in Of(kept, volunteer).Where(delivery => delivery.From is not null).Concat(From(kept, volunteer)).ToList()) kept.Remove(Table, told.Id);
    }

    /// <summary>A screen is committed to be sent where the conversation is, and not known as delivered.</summary>
    public static bool IsLiveWaiting(ITransaction kept, VolunteerId volunteer) =>
        Bots.Of(kept, volunteer) is var bot && Of(kept, volunteer).Any(delivery => delivery.Live && delivery.Bot == bot);

    /// <summary>
    /// What became of deliveries: those that were sent or given up leave, postponed ones stay. A sent live screen becomes the volunteer's live message.
    /// </summary>
    /// <param name="lease">The end of a lease that a delivery names: its time, and whether it is over.</param>
    /// <returns>New deliveries that follow: the former live message is to be retired.</returns>
    public static List<Delivery> Settle(ITransaction kept, IReadOnlyList<Settlement> settlements, Func<ITransaction, LeaseId, (DateTimeOffset Until, bool IsOver)?> lease) =>
        [.. settlements.SelectMany(settlement => Settle(kept, settlement, id => lease(kept, id)))];

    private static List<Delivery> Settle(ITransaction kept, Settlement settlement, Func<LeaseId, (DateTimeOffset Until, bool IsOver)?> lease) => settlement switch
    {
        Settlement.Sent sent => Sent(kept, sent, lease),
        Settlement.Postponed postponed => Postpone(kept, postponed),
        Settlement.GivenUp given => GiveUp(kept, given, lease),
        _ => throw new ArgumentOutOfRangeException(nameof(settlement), settlement.GetType().Name, "A settlement of no known kind."),
    };

    private static List<Delivery> Sent(ITransaction kept, Settlement.Sent sent, Func<LeaseId, (DateTimeOffset Until, bool IsOver)?> lease)
    {
        // Settled twice, or the volunteer was forgotten meanwhile.
        if (kept.Find(Table, sent.DeliveryId) is not { } delivery) return [];
        kept.Remove(Table, delivery.Id);
        var (volunteer, holds) = (delivery.Volunteer, delivery.Holds);
        if (!delivery.Live) return Announced(kept, delivery, sent.MessageId, lease);
        if (!Chats.Exists(kept, volunteer)) return Take(kept, delivery, holds is null ? null : sent.MessageId);
        // The conversation went on with another bot while this was under way.
        if (Bots.Of(kept, volunteer) != delivery.Bot) return sent.MessageId is { } left ? [Add(kept, Retirement(delivery.Bot, volunteer, left, holds is not null))] : [];
        // Shown, but the answer did not say as what: then no message is known to be the live one, and the former goes all the same.
        return Chats.Show(kept, volunteer, sent.MessageId, holds) is { } former && !WillBeLive(kept, volunteer, former.Message)
            ? [Add(kept, Retirement(delivery.Bot, volunteer, former.Message, former.Holds))]
            : [];
    }

    /// <summary>Somebody tapped it before they saw the screen that came after it: it is about to be the live one again.</summary>
    private static bool WillBeLive(ITransaction kept, VolunteerId volunteer, int message) => Of(kept, volunteer).Any(delivery => delivery.Live && delivery.MessageId == message);

    /// <summary>What it says of a lease is true until the lease is over; a report that comes sooner hastens nothing, for pressing it then does no harm.</summary>
    private static List<Delivery> Announced(ITransaction kept, Delivery delivery, int? message, Func<LeaseId, (DateTimeOffset Until, bool IsOver)?> lease)
    {
        var volunteer = delivery.Volunteer;
        if (delivery.Holds is not { } id || message is not { } known || !Chats.Exists(kept, volunteer) || lease(id) is not { } found) return [];
        if (Bots.Of(kept, volunteer) != delivery.Bot) return [Add(kept, Retirement(delivery.Bot, volunteer, known, holds: false))];
        Timers.Set(kept, volunteer, AnnouncementOver.Timer(known), found.Until, new AnnouncementOver(known));
        return [];
    }

    /// <summary>A number leaves the chat, whatever else is known of it.</summary>
    private static List<Delivery> Take(ITransaction kept, Delivery delivery, int? message) =>
        message is { } known ? [Add(kept, Retirement(delivery.Bot, delivery.Volunteer, known, holds: true))] : [];

    /// <summary>What should have replaced a number that is over was not shown: the number goes all the same.</summary>
    private static List<Delivery> GiveUp(ITransaction kept, Settlement.GivenUp given, Func<LeaseId, (DateTimeOffset Until, bool IsOver)?> lease)
    {
        var delivery = kept.Find(Table, given.DeliveryId);
        kept.Remove(Table, given.DeliveryId);
        TellInVain(kept, delivery, given.At);
        if (delivery is not { Live: true }) return [];
        var volunteer = delivery.Volunteer;
        var chat = kept.Find(Chats.Table, volunteer);
        // The conversation went on with another bot, and took what was shown here out.
        if (chat is not null && chat.Bot != delivery.Bot) return [];
        if (!IsLiveWaiting(kept, volunteer)) Chats.Miss(kept, volunteer);
        var isOver = chat?.LiveHolds is { } shown && lease(shown) is { IsOver: true };
        var message = isOver ? chat?.LiveMessage : delivery.MessageId != chat?.LiveMessage ? delivery.MessageId : null;
        // A later screen is on its way there and takes the number's place: deleted behind it, that screen would be gone.
        return message is { } left && WillBeLive(kept, volunteer, left) ? [] : Take(kept, delivery, message);
    }

    /// <summary>Whoever said it to somebody, or waits for a link, does not wait for ever.</summary>
    private static void TellInVain(ITransaction kept, Delivery? delivery, DateTimeOffset at)
    {
        if (delivery is not { From: { } teller, Volunteer: var to } || !Chats.Exists(kept, teller)) return;
        if (delivery.Kind == DeliveryKind.Entry) Timers.Set(kept, teller, $"{EntryFailed}{to}", at, new EntryInVain(to.Value));
        else if (!to.IsGroup) Timers.Set(kept, teller, InVain, at, new ToldInVain());
    }

    /// <summary>A number never stays in a chat; a screen without one only loses its buttons.</summary>
    internal static Delivery Retirement(BotId bot, VolunteerId volunteer, int message, bool holds) =>
        new(0, volunteer, Urgency.Reply, holds ? DeliveryKind.Delete : DeliveryKind.Strip, ReadOnlyMemory<byte>.Empty) { MessageId = message, Bot = bot };

    private static List<Delivery> Postpone(ITransaction kept, Settlement.Postponed postponed)
    {
        kept.Change(Table, postponed.DeliveryId, delivery => delivery with { NotBefore = postponed.NotBefore, Tries = postponed.Tries });
        return [];
    }

    /// <summary>Everything goes but what takes a number out of the chat, or may be on its way there with one: that is taken out when it has arrived.</summary>
    private static void Erase(ITransaction kept, VolunteerId volunteer, Delivery delivery)
    {
        if (delivery.Kind != DeliveryKind.Delete && delivery.Holds is null) kept.Remove(Table, delivery.Id);
    }

    private static Delivery Read(ref RecordReader from)
    {
        var (id, volunteer, urgency, kind) = (from.Long(), new VolunteerId(from.Long()), (Urgency)from.Int(), (DeliveryKind)from.Int());
        var (message, live, holds, tries, notBefore) = (from.IntOrNull(), from.Bool(), from.LeaseOrNull(), from.Int(), from.TimeOrNull());
        return new Delivery(id, volunteer, urgency, kind, from.Bytes().ToArray())
        {
            MessageId = message,
            Live = live,
            Holds = holds,
            Tries = tries,
            NotBefore = notBefore,
            From = from.VolunteerOrNull(),
            Bot = new BotId(from.Int()),
        };
    }
}
