using System.Text.RegularExpressions;

namespace CallRussia.Bot.Core.Texts;

/// <summary>Where a person's name belongs in words that are ready to be sent: two characters that nobody types, and the id between them.</summary>
public static partial class NameMark
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    public static string Of(long who) => $"{Open}{who}{Close}";

    /// <summary>Whose names belong there.</summary>
    public static IEnumerable<long> In(string words) =>
        // Nearly all that is said names nobody, and a look for one character costs nothing.
        words.Contains(Open) ? Marks().Matches(words).Select(mark => long.Parse(mark.Groups["id"].ValueSpan)) : [];

    /// <summary>Each name, or nothing where there is none to be had.</summary>
    public static string Fill(string words, Func<long, string?> name) =>
        !words.Contains(Open) ? words : Marks().Replace(words, mark => name(long.Parse(mark.Groups["id"].ValueSpan)) is { } known ? known + '\u00A0' : "");

    /// <summary>Whatever people write marks nothing.</summary>
    public static string Without(string words) =>
        words.AsSpan().IndexOfAny(Open, Close) < 0 ? words : words.Replace($"{Open}", "", StringComparison.Ordinal).Replace($"{Close}", "", StringComparison.Ordinal);

    [GeneratedRegex($"{"\uE000"}(?<id>[0-9]{{1,18}}){"\uE001"}", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
