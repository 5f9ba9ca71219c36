using System.Text.RegularExpressions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Removes the token from words that come from outside (exceptions, descriptions of the server), before anyone may log them.
/// </summary>
public static partial class TokenScrubber
{
    public static string Scrub(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Secret().Replace(text, "bot[redacted]");
    }

    // The token as it stands in an address (also escaped), however short; and a bare token, which has 35 characters after its colon.
    [GeneratedRegex("[Bb][Oo][Tt][0-9]+(?::|%3[Aa])[A-Za-z0-9_-]+|[0-9]{5,}(?::|%3[Aa])[A-Za-z0-9_-]{25,}", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
