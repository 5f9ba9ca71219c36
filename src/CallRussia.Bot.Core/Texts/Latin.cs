using System.Text;

namespace CallRussia.Bot.Core.Texts;

/// <summary>
/// Russian words in Latin letters: «vosem let», «a gde vy byli». People spell the same sound in many ways (ya, ja, ia; zh, j; kh, h, x), so
/// both the known Russian word and the typed one are brought to one bare spelling and compared there.
/// </summary>
internal static class Latin
{
    private const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ";

    private static readonly string[] Spelled =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia", "i", "i", "e", "g",
    ];

    /// <summary>What is written in several letters for one sound, the longest first; then each letter that stands for another one.</summary>
    private static readonly (string Written, string Bare)[] Spellings =
    [
        ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("tz", "c"),
        ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("w", "v"), ("x", "h"), ("q", "k"), ("y", "i"), ("j", "i"),
    ];

    /// <summary>The bare spelling of a folded word in either alphabet; null where both are mixed or there is no letter.</summary>
    public static string? Bare(string word)
    {
        var russian = word.Any(static letter => Cyrillic.Contains(letter, StringComparison.Ordinal));
        var latin = word.Any(char.IsAsciiLetterLower);
        if (russian == latin) return null;
        var spelled = russian ? string.Concat(word.Select(Spell)) : word;
        return WithoutRepeats(Spellings.Aggregate(spelled, static (text, spelling) => text.Replace(spelling.Written, spelling.Bare, StringComparison.Ordinal)));
    }

    /// <summary>Whether the word has letters, and all of them are Latin ones.</summary>
    public static bool Is(string word) => word.Any(char.IsAsciiLetterLower) && !word.Any(static letter => Cyrillic.Contains(letter, StringComparison.Ordinal));

    private static string Spell(char letter) => Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Spelled[at] : $"{letter}";

    private static string WithoutRepeats(string text)
    {
        var once = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (once.Length == 0 || once[^1] != letter || char.IsDigit(letter)) once.Append(letter);
        return once.ToString();
    }
}
