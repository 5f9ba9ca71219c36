namespace CallRussia.Bot.Telegram.Api;

/// <summary>A method without parameters.</summary>
public sealed record NoParametersRequest;

public sealed record GetUpdatesRequest(int? Offset, int Limit, int Timeout, IReadOnlyList<UpdateType>? AllowedUpdates);

public sealed record GetChatRequest(ChatId ChatId);

public sealed record GetFileRequest(string FileId);

public sealed record SetMyCommandsRequest(IReadOnlyList<BotCommand> Commands, BotCommandScope? Scope, string? LanguageCode);

public sealed record DeleteMyCommandsRequest(BotCommandScope? Scope, string? LanguageCode);

public sealed record SetMyDescriptionRequest(string? Description, string? LanguageCode);

public sealed record SetMyShortDescriptionRequest(string? ShortDescription, string? LanguageCode);

public sealed record SetChatMenuButtonRequest(long? ChatId, MenuButton? MenuButton);

public sealed record SetWebhookRequest(
    string Url,
    string? IpAddress,
    int? MaxConnections,
    IReadOnlyList<UpdateType>? AllowedUpdates,
    bool? DropPendingUpdates,
    string? SecretToken);

public sealed record DeleteWebhookRequest(bool? DropPendingUpdates);

internal static class Wire
{
    /// <summary>A flag that is off is left out.</summary>
    public static bool? OrNull(this bool flag) => flag ? true : null;

    /// <summary>The one word of the Bot API that is in capitals.</summary>
    public static string? Word(this ParseMode mode) => mode == ParseMode.Html ? "HTML" : null;
}
