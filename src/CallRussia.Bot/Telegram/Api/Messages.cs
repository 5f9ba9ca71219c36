using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// The fields of <see href="https://core.telegram.org/bots/api#message"/> that the bot reads. It is also what a button's
/// message may have become: an inaccessible one has only chat, id and the date 0.
/// </summary>
public sealed record Message(
    [property: JsonPropertyName("message_id")] int Id,
    Chat Chat,
    [property: JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset Date,
    User? From = null,
    int? MessageThreadId = null,
    string? MediaGroupId = null,
    string? Text = null,
    IReadOnlyList<MessageEntity>? Entities = null,
    string? Caption = null,
    IReadOnlyList<MessageEntity>? CaptionEntities = null,
    Contact? Contact = null,
    IReadOnlyList<PhotoSize>? Photo = null,
    Document? Document = null,
    Poll? Poll = null,
    Message? ReplyToMessage = null,
    long? MigrateToChatId = null,
    MessageOrigin? ForwardOrigin = null,
    Something? Voice = null,
    Something? VideoNote = null,
    Something? Audio = null,
    Something? Video = null,
    Something? Animation = null,
    Something? Sticker = null,
    Something? Location = null,
    Something? PinnedMessage = null,
    Something? MessageAutoDeleteTimerChanged = null,
    Something? ChatBackgroundSet = null,
    Something? WriteAccessAllowed = null,
    UsersShared? UsersShared = null)
{
    /// <summary>The server no longer shows this message's content (<c>date</c> is 0): read nothing but chat and id.</summary>
    [JsonIgnore]
    public bool IsInaccessible => Date == DateTimeOffset.UnixEpoch;

    public override string ToString() => $"Message {Id} in {Chat}";
}

/// <summary>A part of a message of which the bot reads only that it is there.</summary>
public sealed record Something;

/// <summary>
/// Whose words a forwarded message holds, <see href="https://core.telegram.org/bots/api#messageorigin"/>. A person who hides it in the privacy settings is a name only; chats and
/// channels are nobody.
/// </summary>
public sealed record MessageOrigin(string Type, User? SenderUser = null)
{
    public override string ToString() => $"MessageOrigin {Type}";
}

/// <summary>Whom somebody chose in Telegram's own list, <see href="https://core.telegram.org/bots/api#usersshared"/>.</summary>
public sealed record UsersShared(int RequestId, IReadOnlyList<SharedUser> Users)
{
    public override string ToString() => "UsersShared";
}

public sealed record SharedUser(long UserId);

/// <summary><see href="https://core.telegram.org/bots/api#messageentity"/>; offset and length count UTF-16 units, as C# does.</summary>
public sealed record MessageEntity(MessageEntityType Type, int Offset, int Length, string? Url = null)
{
    public override string ToString() => $"{Type} at {Offset}, {Length} long";
}

[JsonConverter(typeof(TolerantEnumConverter<MessageEntityType>))]
public enum MessageEntityType
{
    Unknown,
    Mention,
    Hashtag,
    Cashtag,
    BotCommand,
    Url,
    Email,
    PhoneNumber,
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Blockquote,
    ExpandableBlockquote,
    Code,
    Pre,
    TextLink,
    TextMention,
    CustomEmoji,
    DateTime,
}

/// <summary>
/// A shared card, <see href="https://core.telegram.org/bots/api#contact"/>. It is the sender's own only when
/// <paramref name="UserId"/> equals the sender's id; the number comes with or without "+".
/// </summary>
public sealed record Contact(string PhoneNumber, string FirstName, string? LastName = null, long? UserId = null)
{
    public override string ToString() => "Contact";
}

/// <summary>One size of a picture. The last of a list is the largest; its <paramref name="FileId"/> sends the picture again.</summary>
public sealed record PhotoSize(string FileId, string FileUniqueId, int Width, int Height, long? FileSize = null);

/// <summary><see href="https://core.telegram.org/bots/api#document"/></summary>
public sealed record Document(
    string FileId,
    string FileUniqueId,
    string? FileName = null,
    string? MimeType = null,
    long? FileSize = null)
{
    public override string ToString() => "Document";
}

/// <summary>A sent poll. Answers name the poll and no chat, so the caller keeps whose poll <paramref name="Id"/> is.</summary>
public sealed record Poll(string Id);

/// <summary>The answer of CopyMessage.</summary>
public sealed record MessageId([property: JsonPropertyName("message_id")] int Id);

/// <summary><see href="https://core.telegram.org/bots/api#file"/>; the path is good for an hour at least, files to 20 MB only.</summary>
public sealed record TelegramFile(string FileId, string FileUniqueId, long? FileSize = null, string? FilePath = null);
