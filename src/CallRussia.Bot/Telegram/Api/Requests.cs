using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

// One record per method, "<Method>Request"; a test compares every property with the Bot API's description.
// Flags are null when false: what is not said is not sent, and nested nulls are read by the server as "true".

/// <summary>What all methods that put a message into a chat have in common.</summary>
public abstract record SendRequest
{
    private protected SendRequest()
    {
    }

    public required ChatId ChatId { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }

    public ReplyMarkup? ReplyMarkup { get; init; }

    [JsonIgnore]
    public SendOptions? Tail { get; init; }

    public int? MessageThreadId => Tail?.MessageThreadId;

    public bool? DisableNotification => Tail?.DisableNotification.OrNull();

    public bool? ProtectContent => Tail?.ProtectContent.OrNull();

    public bool? AllowPaidBroadcast => Tail?.AllowPaidBroadcast.OrNull();

    public string? MessageEffectId => Tail?.MessageEffectId;
}

/// <summary>A send whose file either is named in the request or goes along with it.</summary>
public abstract record SendFileRequest : SendRequest
{
    /// <summary>Not "required": the serializer refuses that word on what it does not write.</summary>
    [JsonIgnore]
    public InputFile? File { get; init; }

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }

    // Null for an upload: then the part of the same name carries it.
    private protected string? Reference => (File as InputFile.Known)?.Reference;
}

public sealed record SendMessageRequest : SendRequest
{
    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }
}

public sealed record SendPhotoRequest : SendFileRequest
{
    public string? Photo => Reference;
}

public sealed record SendDocumentRequest : SendFileRequest
{
    public string? Document => Reference;
}

public sealed record SendContactRequest : SendRequest
{
    public required string PhoneNumber { get; init; }

    public required string FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Vcard { get; init; }
}

public sealed record SendPollRequest : SendRequest
{
    public required string Question { get; init; }

    public required IReadOnlyList<InputPollOption> Options { get; init; }

    public bool? IsAnonymous { get; init; }

    public PollType? Type { get; init; }

    public bool? AllowsMultipleAnswers { get; init; }

    public IReadOnlyList<int>? CorrectOptionIds { get; init; }

    public string? Explanation { get; init; }

    public string? ExplanationParseMode { get; init; }

    public int? OpenPeriod { get; init; }
}

public sealed record CopyMessageRequest : SendRequest
{
    public required ChatId FromChatId { get; init; }

    public required int MessageId { get; init; }

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }
}
