using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>What any message may carry besides its content; leave out what is not needed.</summary>
public sealed record SendOptions
{
    public int? MessageThreadId { get; init; }

    public bool DisableNotification { get; init; }

    /// <summary>Clients refuse to forward and save. A courtesy, not security.</summary>
    public bool ProtectContent { get; init; }

    /// <summary>Up to 1000 messages a second for 0.1 Star each.</summary>
    public bool AllowPaidBroadcast { get; init; }

    /// <summary>Private chats only; the ids are not documented, so keep them in configuration.</summary>
    public string? MessageEffectId { get; init; }
}

/// <summary>HTML is the only markup we write: escaping three characters is the whole rule (see <see cref="Html"/>).</summary>
public enum ParseMode
{
    None,
    Html,
}

/// <summary><see href="https://core.telegram.org/bots/api#replyparameters"/></summary>
public sealed record ReplyParameters(int MessageId)
{
    /// <summary>The message may have been deleted meanwhile; an answer matters more than its arrow.</summary>
    public bool AllowSendingWithoutReply { get; init; } = true;

    public static implicit operator ReplyParameters(int messageId) => new(messageId);
}

/// <summary><see href="https://core.telegram.org/bots/api#linkpreviewoptions"/></summary>
public sealed record LinkPreviewOptions
{
    public static readonly LinkPreviewOptions Disabled = new() { IsDisabled = true };

    public bool? IsDisabled { get; init; }

    public string? Url { get; init; }

    public bool? PreferSmallMedia { get; init; }

    public bool? PreferLargeMedia { get; init; }

    public bool? ShowAboveText { get; init; }
}

public sealed record InputPollOption(string Text)
{
    public static implicit operator InputPollOption(string text) => new(text);
}

[JsonConverter(typeof(TolerantEnumConverter<PollType>))]
public enum PollType
{
    Unknown,
    Regular,
    Quiz,
}

/// <summary>Shown under the bot's name for 5 seconds or until its next message.</summary>
[JsonConverter(typeof(TolerantEnumConverter<ChatAction>))]
public enum ChatAction
{
    Unknown,
    Typing,
    UploadPhoto,
    UploadDocument,
    ChooseSticker,
}

/// <summary>A bot sets one reaction per message, and no paid one.</summary>
public sealed record ReactionType(string Emoji)
{
    public string Type { get; } = "emoji";

    public static implicit operator ReactionType(string emoji) => new(emoji);
}
