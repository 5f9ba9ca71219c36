using System.Globalization;
using System.Security.Cryptography;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>A link of a broadcast as the campaign's pages know it.</summary>
/// <param name="Url">The very address that its author wrote.</param>
public sealed record CountedLink(BroadcastId Broadcast, string Url);

/// <summary>
/// Telegram does not tell of taps on links. So a link leads through the campaign's own pages, where there are some: what stands there is the same for all who get
/// the message, and nobody is counted but the broadcast.
/// </summary>
public static class CountedLinks
{
    /// <summary>Where it stands among the pages.</summary>
    public const string Page = "go";

    /// <summary>Enough of the mark that nobody guesses the links of a broadcast which he did not get.</summary>
    private const int MarkBytes = 12;

    private const int MarkCharacters = MarkBytes * 4 / 3;

    /// <summary>Codes of other things are marks of the numbers of their sequences, which never reach as far.</summary>
    private const long First = 1L << 62;

    private static readonly Counts s_taps = new("link-tap");

    /// <summary>Telegram's own addresses are opened by the app itself: through a browser they would be a detour.</summary>
    public static bool IsCounted(NewsLink link) => Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address.Host is var host && !Array.Exists((string[])["t.me", "telegram.me", "telegram.dog"], own => host == own || host.EndsWith("." + own, StringComparison.OrdinalIgnoreCase));

    public static bool Has(BroadcastDraft draft) => draft.Messages.Values.Any(news => news.Links.Any(IsCounted));

    /// <summary>The draft whose links lead through the pages.</summary>
    public static BroadcastDraft Through(ITransaction kept, BroadcastId id, BroadcastDraft draft, Uri pages) => draft with
    {
        Messages = draft.Messages.SetItems(draft.Messages.Select(message => KeyValuePair.Create(message.Key, message.Value with
        {
            Links = [.. message.Value.Links.Select((link, index) => IsCounted(link) ? link with { Url = $"{pages.AbsoluteUri.TrimEnd('/')}/{Page}/{Code(kept, id, message.Key, index)}" } : link)],
        }))),
    };

    /// <summary>Null when it is no link of a broadcast that has gone out.</summary>
    public static CountedLink? Find(ITransaction kept, string code)
    {
        if (code.Split('.') is not [var number, var reader, var nth, { Length: MarkCharacters }]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id > int.MaxValue
            || Language.FromCode(reader) is not { } language
            || !int.TryParse(nth, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
        var broadcast = new BroadcastId(id);
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(kept, broadcast, language, index)), System.Text.Encoding.UTF8.GetBytes(code))) return null;
        return KeptBroadcasts.Find(kept, broadcast) is { StartedAt: not null } && Drafts.Of(kept, broadcast).Messages.GetValueOrDefault(language) is { } news
            && index < news.Links.Length && IsCounted(news.Links[index])
            ? new CountedLink(broadcast, news.Links[index].Url)
            : null;
    }

    public static void Add(ITransaction kept, BroadcastId id, int taps) => s_taps.Add(kept, taps, id.Value);

    public static int Taps(ITransaction kept, BroadcastId id) => (int)s_taps.Find(kept, id.Value);

    private static string Code(ITransaction kept, BroadcastId id, Language language, int index)
    {
        var mark = kept.Marks.Secret(First + (id.Value << 16) + (Place(language) << 8) + index)[..MarkBytes];
        return string.Create(CultureInfo.InvariantCulture, $"{id.Value}.{language.Code}.{index}.{Convert.ToBase64String(mark).Replace('+', '-').Replace('/', '_')}");
    }

    private static long Place(Language language) => language.Code switch { "ru" => 1, "en" => 2, _ => 3 };
}
