using System.Text.Json.Serialization.Metadata;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>What puts a message into a chat.</summary>
public sealed partial class BotApiGateway
{
    public Task<BotResult<Message>> SendMessage(
        ChatId chatId,
        string text,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Text(text, parseMode);
        var request = new SendMessageRequest
        {
            ChatId = chatId,
            Text = text,
            ParseMode = parseMode.Word(),
            LinkPreviewOptions = linkPreviewOptions,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Tail = options,
        };
        return Send("sendMessage", request, Shapes.SendMessageRequest, Shapes.Message, cancellationToken);
    }

    public Task<BotResult<Message>> SendPhoto(
        ChatId chatId,
        InputFile photo,
        string? caption = null,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Upload(photo, OutgoingLimits.PhotoUploadBytes);
        OutgoingLimits.Caption(caption, parseMode);
        var request = new SendPhotoRequest
        {
            ChatId = chatId,
            File = photo,
            Caption = caption,
            ParseMode = parseMode.Word(),
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Tail = options,
        };
        return SendFile("sendPhoto", "photo", request, Shapes.SendPhotoRequest, cancellationToken);
    }

    public Task<BotResult<Message>> SendDocument(
        ChatId chatId,
        InputFile document,
        string? caption = null,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Upload(document, OutgoingLimits.FileUploadBytes);
        OutgoingLimits.Caption(caption, parseMode);
        var request = new SendDocumentRequest
        {
            ChatId = chatId,
            File = document,
            Caption = caption,
            ParseMode = parseMode.Word(),
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Tail = options,
        };
        return SendFile("sendDocument", "document", request, Shapes.SendDocumentRequest, cancellationToken);
    }

    public Task<BotResult<MessageId>> CopyMessage(
        ChatId chatId,
        ChatId fromChatId,
        int messageId,
        string? caption = null,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Caption(caption, parseMode);
        var request = new CopyMessageRequest
        {
            ChatId = chatId,
            FromChatId = fromChatId,
            MessageId = messageId,
            Caption = caption,
            ParseMode = parseMode.Word(),
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Tail = options,
        };
        return Send("copyMessage", request, Shapes.CopyMessageRequest, Shapes.MessageId, cancellationToken);
    }

    private Task<BotResult<T>> Send<TRequest, T>(
        string method, TRequest request, JsonTypeInfo<TRequest> shape, JsonTypeInfo<T> result, CancellationToken cancellationToken)
        where TRequest : SendRequest
    {
        OutgoingLimits.Keyboard(request.ReplyMarkup);
        return Call(method, request, shape, result, cancellationToken);
    }

    private Task<BotResult<Message>> SendFile<TRequest>(
        string method, string field, TRequest request, JsonTypeInfo<TRequest> shape, CancellationToken cancellationToken)
        where TRequest : SendFileRequest
    {
        if (request.File is not InputFile.Upload upload)
        {
            return Send(method, request, shape, Shapes.Message, cancellationToken);
        }

        OutgoingLimits.Keyboard(request.ReplyMarkup);
        var form = RequestContent.Form(request, shape, field, upload);
        return Call(method, form, _options.UploadDeadline, AnswerReader.Of(Shapes.Message), cancellationToken);
    }
}
