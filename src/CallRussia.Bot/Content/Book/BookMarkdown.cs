using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CallRussia.Bot.Content.Book;

/// <summary>Telegram HTML, as the phrasebook renders it → Markdown that reads well as text and on a page. Addresses of links are left out: nothing is sent.</summary>
internal static partial class BookMarkdown
{
    private const string Special = "\\`*_[]<>~|";

    /// <summary>Paragraphs, quotes and lists; a line that ends within a paragraph ends there too.</summary>
    public static string FromHtml(string html)
    {
        var quotes = QuoteTag().Split(html.Trim());
        // The odd ones stood between the tags.
        var blocks = quotes.Select((part, i) => i % 2 == 0 ? Lines(Inline(part)) : Quote(Lines(Inline(part))));
        return string.Join("\n\n", blocks.Select(block => block.Trim('\n')).Where(block => block.Length > 0));
    }

    /// <summary>Words that stand inside a line.</summary>
    public static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var character in words)
        {
            if (Special.Contains(character)) escaped.Append('\\');
            escaped.Append(character);
        }
        return escaped.ToString();
    }

    private static string Inline(string html)
    {
        var markdown = new StringBuilder();
        var at = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            markdown.Append(Escape(WebUtility.HtmlDecode(html[at..tag.Index])));
            Mark(markdown, tag);
            at = tag.Index + tag.Length;
        }
        return markdown.Append(Escape(WebUtility.HtmlDecode(html[at..]))).ToString();
    }

    private static void Mark(StringBuilder markdown, Match tag)
    {
        var (closes, name) = (tag.Groups["end"].Success, tag.Groups["name"].Value);
        var mark = name switch { "b" => "**", "i" => "*", "s" => "~~", "code" or "pre" => "`", _ => "" };
        // A mark that closes after a space would not be read as one.
        var spaces = 0;
        while (closes && mark.Length > 0 && markdown.Length > spaces && markdown[^(spaces + 1)] == ' ') spaces++;
        markdown.Insert(markdown.Length - spaces, mark);
    }

    private static string Lines(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Select(line => line.StartsWith("• ", StringComparison.Ordinal) ? "- " + line[2..] : line).ToList();
        var joined = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            joined.Append(lines[i]);
            if (i + 1 == lines.Count) break;
            var breaks = lines[i].Length > 0 && lines[i + 1].Length > 0 && !Item().IsMatch(lines[i + 1]);
            joined.Append(breaks ? "\\\n" : "\n");
            // A list wants room above, or it is read as part of the paragraph.
            if (lines[i].Length > 0 && Item().IsMatch(lines[i + 1]) && !Item().IsMatch(lines[i])) joined.Append('\n');
        }
        return joined.ToString();
    }

    public static string Quote(string text) => string.Join('\n', text.Trim('\n').Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));

    [GeneratedRegex("</?blockquote(?: expandable)?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuoteTag();

    [GeneratedRegex("<(?<end>/)?(?<name>[a-z-]+)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:- |\d+\. )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
