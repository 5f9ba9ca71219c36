using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>How much a typed word resembles a known one, from 0 to 1; both folded.</summary>
internal static class WordLikeness
{
    /// <summary>A likeness under this has a slip in it.</summary>
    public const double WithoutSlip = 0.7;

    /// <summary>Endings change in all three languages: this much of the end of a longer word may differ.</summary>
    private const int Ending = 3;

    public static double Of(string typed, string word)
    {
        if (typed == word) return 1;
        var same = typed.AsSpan().CommonPrefixLength(word);
        // The beginning of a word; one letter begins too many of them.
        if (same == typed.Length) return typed.Length switch { 1 => 0.3, 2 => 0.5, _ => 0.9 };
        // Writers note stems, too.
        if (same == word.Length && same >= 4) return 0.85;
        if (same >= 4 && same >= Math.Max(typed.Length, word.Length) - Ending) return 0.8;
        return WithSlips(typed, word);
    }

    private static double WithSlips(string typed, string word)
    {
        var shorter = Math.Min(typed.Length, word.Length);
        // In three letters one slip makes another word.
        var allowed = shorter < 4 ? 0 : shorter < 8 ? 1 : 2;
        if (allowed == 0) return 0;
        var slips = Typo.Distance(typed, word, allowed);
        if (slips <= allowed) return 0.8 - (0.12 * slips);
        // A slip and another ending: only in words so long that this is no chance.
        if (shorter < 7 || Math.Abs(typed.Length - word.Length) > Ending) return 0;
        slips = Typo.Distance(typed.AsSpan(0, shorter), word.AsSpan(0, shorter), allowed);
        return slips <= allowed ? 0.65 - (0.12 * slips) : 0;
    }
}
