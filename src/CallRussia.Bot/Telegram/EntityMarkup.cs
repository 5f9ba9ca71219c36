using System.Text;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace CallRussia.Bot.Telegram;

/// <summary>
/// Telegram's entities → HTML with the same meaning. The text is cut where entities begin and end; in each piece the tags open in one fixed order, so they are
/// well nested even where entities overlap. What a bot can't or shouldn't send on (mentions of people, custom emoji) becomes plain words. Links that
/// Telegram finds by itself need no tag: it finds them again.
/// </summary>
public static class EntityMarkup
{
    public static string Html(string text, IReadOnlyList<MessageEntity> entities)
    {
        var marks = Marks(text, entities);
        if (marks.Count == 0) return Escape(text);
        var html = new StringBuilder(text.Length * 2);
        List<Mark> open = [];
        int[] edges = [.. marks.SelectMany(mark => new[] { mark.Start, mark.End }).Append(0).Append(text.Length).Distinct().Order()];
        foreach (var (start, end) in edges.Zip(edges.Skip(1)))
        {
            Turn(html, open, Holding(marks, start));
            html.Append(Escape(text[start..end]));
        }
        Turn(html, open, []);
        return html.ToString();
    }

    /// <summary>The words with an ellipsis for everything that leads to somebody or somewhere: links, names, addresses, phone numbers.</summary>
    public static string Bare(string text, IReadOnlyList<MessageEntity> entities)
    {
        var bare = new StringBuilder();
        var at = 0;
        foreach (var entity in entities.Where(IsAddress).OrderBy(entity => entity.Offset))
        {
            var (start, end) = (Whole(text, Math.Max(at, entity.Offset)), Whole(text, (int)Math.Min(text.Length, (long)entity.Offset + entity.Length)));
            if (start >= end) continue;
            bare.Append(text, at, start - at).Append('…');
            at = end;
        }
        return bare.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsAddress(MessageEntity entity) => entity.Type is MessageEntityType.Url or MessageEntityType.TextLink or MessageEntityType.Mention or MessageEntityType.TextMention
        or MessageEntityType.Email or MessageEntityType.PhoneNumber;

    /// <summary>The entities that have a tag, from the outermost kind to the innermost; none that points outside the text.</summary>
    private static List<Mark> Marks(string text, IReadOnlyList<MessageEntity> entities)
    {
        List<Mark> marks = [];
        foreach (var entity in entities)
        {
            var (start, end) = (Whole(text, entity.Offset), Whole(text, (int)Math.Min(text.Length, (long)entity.Offset + entity.Length)));
            if (start >= end || Tag(entity) is not var (rank, opening, closing)) continue;
            marks.Add(new Mark(rank, start, end, opening, closing));
        }
        return [.. marks.OrderBy(mark => mark.Rank).ThenBy(mark => mark.Start)];
    }

    /// <summary>An edge never cuts a character in two.</summary>
    private static int Whole(string text, int at)
    {
        at = Math.Clamp(at, 0, text.Length);
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
    }

    /// <summary>The entities that hold from <paramref name="at"/> on: one of each kind, and none within code.</summary>
    private static List<Mark> Holding(List<Mark> marks, int at)
    {
        List<Mark> holding = [.. marks.Where(mark => mark.Start <= at && at < mark.End).DistinctBy(mark => mark.Rank)];
        var code = holding.FindIndex(mark => mark.Rank is Rank.Pre or Rank.Code);
        if (code < 0) return holding;
        return [.. holding.Where(mark => mark.Rank == Rank.Quote), holding[code]];
    }

    /// <summary>Closes what no longer holds and opens what begins; what goes on stays open.</summary>
    private static void Turn(StringBuilder html, List<Mark> open, List<Mark> holding)
    {
        var same = open.Zip(holding).TakeWhile(pair => pair.First.GoesOnAs(pair.Second)).Count();
        for (var last = open.Count - 1; last >= same; last--) html.Append(open[last].Closing);
        foreach (var mark in holding.Skip(same)) html.Append(mark.Opening);
        open.Clear();
        open.AddRange(holding);
    }

    private static (Rank Rank, string Opening, string Closing)? Tag(MessageEntity entity) => entity.Type switch
    {
        MessageEntityType.Blockquote => (Rank.Quote, "<blockquote>", "</blockquote>"),
        MessageEntityType.ExpandableBlockquote => (Rank.Quote, "<blockquote expandable>", "</blockquote>"),
        MessageEntityType.TextLink when Address(entity.Url) is { } url => (Rank.Link, $"<a href=\"{Escape(url)}\">", "</a>"),
        MessageEntityType.Pre => (Rank.Pre, "<pre>", "</pre>"),
        MessageEntityType.Code => (Rank.Code, "<code>", "</code>"),
        MessageEntityType.Bold => (Rank.Bold, "<b>", "</b>"),
        MessageEntityType.Italic => (Rank.Italic, "<i>", "</i>"),
        MessageEntityType.Underline => (Rank.Underline, "<u>", "</u>"),
        MessageEntityType.Strikethrough => (Rank.Strike, "<s>", "</s>"),
        MessageEntityType.Spoiler => (Rank.Spoiler, "<tg-spoiler>", "</tg-spoiler>"),
        _ => null,
    };

    private static string? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tg" ? url : null;

    private static string Escape(string words) => Api.Html.Escape(words);

    /// <summary>From the outermost to the innermost.</summary>
    private enum Rank
    {
        Quote,
        Link,
        Pre,
        Code,
        Bold,
        Italic,
        Underline,
        Strike,
        Spoiler,
    }

    private sealed record Mark(Rank Rank, int Start, int End, string Opening, string Closing)
    {
        /// <summary>Two bold stretches that touch are one; two quotes or links are two.</summary>
        public bool GoesOnAs(Mark next) => this == next || (Rank == next.Rank && Rank >= Rank.Bold);
    }
}
