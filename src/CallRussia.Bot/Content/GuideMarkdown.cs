using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CallRussia.Bot.Content;

/// <summary>A block of the guide as Telegram HTML, with the line it stands on (from 0, within the Markdown).</summary>
/// <param name="TightAbove">No blank line before it: Telegram itself sets a quote off.</param>
/// <param name="TightBelow">No blank line after it: a heading belongs to what follows.</param>
internal sealed record GuideBlock(int Line, string Html, bool TightAbove, bool TightBelow);

/// <summary>
/// Markdown → Telegram HTML, the little that a guide needs: paragraphs, bold, italic, lists, quotes, headings, links, code.
/// Our own walk over Markdig's tree instead of its HTML renderer, which knows nothing of Telegram.
/// </summary>
internal static class GuideMarkdown
{
    private const string Bullet = "• ";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    public static IReadOnlyList<GuideBlock> Blocks(string markdown) =>
        [.. Markdown.Parse(markdown, Pipeline).Select(static block =>
            new GuideBlock(block.Line, Block(block), block is QuoteBlock, block is QuoteBlock or HeadingBlock))];

    /// <summary>Blocks under one another, with a blank line between unless one of the two wants none.</summary>
    public static string Join(IEnumerable<GuideBlock> blocks)
    {
        var html = new StringBuilder();
        GuideBlock? above = null;
        foreach (var block in blocks)
        {
            html.Append(above is null ? "" : above.TightBelow || block.TightAbove ? "\n" : "\n\n").Append(block.Html);
            above = block;
        }

        return html.ToString();
    }

    private static string Block(Block block) => block switch
    {
        HeadingBlock heading => $"<b>{Inlines(heading.Inline)}</b>",
        ParagraphBlock paragraph => Inlines(paragraph.Inline),
        QuoteBlock quote => $"<blockquote>{string.Join("\n", quote.Select(Block))}</blockquote>",
        ListBlock list => List(list),
        CodeBlock code => $"<pre>{Escape(code.Lines.ToString())}</pre>",
        HtmlBlock html => html.Lines.ToString(),
        // Not a tag of Telegram: the template refuses it and the editor is told the line.
        _ => $"<{block.GetType().Name}>",
    };

    private static string List(ListBlock list)
    {
        var first = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        return string.Join("\n", list.OfType<ListItemBlock>().Select((item, index) =>
            (list.IsOrdered ? $"{first + index}. " : Bullet) + string.Join("\n   ", item.Select(Block))));
    }

    private static string Inlines(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Select(Inline));

    private static string Inline(Inline inline) => inline switch
    {
        LiteralInline literal => Escape(literal.Content.ToString()),
        HtmlEntityInline entity => Escape(entity.Transcoded.ToString()),
        LineBreakInline { IsHard: true } => "\n",
        LineBreakInline => " ",
        CodeInline code => $"<code>{Escape(code.Content)}</code>",
        EmphasisInline { DelimiterCount: 2 } bold => $"<b>{Inlines(bold)}</b>",
        EmphasisInline italic => $"<i>{Inlines(italic)}</i>",
        LinkInline { IsImage: false } link => $"<a href=\"{Escape(link.Url ?? "")}\">{Inlines(link)}</a>",
        AutolinkInline address => Escape(address.Url),
        HtmlInline html => html.Tag,
        LinkInline => "<img>",
        ContainerInline container => Inlines(container),
        _ => $"<{inline.GetType().Name}>",
    };

    private static string Escape(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
