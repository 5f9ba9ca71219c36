using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// How our records look on the wire. Nulls are left out at every depth: the server reads a top-level null as the word
/// "null" and a nested one as "present". Cyrillic is written as it is: the default encoder makes 6 bytes of each letter. (Emoji stay escaped; no encoder of the framework lets
/// them through, and the server reads both.)
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessageId))]
[JsonSerializable(typeof(ChatFullInfo))]
[JsonSerializable(typeof(TelegramFile))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(NoParametersRequest))]
[JsonSerializable(typeof(GetUpdatesRequest))]
[JsonSerializable(typeof(GetChatRequest))]
[JsonSerializable(typeof(GetFileRequest))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendPhotoRequest))]
[JsonSerializable(typeof(SendDocumentRequest))]
[JsonSerializable(typeof(SendContactRequest))]
[JsonSerializable(typeof(SendPollRequest))]
[JsonSerializable(typeof(CopyMessageRequest))]
[JsonSerializable(typeof(EditMessageTextRequest))]
[JsonSerializable(typeof(EditMessageCaptionRequest))]
[JsonSerializable(typeof(EditMessageReplyMarkupRequest))]
[JsonSerializable(typeof(DeleteMessageRequest))]
[JsonSerializable(typeof(DeleteMessagesRequest))]
[JsonSerializable(typeof(SetMessageReactionRequest))]
[JsonSerializable(typeof(SendChatActionRequest))]
[JsonSerializable(typeof(AnswerCallbackQueryRequest))]
[JsonSerializable(typeof(SetMyCommandsRequest))]
[JsonSerializable(typeof(DeleteMyCommandsRequest))]
[JsonSerializable(typeof(SetMyDescriptionRequest))]
[JsonSerializable(typeof(SetMyShortDescriptionRequest))]
[JsonSerializable(typeof(SetChatMenuButtonRequest))]
[JsonSerializable(typeof(SetWebhookRequest))]
[JsonSerializable(typeof(DeleteWebhookRequest))]
public sealed partial class BotApiJson : JsonSerializerContext
{
    /// <summary>The context to use. The generated Default has another encoder, which the attribute can't set.</summary>
    public static readonly BotApiJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // A message without its id or chat is unreadable, not a message with id 0.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });
}
