using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>What an organizer writes, read and checked before anything is kept.</summary>
internal static class NewsRules
{
    /// <summary>More buttons than words is no message.</summary>
    public const int MostLinks = 6;

    /// <summary>A button's label is read whole on a phone.</summary>
    public const int LongestLabel = 40;

    /// <summary>Longer addresses are not typed; Telegram names no limit.</summary>
    private const int LongestUrl = 1000;

    /// <summary>
    /// New words keep the picture, a picture without words keeps the words: so both may come in two messages. What comes with words of its own replaces them.
    /// </summary>
    /// <param name="message">The one that brought it.</param>
    public static NewsRead Read(News? before, Trigger written, int? message)
    {
        var kept = before ?? new News("");
        var after = written switch
        {
            Typed typed => kept with { Html = typed.Html, From = kept.From with { Words = message } },
            _ when Media(written) is { } media => Under(kept, media, Html(written), message),
            _ => kept,
        };
        return new NewsRead(after, written is Unsupported ? NewsProblem.OtherKind : Problem(after));
    }

    /// <summary>One link a line: the label, then the address; what stands between them is not looked at.</summary>
    public static NewsRead ReadLinks(News news, string words, int? message)
    {
        ImmutableArray<NewsLink> links = [];
        var line = 0;
        foreach (var written in words.Split('\n'))
        {
            line++;
            if (string.IsNullOrWhiteSpace(written)) continue;
            if (links.Length == MostLinks) return new NewsRead(news, NewsProblem.ManyLinks, line);
            var problem = ReadLink(written.Trim(), out var link);
            if (problem != NewsProblem.None) return new NewsRead(news, problem, line);
            links = links.Add(link);
        }
        return new NewsRead(news with { Links = links, From = news.From with { Links = message } });
    }

    /// <summary>One of the messages that brought <paramref name="news"/>, as it is now; its words are all that it says.</summary>
    public static NewsRead ReadEdited(News news, Edited edited) => edited switch
    {
        { Content: Typed links } when news.From.Links == edited.Message => ReadLinks(news, links.Words, edited.Message),
        _ => Read(news.From.Words == edited.Message ? news with { Html = "" } : news, edited.Content, edited.Message),
    };

    /// <summary>A further part of the album with which the words come; null when it is none, or the album is full.</summary>
    public static News? Join(News news, Trigger part)
    {
        if (part is not IInAlbum { Album: { } album } || Media(part) is not { } media || news.Media is not { } begun || begun.Album != album || begun.Others.Length + 1 >= Limits.AlbumParts) return null;
        var joined = news with { Media = begun with { Others = begun.Others.Add(media with { Album = null }) } };
        return joined.Html.Length == 0 ? joined with { Html = Html(part) } : joined;
    }

    private static NewsMedia? Media(Trigger written) => written switch
    {
        PhotoSent photo => new NewsMedia(NewsMediaKind.Photo, photo.FileId) { Album = photo.Album },
        FileSent file => new NewsMedia(NewsMediaKind.Document, file.FileId) { Album = file.Album },
        FilmSent film => new NewsMedia(film.IsSilent ? NewsMediaKind.Animation : NewsMediaKind.Video, film.FileId) { Album = film.Album },
        VoiceSent voice => new NewsMedia(NewsMediaKind.Voice, voice.FileId),
        _ => null,
    };

    private static string Html(Trigger written) => written switch
    {
        PhotoSent photo => photo.Html,
        FileSent file => file.Html,
        FilmSent film => film.Html,
        _ => "",
    };

    /// <summary>The first part of an album stands for all of it: where it is edited the others stay.</summary>
    private static News Under(News kept, NewsMedia media, string html, int? message)
    {
        var isAlbum = media.Album is not null && kept.Media?.Album == media.Album;
        var under = kept with { Media = isAlbum ? media with { Others = kept.Media!.Others } : media, From = kept.From with { Media = message } };
        return html.Length == 0 ? under : under with { Html = html, From = under.From with { Words = message } };
    }

    private static NewsProblem Problem(News news) => news.Media is { } media && !media.IsSeveral()
        ? Markup.Length(news.Html) > Limits.CaptionCharacters ? NewsProblem.TooLongUnderMedia : NewsProblem.None
        : Markup.Length(news.Html) > Limits.MessageCharacters ? NewsProblem.TooLong : NewsProblem.None;

    private static NewsProblem ReadLink(string line, out NewsLink link)
    {
        var space = line.LastIndexOfAny([' ', '\t', '\u00A0']);
        var label = space < 0 ? "" : line[..space].TrimEnd(' ', '\t', '\u00A0', '-', '–', '—', ':', '|', '=', '→');
        link = new NewsLink(label, Address(line[(space + 1)..]) ?? "");
        return link.Url.Length == 0 ? NewsProblem.NoAddress
            : label.Length == 0 ? NewsProblem.NoLabel
            : label.EnumerateRunes().Count() > LongestLabel ? NewsProblem.LongLabel
            : NewsProblem.None;
    }

    /// <summary>"t.me/…" is what people copy: an address without its scheme is one of the web.</summary>
    private static string? Address(string typed)
    {
        var whole = typed.Contains(':', StringComparison.Ordinal) ? typed : "https://" + typed;
        if (whole.Length > LongestUrl || !Uri.TryCreate(whole, UriKind.Absolute, out var address)) return null;
        var opens = address.Scheme switch
        {
            "https" or "http" => address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.'),
            "tg" => true,
            _ => false,
        };
        return opens ? whole : null;
    }
}

/// <param name="News">As it would be kept.</param>
/// <param name="Line">Of links: the line that can't be taken, from 1.</param>
internal sealed record NewsRead(News News, NewsProblem Problem = NewsProblem.None, int Line = 0);
