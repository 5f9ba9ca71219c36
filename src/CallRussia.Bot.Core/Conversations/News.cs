using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Words of an organizer in one language, as they are to be sent: the only text that does not come from the phrasebook.</summary>
/// <param name="Html">As Telegram reads it; at most 4096 characters after parsing, 1024 under what comes with it, unless that is an album.</param>
public sealed record News(string Html, NewsMedia? Media = null)
{
    /// <summary>Links under it, one a row.</summary>
    public ImmutableArray<NewsLink> Links { get; init; } = [];

    /// <summary>Which messages brought it: who edits one of them while the draft stands changes the draft.</summary>
    public NewsSource From { get; init; } = NewsSource.Unknown;

    /// <summary>How many messages it is in the chat of each reader.</summary>
    public int Messages() => Media is { } media && media.IsSeveral() ? media.Each().Count + 1 : 1;

    public News WithoutMedia() => this with { Media = null, From = From with { Media = null } };

    public News WithoutLinks() => this with { Links = [], From = From with { Links = null } };

    public bool Equals(News? other) => other is not null && Html == other.Html && Media == other.Media && From == other.From && Links.SequenceEqual(other.Links);

    public override int GetHashCode() => HashCode.Combine(Html, Media, Links.Length);

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"News({Html.Length} characters)";
}

/// <summary>Messages in the chat of the one who composes.</summary>
public sealed record NewsSource(int? Words = null, int? Media = null, int? Links = null)
{
    public static NewsSource Unknown { get; } = new();

    public bool Holds(int message) => Words == message || Media == message || Links == message;
}

/// <param name="FileId">Telegram's name of what an organizer uploaded: it is sent by that name and never uploaded again.</param>
public sealed record NewsMedia(NewsMediaKind Kind, string FileId)
{
    /// <summary>Telegram's name of the album that it begins; null for one alone.</summary>
    public string? Album { get; init; }

    /// <summary>What came in the same album behind it, in order.</summary>
    public ImmutableArray<NewsMedia> Others
    {
        get => field.IsDefault ? [] : field;
        init;
    } = [];

    /// <summary>Several, which Telegram shows as one. It lets no buttons stand under them: the words and the buttons are a message of their own.</summary>
    public bool IsSeveral() => Others.Length > 0;

    /// <summary>Each of them, on its own.</summary>
    public IReadOnlyList<NewsMedia> Each() => [new NewsMedia(Kind, FileId), .. Others];

    public bool Equals(NewsMedia? other) => other is not null && Kind == other.Kind && FileId == other.FileId && Album == other.Album && Others.SequenceEqual(other.Others);

    public override int GetHashCode() => HashCode.Combine(Kind, FileId, Others.Length);
}

/// <summary>The values are stored.</summary>
public enum NewsMediaKind
{
    Photo = 0,
    Document = 1,
    Video = 2,
    Voice = 3,

    /// <summary>A film without sound, as Telegram keeps GIF.</summary>
    Animation = 4,
}

/// <param name="Url">http, https or tg.</param>
public sealed record NewsLink(string Label, string Url);
