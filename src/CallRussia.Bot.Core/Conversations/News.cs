using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Words of an organizer in one language, as they are to be sent: the only text that does not come from the phrasebook.</summary>
/// <param name="Html">As Telegram reads it; at most 4096 characters after parsing, 1024 under a picture or a document.</param>
public sealed record News(string Html, NewsMedia? Media = null)
{
    /// <summary>Links under it, one a row.</summary>
    public ImmutableArray<NewsLink> Links { get; init; } = [];

    /// <summary>Which messages brought it: who edits one of them while the draft stands changes the draft.</summary>
    public NewsSource From { get; init; } = NewsSource.Unknown;

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
public sealed record NewsMedia(NewsMediaKind Kind, string FileId);

/// <summary>The values are stored.</summary>
public enum NewsMediaKind
{
    Photo = 0,
    Document = 1,
}

/// <param name="Url">http, https or tg.</param>
public sealed record NewsLink(string Label, string Url);
