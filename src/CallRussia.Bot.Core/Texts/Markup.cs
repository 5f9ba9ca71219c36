using System.Text;

namespace CallRussia.Bot.Core.Texts;

/// <summary>Telegram's HTML as far as the core looks into it: words to markup, and markup to the words that are seen.</summary>
public static class Markup
{
    /// <summary>The four characters that Telegram's HTML wants escaped; the quote matters inside a link's address.</summary>
    public static string Escape(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>What is seen of <paramref name="html"/>.</summary>
    public static string Plain(string html)
    {
        var seen = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; at++)
        {
            if (html[at] == '<' && html.IndexOf('>', at) is var end and > 0) at = end;
            else seen.Append(html[at]);
        }
        return Unescape(seen.ToString());
    }

    /// <summary>Characters that are seen, in code points, as Telegram counts them for its limits.</summary>
    public static int Length(string html) => Plain(html).EnumerateRunes().Count();

    private static string Unescape(string escaped) => escaped
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&quot;", "\"", StringComparison.Ordinal)
        // Last, or an ampersand that somebody wrote would begin something.
        .Replace("&amp;", "&", StringComparison.Ordinal);
}
