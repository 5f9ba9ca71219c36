using System.Text.RegularExpressions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// The last net under the token: whatever words come from outside (exceptions, server descriptions) pass through here
/// before anyone may log them.
/// </summary>
public static partial class TokenScrubber
{
    public static string Scrub(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Secret().Replace(text, "bot[redacted]");
    }

    // As in an address (also escaped), however short; and a bare token, which has 35 characters after its colon.
    [GeneratedRegex("[Bb][Oo][Tt][0-9]+(?::|%3[Aa])[A-Za-z0-9_-]+|[0-9]{5,}(?::|%3[Aa])[A-Za-z0-9_-]{25,}", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
