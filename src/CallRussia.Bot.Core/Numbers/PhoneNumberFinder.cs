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

    private static bool BeginsAt(int first, List<Range> groups, string words)
    {
        var digits = 0;
        foreach (var group in groups.Skip(first))
        {
            var (start, length) = group.GetOffsetAndLength(words.Length);
            digits += length;
            if (digits > Longest) return false;
            if (digits >= Shortest && IsNumber(words.AsSpan(Plus(words, groups[first].Start.Value)..(start + length)), digits)) return true;
        }
        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int digits) => PhoneNumber.TryParse(text, out var number, out var refusal)
        ? digits > National || text[0] == '+' || IsRussian(number)
        : refusal == Refusal.WrongCountry && text[0] == '+';

    /// <summary>Ten digits alone may be a date or a count; Russian numbers begin with one of these.</summary>
    private static bool IsRussian(PhoneNumber number) => number.ToNational() / 1_000_000_000 is 3 or 4 or 8 or 9;

    /// <summary>Where the "+" stands that belongs to these digits; without one, where they begin.</summary>
    private static int Plus(string words, int start)
    {
        var before = start - 1;
        while (before >= 0 && words[before] is ' ' or '(' or '\u00A0') before--;
        return before >= 0 && words[before] == '+' ? before : start;
    }

    private static List<Range> Groups(string words)
    {
        var groups = new List<Range>();
        for (var at = 0; at < words.Length; at++)
        {
            if (!char.IsDigit(words[at])) continue;
            var start = at;
            while (at < words.Length && char.IsDigit(words[at])) at++;
            groups.Add(start..at);
        }
        return groups;
    }
}
