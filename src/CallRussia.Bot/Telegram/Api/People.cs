using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

// Records of this namespace print ids only: ToString reaches logs and test names, where no name or text may appear.

/// <summary><see href="https://core.telegram.org/bots/api#user"/>. Ids need 64 bits.</summary>
public sealed record User(
    long Id,
    bool IsBot,
    string FirstName,
    string? LastName = null,
    string? Username = null,
    string? LanguageCode = null)
{
    public override string ToString() => $"User {Id}";
}

/// <summary><see href="https://core.telegram.org/bots/api#chat"/>. A private chat has the id of its person.</summary>
public sealed record Chat(
    long Id,
    ChatType Type,
    string? Title = null,
    string? Username = null)
{
    public override string ToString() => $"{Type} chat {Id}";
}

/// <summary><see href="https://core.telegram.org/bots/api#chatfullinfo"/>, as far as it says how a person is called.</summary>
public sealed record ChatFullInfo(long Id, ChatType Type, string? FirstName = null, string? LastName = null)
{
    public override string ToString() => $"{Type} chat {Id}";
}

[JsonConverter(typeof(TolerantEnumConverter<ChatType>))]
public enum ChatType
{
    Unknown,
    Private,
    Group,
    Supergroup,
    Channel,
}

/// <summary><see href="https://core.telegram.org/bots/api#chatmemberupdated"/>: in a private chat, blocked or unblocked.</summary>
public sealed record ChatMemberUpdated(
    Chat Chat,
    User From,
    [property: JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset Date,
    ChatMember OldChatMember,
    ChatMember NewChatMember);

/// <summary>What is common to all kinds of <see href="https://core.telegram.org/bots/api#chatmember"/>.</summary>
public sealed record ChatMember(ChatMemberStatus Status, User User);

/// <summary>In a private chat with the bot <see cref="Kicked"/> means blocked, <see cref="Member"/> unblocked.</summary>
[JsonConverter(typeof(TolerantEnumConverter<ChatMemberStatus>))]
public enum ChatMemberStatus
{
    Unknown,
    Creator,
    Administrator,
    Member,
    Restricted,
    Left,
    Kicked,
}
