using System.Text;
using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Community;

/// <summary>
/// Takes out of somebody's words what leads to a person or a place outside the bot: phone numbers, links, @names, addresses, long rows of digits. What
/// Telegram found is an ellipsis already; here goes what it leaves, such as a number in groups. An ellipsis stays where something was.
/// </summary>
public static partial class Discretion
{
    private const string Gone = "…";

    /// <summary>The words as they may go on.</summary>
    public static string Of(string words) => Runs().Replace(PhoneNumberFinder.Without(Addresses().Replace(words, Gone), Gone), run => IsNumber(run.Value) ? Gone : run.Value);

    /// <summary>Something is left to be said.</summary>
    public static bool SaysSomething(string words) => words.EnumerateRunes().Any(rune => rune.Value != Gone[0] && !Rune.IsWhiteSpace(rune) && !Rune.IsPunctuation(rune));

    /// <summary>Seven digits might be somebody's number; a date with its dots has eight.</summary>
    private static bool IsNumber(string run) => run.Count(char.IsDigit) is var digits && digits >= (run.Contains('.', StringComparison.Ordinal) ? 10 : 7);

    /// <summary>Anything with an @ in it, a beginning of an address, and Latin names with a dot: no Russian sentence has them.</summary>
    [GeneratedRegex(@"\S*[@＠]\S*|\S*(?:://|\bwww\.|\bt\.me\b|\btg:|\btel:)\S*|[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:[/:?#]\S*)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();

    /// <summary>Digits as people set them apart.</summary>
    [GeneratedRegex(@"\d(?:[\s.\-–—()/_*,]{0,3}\d)*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Runs();
}
