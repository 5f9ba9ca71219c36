using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Anything that enters: a command, a tap, a text, a timer that is due, a delivery that failed for good.</summary>
/// <param name="Id">Unique over all sources ("u123", "t45"): the same id changes the state once, however often it is delivered.</param>
/// <param name="At">When it happened, as far as the source knows; the only clock the core sees.</param>
/// <param name="Tap">The pressed button, when it was one.</param>
/// <param name="Written">The message in the chat that brought it, when somebody wrote it.</param>
/// <param name="Hint">The language of the person's app: the first guess for someone we have not met.</param>
public sealed record Incoming(
    string Id, VolunteerId Volunteer, Trigger Trigger, DateTimeOffset At, Tap? Tap = null, Language Hint = default, int? Written = null)
{
    /// <summary>Somebody's phone number can be read in the message: it does not stay in the chat.</summary>
    public bool ShowsNumber { get; init; }

    /// <summary>The bot in whose chat it happened; null when it came from no chat (a timer, what organizers are told).</summary>
    public BotId? Bot { get; init; }
}

/// <summary>A pressed button: what has to be acknowledged, the message it hangs on, and the nonce of the screen it was drawn with.</summary>
/// <param name="MessageId">Null for a button on the page beside the chat, which stands for the live screen: nobody at Telegram waits for an acknowledgement.</param>
public sealed record Tap(string QueryId, int? MessageId, string Nonce)
{
    public static Tap OnPage(string nonce) => new("", MessageId: null, nonce);

    public bool IsOnPage => MessageId is null;

    /// <summary>The nonce of buttons that stay good for ever: they name what they act on, and acting twice does no harm.</summary>
    public const string Lasting = "-";
}
