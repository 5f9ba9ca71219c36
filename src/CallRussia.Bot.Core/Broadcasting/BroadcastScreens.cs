using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>The list, and the words that all pages of broadcasts share.</summary>
internal static class BroadcastScreens
{
    public static readonly Text Gone = T("gone.toast");

    /// <summary>Of the opening words, enough to know which one it is.</summary>
    private const int Opening = 40;

    private const int PerPage = 8;

    private static readonly Button.Press Close = new(new Text("common.close.button"), new Cancelled());
    private static readonly Button.Press Begin = new(T("new.button"), new BroadcastBegun());

    public static Screen Menu() => Screen.Of(T("list")).Row(Begin).Row(ToList, Close);

    public static Button.Press ToList { get; } = new(T("to-list.button"), new BroadcastsAsked(0));

    public static Screen List(BroadcastsSeen seen, int page, Scene scene)
    {
        if (seen.Broadcasts.Count == 0) return Screen.Of(T("list"), T("list.none")).Row(Begin).Row(Close);
        var slice = Slice<BroadcastBrief>.Of(seen.Broadcasts, page, PerPage);
        var screen = slice.Items
            .Select((brief, index) => (Button)new Button.Press(T("nth.button").With("nth", index + 1), new BroadcastOpened(brief.Id)))
            .Chunk(4)
            .Aggregate(Screen.Of(T("list"), Lines(slice.Items.Select((brief, index) => Line(brief, scene).With("nth", index + 1)))), (s, row) => s.Row(row));
        return screen.Turn(slice.Page, slice.Last, at => new BroadcastsAsked(at)).Row(Begin).Row(Close);
    }

    public static Screen Refused(BroadcastRefused refused) => Screen.Of(T("refused." + refused.Why)).Row(To(refused.Id));

    public static Screen Tried(BroadcastTried tried, Scene scene) => Screen
        .Of(T("tried").With("lines", new TextArg.Lines(tried.To.Select(who => T(who == scene.Volunteer.Id ? "tried.you" : "tried.line").With("who", PersonText.Short(who))))))
        .Row(To(tried.Id));

    /// <summary>Stands above a trial in the chats of those who get it.</summary>
    public static Screen Trial(BroadcastId id) => Screen.Of(T("trial")).Row(new Button.Press(T("open.button"), new BroadcastOpened(id), Lasting: true));

    public static Text T(string key) => new("broadcast." + key);

    public static Text Lines(IEnumerable<Text> lines) => T("lines").With("lines", new TextArg.Lines(lines));

    /// <summary>Back to a broadcast as the store knows it now.</summary>
    public static Button.Press To(BroadcastId id) => new(new Text("common.back.button"), new BroadcastOpened(id));

    /// <summary>The opening words of what is written, and what stands with them.</summary>
    public static TextArg Sketch(News news)
    {
        List<TextArg> parts = [];
        var words = Short(Markup.Plain(news.Html));
        if (words.Length > 0) parts.Add(T("opening").With("words", words));
        if (news.Media is { } media) parts.Add(media.IsSeveral() ? T("media.album").With("count", media.Each().Count) : T("media." + media.Kind));
        if (news.Links.Length > 0) parts.Add(T("links-under").With("count", news.Links.Length));
        return parts.Count > 0 ? new TextArg.Listing(parts) : T("no-words");
    }

    public static Text Time(SendTime time, Scene scene) => time switch
    {
        SendTime.At at => T("time.at").With("when", scene.When(at.Moment)),
        SendTime.LocalHour local => T("time.local")
            .With("day", new TextArg.Near(local.Day, AddressRows.Today(scene))).With("hour", new TextArg.Clock(local.Local)),
        _ => T("time.now"),
    };

    private static Text Line(BroadcastBrief brief, Scene scene)
    {
        var line = T(brief.Total > 0 ? "line-counted" : "line").With("status", T("status." + brief.Status)).With("when", scene.DayTime(brief.At))
            .With("words", Short(brief.Opening) is { Length: > 0 } words ? words : T("no-words"));
        return brief.Total > 0 ? line.With("sent", brief.Sent).With("total", brief.Total) : line;
    }

    /// <summary>One line of a text, cut where it gets long, never within a character.</summary>
    private static string Short(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.EnumerateRunes().Count() <= Opening ? line : string.Concat(line.EnumerateRunes().Take(Opening - 1)) + "…";
    }
}
