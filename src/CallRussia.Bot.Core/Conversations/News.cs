using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>Words of an organizer in one language, as they are to be sent: the only text that does not come from the phrasebook.</summary>
/// <param name="Html">As Telegram reads it; at most 4096 characters after parsing, 1024 under a picture or a document.</param>
public sealed record News(string Html, NewsMedia? Media = null)
{
    /// <summary>Links under it, one a row.</summary>
    public ImmutableArray<NewsLink> Links { get; init; } = [];

    public bool Equals(News? other) => other is not null && Html == other.Html && Media == other.Media && Links.SequenceEqual(other.Links);

    public override int GetHashCode() => HashCode.Combine(Html, Media, Links.Length);

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"News({Html.Length} characters)";
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
