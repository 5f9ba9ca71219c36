using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>Order of sending: a lower one goes first. Acknowledgements of taps do not pass through the store: nobody waits for one after a restart.</summary>
public enum Urgency
{
    /// <summary>The answer to what somebody just did.</summary>
    Reply = 1,

    /// <summary>A reminder, a warning.</summary>
    Notice = 2,

    /// <summary>News for many.</summary>
    Broadcast = 3,
}

/// <summary>One message to one volunteer that is committed to be sent.</summary>
/// <param name="Id">0 until the store gave one; ids grow in the order of commits.</param>
/// <param name="Payload">The request, ready for Telegram (UTF-8 JSON); kept encrypted, for it may hold a number.</param>
public sealed record Delivery(long Id, VolunteerId Volunteer, Urgency Urgency, DeliveryKind Kind, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The id of a delivery that the store does not keep: said once, as well as it goes.</summary>
    public const long Unkept = 0;

    /// <summary>The bot in whose chat it goes.</summary>
    public BotId Bot { get; init; }

    /// <summary>Who told it to <see cref="Volunteer"/>; null when the bot itself says it.</summary>
    public VolunteerId? From { get; init; }

    /// <summary>The message to edit, to delete or to take the buttons from.</summary>
    public int? MessageId { get; init; }

    /// <summary>Becomes the live screen when sent.</summary>
    public bool Live { get; init; }

    /// <summary>The lease whose number the message shows.</summary>
    public LeaseId? Holds { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset? NotBefore { get; init; }
}

public enum DeliveryKind
{
    Message,
    Edit,
    Delete,

    /// <summary>Takes the buttons off a message.</summary>
    Strip,
    File,
    Commands,

    /// <summary>Shows for a moment that somebody is typing; what follows in the chat comes after it.</summary>
    Typing,

    /// <summary>Asks for a link by which one person joins the group that it goes to.</summary>
    Entry,

    /// <summary>Takes such a link back.</summary>
    Revoke,

    /// <summary>Pictures, films or files that are shown as one.</summary>
    Album,
}

public static class DeliveryKinds
{
    /// <summary>Puts something new into the chat: Telegram counts those, and a second one would be seen.</summary>
    public static bool IsNew(this DeliveryKind kind) => kind is DeliveryKind.Message or DeliveryKind.File or DeliveryKind.Album;
}

/// <summary>What became of one delivery.</summary>
public abstract record Settlement(long DeliveryId)
{
    /// <param name="MessageId">The message that shows it; null where there is none (a deletion).</param>
    public sealed record Sent(long DeliveryId, int? MessageId, DateTimeOffset At) : Settlement(DeliveryId);

    /// <summary>Will not be tried again. <paramref name="Reason"/> holds no words of people.</summary>
    public sealed record GivenUp(long DeliveryId, string Reason, DateTimeOffset At) : Settlement(DeliveryId);

    public sealed record Postponed(long DeliveryId, DateTimeOffset NotBefore, int Tries) : Settlement(DeliveryId);
}
