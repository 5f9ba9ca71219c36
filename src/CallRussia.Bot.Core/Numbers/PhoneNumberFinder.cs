using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Finds a phone number among other words, in every spelling that <see cref="PhoneNumber.TryParse(ReadOnlySpan{char}, out PhoneNumber, out Refusal)"/>
/// reads; of other countries, one that begins with "+".
/// </summary>
public static class PhoneNumberFinder
{
    /// <summary>Digits of the shortest and of the longest number in the world that is written with its "+" (E.164).</summary>
    private const int Shortest = 8;
    private const int Longest = 15;

    private const int National = 10;

    public static bool IsIn(string? words)
    {
        if (words is null) return false;
        var groups = Groups(words);
        return Enumerable.Range(0, groups.Count).Any(first => BeginsAt(first, groups, words));
    }

    /// <summary>The words with <paramref name="instead"/> in the place of each phone number.</summary>
    public static string Without(string words, string instead)
    {
        var (without, at) = (new StringBuilder(), 0);
        foreach (var (start, end) in Places(words))
        {
            without.Append(words, at, start - at).Append(instead);
            at = end;
        }
        return without.Append(words, at, words.Length - at).ToString();
    }

    /// <summary>Each phone number as it is written there.</summary>
    public static IReadOnlyList<string> In(string words) => [.. Places(words).Select(place => words[place.Start..place.End])];

    /// <summary>Where each phone number begins and ends.</summary>
    private static IEnumerable<(int Start, int End)> Places(string words)
    {
        var (groups, at) = (Groups(words), 0);
        for (var first = 0; first < groups.Count; first++)
        {
            if (groups[first].Start < at || End(first, groups, words) is not { } end) continue;
            yield return (Plus(words, groups[first].Start), end);
            at = end;
        }
    }

    private static bool BeginsAt(int first, List<Group> groups, string words) => End(first, groups, words) is not null;

    /// <summary>Where the number ends that begins here; null when none does.</summary>
    private static int? End(int first, List<Group> groups, string words)
    {
        var start = Plus(words, groups[first].Start);
        var digits = 0;
        int? end = null;
        foreach (var group in groups.Skip(first))
        {
            digits += group.Digits;
            if (digits > Longest) return end;
            if (digits >= Shortest && IsNumber(words.AsSpan(start..group.End), digits, isInternational: start < groups[first].Start)) end = group.End;
        }
        return end;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int digits, bool isInternational) => PhoneNumber.TryParse(text, out var number, out var refusal)
        ? digits > National || isInternational || IsRussian(number)
        : isInternational && refusal == Refusal.WrongCountry;

    /// <summary>Ten digits alone may be a date or a count; Russian numbers begin with one of these.</summary>
    private static bool IsRussian(PhoneNumber number) => number.ToNational() / 1_000_000_000 is 3 or 4 or 8 or 9;

    /// <summary>Where the "+" stands that belongs to these digits; without one, where they begin.</summary>
    private static int Plus(string words, int start)
    {
        var before = start - 1;
        while (before >= 0 && (words[before] is '(' || IsUnseen(words[before]))) before--;
        return before >= 0 && words[before] is '+' or '\uFF0B' or '\uFE62' ? before : start;
    }

    private static bool IsUnseen(char character) =>
        char.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator || (!char.IsSurrogate(character) && InvisibleCharacters.Contains(new Rune(character)));

    /// <summary>Digits of any script with nothing between them.</summary>
    private static List<Group> Groups(string words)
    {
        var groups = new List<Group>();
        var at = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                var goesOn = groups is [.., var last] && last.End == at;
                if (goesOn) groups[^1] = groups[^1] with { End = at + rune.Utf16SequenceLength, Digits = groups[^1].Digits + 1 };
                else groups.Add(new Group(at, at + rune.Utf16SequenceLength, Digits: 1));
            }
            at += rune.Utf16SequenceLength;
        }
        return groups;
    }

    private sealed record Group(int Start, int End, int Digits);
}
