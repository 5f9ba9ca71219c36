namespace CallRussia.Bot.Telegram.Api;

/// <summary>What changes or answers something that is there already.</summary>
public sealed partial class BotApiGateway
{
    public Task<BotResult<Message>> EditMessageText(
        ChatId chatId,
        int messageId,
        string text,
        ParseMode parseMode = ParseMode.None,
        InlineKeyboardMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Text(text, parseMode);
        OutgoingLimits.Keyboard(replyMarkup);
        var request = new EditMessageTextRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            Text = text,
            ParseMode = parseMode.Word(),
            ReplyMarkup = replyMarkup,
            LinkPreviewOptions = linkPreviewOptions,
        };
        return Call("editMessageText", request, Shapes.EditMessageTextRequest, Shapes.Message, cancellationToken);
    }

    public Task<BotResult<Message>> EditMessageCaption(
        ChatId chatId,
        int messageId,
        string? caption,
        ParseMode parseMode = ParseMode.None,
        InlineKeyboardMarkup? replyMarkup = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Caption(caption, parseMode);
        OutgoingLimits.Keyboard(replyMarkup);
        var request = new EditMessageCaptionRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            Caption = caption,
            ParseMode = parseMode.Word(),
            ReplyMarkup = replyMarkup,
        };
        return Call("editMessageCaption", request, Shapes.EditMessageCaptionRequest, Shapes.Message, cancellationToken);
    }

    public Task<BotResult<Message>> EditMessageReplyMarkup(
        ChatId chatId,
        int messageId,
        InlineKeyboardMarkup? replyMarkup = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Keyboard(replyMarkup);
        var request = new EditMessageReplyMarkupRequest { ChatId = chatId, MessageId = messageId, ReplyMarkup = replyMarkup };
        return Call("editMessageReplyMarkup", request, Shapes.EditMessageReplyMarkupRequest, Shapes.Message, cancellationToken);
    }

    public Task<BotResult<Done>> DeleteMessage(ChatId chatId, int messageId, CancellationToken cancellationToken = default) =>
        Do("deleteMessage", new DeleteMessageRequest(chatId, messageId), Shapes.DeleteMessageRequest, cancellationToken);

    public Task<BotResult<Done>> DeleteMessages(
        ChatId chatId,
        IReadOnlyList<int> messageIds,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Deleted(messageIds);
        return Do("deleteMessages", new DeleteMessagesRequest(chatId, messageIds), Shapes.DeleteMessagesRequest, cancellationToken);
    }

    public Task<BotResult<Done>> AnswerCallbackQuery(
        string callbackQueryId,
        string? text = null,
        bool showAlert = false,
        string? url = null,
        int? cacheTime = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.CallbackAnswer(text);
        var request = new AnswerCallbackQueryRequest(callbackQueryId, text, showAlert.OrNull(), url, cacheTime);
        return Do("answerCallbackQuery", request, Shapes.AnswerCallbackQueryRequest, cancellationToken);
    }

    public Task<BotResult<Done>> SetMessageReaction(
        ChatId chatId,
        int messageId,
        IReadOnlyList<ReactionType>? reaction = null,
        bool isBig = false,
        CancellationToken cancellationToken = default)
    {
        var request = new SetMessageReactionRequest(chatId, messageId, reaction, isBig.OrNull());
        return Do("setMessageReaction", request, Shapes.SetMessageReactionRequest, cancellationToken);
    }

    public Task<BotResult<Done>> SendChatAction(
        ChatId chatId,
        ChatAction action,
        int? messageThreadId = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SendChatActionRequest(chatId, action, messageThreadId);
        return Do("sendChatAction", request, Shapes.SendChatActionRequest, cancellationToken);
    }
}
