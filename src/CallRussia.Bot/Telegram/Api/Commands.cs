using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>A line of the command menu. The name is 1–32 of a–z, 0–9 and _, without the slash.</summary>
public sealed record BotCommand(string Command, string Description);

/// <summary>Who sees a list of commands; the narrower scope wins, then the language.</summary>
public sealed record BotCommandScope
{
    private BotCommandScope(string type) => Type = type;

    public string Type { get; }

    public ChatId? ChatId { get; private init; }

    public long? UserId { get; private init; }

    public static BotCommandScope Default() => new("default");

    public static BotCommandScope AllPrivateChats() => new("all_private_chats");

    public static BotCommandScope AllGroupChats() => new("all_group_chats");

    public static BotCommandScope AllChatAdministrators() => new("all_chat_administrators");

    public static BotCommandScope Chat(ChatId chatId) => new("chat") { ChatId = chatId };

    public static BotCommandScope ChatAdministrators(ChatId chatId) => new("chat_administrators") { ChatId = chatId };

    public static BotCommandScope ChatMember(ChatId chatId, long userId) =>
        new("chat_member") { ChatId = chatId, UserId = userId };
}

/// <summary>The button beside the input field.</summary>
[JsonConverter(typeof(TolerantEnumConverter<MenuButtonType>))]
public enum MenuButtonType
{
    Unknown,
    Default,
    Commands,
}

public sealed record MenuButton
{
    private MenuButton(MenuButtonType type) => Type = type;

    public MenuButtonType Type { get; }

    public static MenuButton Default() => new(MenuButtonType.Default);

    public static MenuButton Commands() => new(MenuButtonType.Commands);
}

/// <summary><see href="https://core.telegram.org/bots/api#webhookinfo"/>. The pending count is the depth of the server's queue.</summary>
public sealed record WebhookInfo(
    string Url,
    bool HasCustomCertificate,
    int PendingUpdateCount,
    long? LastErrorDate = null,
    string? LastErrorMessage = null,
    int? MaxConnections = null,
    IReadOnlyList<UpdateType>? AllowedUpdates = null);
