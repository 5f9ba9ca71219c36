namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Editing without a keyboard takes the keyboard away; that is the server's rule and ours too.
/// </summary>
public abstract record EditRequest
{
    private protected EditRequest()
    {
    }

    public required ChatId ChatId { get; init; }

    public required int MessageId { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

public sealed record EditMessageTextRequest : EditRequest
{
    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }
}

public sealed record EditMessageCaptionRequest : EditRequest
{
    public string? Caption { get; init; }

    public string? ParseMode { get; init; }
}

public sealed record EditMessageReplyMarkupRequest : EditRequest;

public sealed record DeleteMessageRequest(ChatId ChatId, int MessageId);

public sealed record DeleteMessagesRequest(ChatId ChatId, IReadOnlyList<int> MessageIds);

public sealed record SetMessageReactionRequest(ChatId ChatId, int MessageId, IReadOnlyList<ReactionType>? Reaction, bool? IsBig);

public sealed record SendChatActionRequest(ChatId ChatId, ChatAction Action, int? MessageThreadId);

public sealed record AnswerCallbackQueryRequest(string CallbackQueryId, string? Text, bool? ShowAlert, string? Url, int? CacheTime);
