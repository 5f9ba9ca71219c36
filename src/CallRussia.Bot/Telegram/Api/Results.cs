using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Telegram.Bot.Exceptions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// What became of one Bot API call: a value or an error, never both. Expected failures are results;
/// exceptions are left for broken programs (<see cref="OutgoingLimitException"/>) and for shutdown
/// (<see cref="OperationCanceledException"/> of the caller's own token).
/// </summary>
public readonly record struct BotResult<T>(T? Value, BotError? Error)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static implicit operator BotResult<T>(BotError error) => new(default, error);

    public static implicit operator BotResult<T>(T value) => new(value, Error: null);

    /// <summary>The error's words only: a value may hold a person's name or text, which belong in no log.</summary>
    public override string ToString() => Error?.ToString() ?? $"Ok({typeof(T).Name})";
}

/// <summary>Makes results where the implicit conversion can't (C# refuses it from interfaces).</summary>
public static class BotResult
{
    public static BotResult<T> Ok<T>(T value) => new(value, Error: null);

    public static BotResult<T> Fail<T>(BotError error) => new(default, error);
}

/// <summary>The value of a call that answers only "true".</summary>
public readonly record struct Done;

/// <summary>A call that failed.</summary>
/// <param name="Code">The server's <c>error_code</c>, else the HTTP status; 0 when there was no answer.</param>
/// <param name="Description">The server's or the network's words, scrubbed of the token.</param>
/// <param name="RetryAfter">How long the server asks to be left alone, see <see cref="Told"/>; hours are possible.</param>
/// <param name="MigrateTo">The supergroup's id that replaces the chat's (52 bits).</param>
/// <param name="Fate">Whether the call may have taken effect all the same.</param>
public sealed record BotError(
    BotErrorKind Kind,
    int Code,
    string Description,
    TimeSpan? RetryAfter,
    long? MigrateTo,
    Fate Fate)
{
    /// <summary>The longest wait ever seen was three hours. After a day the bot asks again, whatever the server said.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How long the bot waits when the server asks for this.</summary>
    public static TimeSpan Told(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;

    public static BotError Of(RequestException thrown) => thrown switch
    {
        { InnerException: CallFailedException failed } => failed.Error,
        // It was done: sending it again would send it twice.
        { HttpStatusCode: { } status } => new BotError(
            BotErrorKind.Decode, (int)status, $"The result can't be read at {(thrown.InnerException as JsonException)?.Path ?? "$"}.", RetryAfter: null, MigrateTo: null, Fate.Sent),
        // The line was closed before it took the call.
        _ => new BotError(BotErrorKind.Network, 0, TokenScrubber.Scrub(thrown.Message), RetryAfter: null, MigrateTo: null, Fate.NotSent),
    };
}

/// <summary>The Bot API has no idempotency key, so "was it sent?" decides whether a retry could send twice.</summary>
public enum Fate
{
    /// <summary>The server refused it or never got it: a retry can't duplicate.</summary>
    NotSent,

    /// <summary>It took effect, though its answer could not be read.</summary>
    Sent,

    /// <summary>The body had left and no trustworthy answer came back.</summary>
    Unknown,
}

/// <summary>What to do about a failure. <see cref="ErrorTable"/> says which code and words lead where.</summary>
public enum BotErrorKind
{
    /// <summary>Too many requests: wait for <see cref="BotError.RetryAfter"/>.</summary>
    Flood,

    /// <summary>The person blocked the bot or deleted the chat; the server does not tell which.</summary>
    Blocked,

    /// <summary>The person's account is deleted.</summary>
    Deactivated,

    /// <summary>The person never pressed Start.</summary>
    NotStarted,

    /// <summary>No such chat for this bot: wrong id, never started or deleted.</summary>
    ChatNotFound,

    /// <summary>The bot was removed from the group, or the group is gone.</summary>
    GroupLost,

    /// <summary>The group became a supergroup: keep <see cref="BotError.MigrateTo"/> and retry once.</summary>
    Migrated,

    /// <summary>A refusal (403) with words we do not know; retrying will not help.</summary>
    Forbidden,

    /// <summary>The edit would change nothing: a success in effect.</summary>
    NotModified,

    /// <summary>The callback query was answered already or too late: ignore.</summary>
    StaleQuery,

    /// <summary>
    /// The message can't be edited or deleted (gone, too old, or carries a reply keyboard). An edit also gets this kind for every refusal in words
    /// that are not known, unless they are about the new text or buttons.
    /// </summary>
    MessageGone,

    /// <summary>The message to reply to is gone: send without the reply.</summary>
    ReplyGone,

    /// <summary>Our text was refused (markup, length, empty): alert, and resend once as plain text.</summary>
    BadText,

    /// <summary>Our buttons were refused: alert, and resend once without them.</summary>
    BadButtons,

    /// <summary>Our request was refused: a bug, never retried.</summary>
    BadRequest,

    /// <summary>Another instance polls with this token, or a webhook is set.</summary>
    Conflict,

    /// <summary>The token is revoked or malformed: stop and alarm.</summary>
    Unauthorized,

    /// <summary>The server or a proxy before it is in trouble: retry with growing pauses, and mind <see cref="BotError.Fate"/>.</summary>
    Server,

    /// <summary>No connection, or it broke.</summary>
    Network,

    /// <summary>No answer before the call's deadline.</summary>
    Timeout,

    /// <summary>An answer came that could not be read.</summary>
    Decode,
}
