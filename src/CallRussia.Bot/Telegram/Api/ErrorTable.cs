using static CallRussia.Bot.Telegram.Api.BotErrorKind;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Which kind an answer with <c>ok: false</c> is. The server says "Prefix: words"; the words decide, because it answers
/// some 403s as 400. From the source of tdlib/telegram-bot-api (fail_query_with_error) and its issues.
/// </summary>
public static class ErrorTable
{
    /// <summary>The first row whose words begin the description after its prefix.</summary>
    private static readonly (string Words, BotErrorKind Kind)[] Rows =
    [
        ("message is not modified", NotModified),
        ("query is too old", StaleQuery),
        ("QUERY_ID_INVALID", StaleQuery),
        ("message to edit not found", MessageGone),
        ("message can't be edited", MessageGone),
        ("there is no text in the message to edit", MessageGone),
        ("there is no caption in the message to edit", MessageGone),
        ("message to delete not found", MessageGone),
        ("message can't be deleted", MessageGone),
        ("message identifier is not specified", MessageGone),
        ("message identifier is invalid", MessageGone),
        ("MESSAGE_ID_INVALID", MessageGone),
        ("MESSAGE_EDIT_TIME_EXPIRED", MessageGone),
        ("MESSAGE_AUTHOR_REQUIRED", MessageGone),
        ("MESSAGE_DELETE_FORBIDDEN", MessageGone),
        ("message to be replied not found", ReplyGone),
        ("chat not found", ChatNotFound),
        ("private chat not found", ChatNotFound),
        ("PEER_ID_INVALID", ChatNotFound),
        ("group chat was upgraded to a supergroup chat", Migrated),
        ("can't parse entities", BadText),
        ("message is too long", BadText),
        ("message caption is too long", BadText),
        ("message text is empty", BadText),
        ("text must be encoded in UTF-8", BadText),
        ("text must be non-empty", BadText),
        ("MESSAGE_EMPTY", BadText),
        ("MESSAGE_TOO_LONG", BadText),
        ("MEDIA_CAPTION_TOO_LONG", BadText),
        ("ENTITY_", BadText),
        ("ENTITIES_", BadText),
        ("inline keyboard button", BadButtons),
        ("can't parse inline keyboard", BadButtons),
        ("can't parse reply keyboard", BadButtons),
        ("can't parse keyboard", BadButtons),
        ("can't find field", BadButtons),
        ("text buttons are unallowed", BadButtons),
        ("reply markup is too long", BadButtons),
        ("object expected as reply markup", BadButtons),
        ("BUTTON_", BadButtons),
        ("REPLY_MARKUP_", BadButtons),
        ("bot was blocked by the user", Blocked),
        ("USER_IS_BLOCKED", Blocked),
        ("user is deactivated", Deactivated),
        ("INPUT_USER_DEACTIVATED", Deactivated),
        ("bot can't initiate conversation with a user", NotStarted),
        ("bot was kicked from", GroupLost),
        ("bot is not a member of", GroupLost),
        ("the group chat was deleted", GroupLost),
        ("group chat was deleted", GroupLost),
    ];

    /// <param name="migrated">The answer named the chat that replaces this one, which says more than any words.</param>
    public static BotErrorKind Classify(string method, int code, string description, bool migrated)
    {
        if (migrated)
        {
            return Migrated;
        }

        if (code is 400 or 403 && Match(description) is { } kind)
        {
            return kind;
        }

        // Our text and our buttons are fine here, so an edit was refused because of the message that it is for.
        return code == 400 && method.StartsWith("editMessage", StringComparison.Ordinal) ? MessageGone : OfCode(method, code);
    }

    /// <summary>
    /// Whether a refused call may have taken effect: 3xx and 4xx never; 5xx may come from a proxy that gave up waiting
    /// while the server went on, except when the server itself says that it is restarting.
    /// </summary>
    public static Fate DeliveryOf(int code, string description) => code switch
    {
        >= 300 and < 500 => Fate.NotSent,
        500 when description.StartsWith("Internal Server Error: restart", StringComparison.OrdinalIgnoreCase) => Fate.NotSent,
        _ => Fate.Unknown,
    };

    private static BotErrorKind? Match(string description)
    {
        var words = description.AsSpan(description.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0);
        foreach (var row in Rows)
        {
            if (words.StartsWith(row.Words, StringComparison.OrdinalIgnoreCase))
            {
                return row.Kind;
            }
        }

        return null;
    }

    private static BotErrorKind OfCode(string method, int code) => code switch
    {
        401 => Unauthorized,

        // A malformed token and an unknown method look alike; these two methods exist on every server.
        404 when method is "getMe" or "getUpdates" => Unauthorized,
        403 => Forbidden,
        409 => Conflict,
        429 => Flood,
        >= 400 and < 500 => BadRequest,
        _ => Server,
    };
}
