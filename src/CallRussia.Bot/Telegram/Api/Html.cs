namespace CallRussia.Bot.Telegram.Api;

/// <summary>The Bot API's HTML: three characters are escaped, quotes too because an attribute may hold them.</summary>
public static class Html
{
    /// <summary>The longest entity that counts as one character, "&amp;#1114111;".</summary>
    private const int LongestEntity = 10;

    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
    }

    /// <summary>
    /// How many characters (code points, as the server counts) are left when tags are gone and entities are one each.
    /// The server also trims, so this is never less than what it counts.
    /// </summary>
    public static int VisibleLength(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var (length, at) = (0, 0);
        while (at < html.Length)
        {
            if (html[at] == '<' && html.IndexOf('>', at) is var end and > 0)
            {
                at = end + 1;
                continue;
            }

            at += html[at] == '&' ? EntityLength(html, at) : char.IsSurrogatePair(html, at) ? 2 : 1;
            length++;
        }

        return length;
    }

    // An ampersand that starts nothing is a character like others.
    private static int EntityLength(string html, int start)
    {
        var end = html.AsSpan(start, Math.Min(LongestEntity, html.Length - start)).IndexOf(';');
        return Math.Max(end + 1, 1);
    }
}
