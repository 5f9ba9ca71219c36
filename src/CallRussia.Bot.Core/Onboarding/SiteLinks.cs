using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Onboarding;

/// <summary>Deep links from the campaign's pages: they carry the language of the page and, as a tag, from where its reader came.</summary>
public static partial class SiteLinks
{
    private const string Prefix = "site-";
    private const int LanguageCode = 2;

    /// <param name="tag">Null, or what <see cref="IsTag"/>.</param>
    public static string Payload(Language language, string? tag) => tag is null ? $"{Prefix}{language.Code}" : $"{Prefix}{language.Code}-{tag}";

    /// <summary>The language of the page whose link it was; null for any other link.</summary>
    public static Language? LanguageOf(string? payload) => payload is not null && payload.StartsWith(Prefix, StringComparison.Ordinal) && payload.Length >= Prefix.Length + LanguageCode
        ? Language.FromCode(payload.Substring(Prefix.Length, LanguageCode))
        : null;

    /// <summary>Short enough for a payload (Telegram: 64 characters), and of its letters.</summary>
    public static bool IsTag(string words) => Tag().IsMatch(words);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
