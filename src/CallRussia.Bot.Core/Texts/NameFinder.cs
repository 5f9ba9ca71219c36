using System.Text.RegularExpressions;

namespace CallRussia.Bot.Core.Texts;

/// <summary>
/// Finds what is certainly written like somebody's name: a patronymic, or a capital letter within a sentence. A name at the beginning of a sentence or
/// in small letters looks like any word: people have to look for those.
/// </summary>
public static partial class NameFinder
{
    /// <summary>After these a sentence, or somebody's words, may begin.</summary>
    private const string Beginnings = ".!?…:;«»\"„“”‘’(—–-\n";

    public static bool IsIn(string words) => Patronymics().IsMatch(words) || HasName(words);

    private static bool HasName(string words)
    {
        foreach (var match in Words().EnumerateMatches(words))
        {
            var word = words.AsSpan(match.Index, match.Length);
            if (word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1]) && !IsBeginning(words, match.Index) && !Public().IsMatch(word)) return true;
        }
        return false;
    }

    private static bool IsBeginning(string words, int at)
    {
        for (at--; at >= 0; at--)
            if (Beginnings.Contains(words[at], StringComparison.Ordinal)) return true;
            else if (!char.IsWhiteSpace(words[at])) return false;
        return true;
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b\p{Lu}\p{Ll}+(?:[ое]вич|[ое]вн|иничн)(?:а|у|е|ы|ем|ой)?\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Patronymics();

    /// <summary>What everybody talks about, and polite capitals.</summary>
    [GeneratedRegex(
        @"^(?:Росси\p{L}*|Украин\p{L}*|Путин\p{L}{0,3}|Кремл\p{L}{0,3}|Европ\p{L}*|Запад\p{L}{0,3}|Америк\p{L}*|Бог\p{L}{0,2}|Господ\p{L}{0,2}|Родин\p{L}{0,2}|Вы|Вас|Вам|Вами|Ваш\p{L}{0,3}"
        + @"|Russia\p{L}*|Ukrain\p{L}*|Putin|Kremlin|Europ\p{L}*|West\p{L}*|America\p{L}*|God|English|Rusij\p{L}*|Europ\p{L}*|Vakar\p{L}*|Kreml\p{L}*|Dieve?\p{L}*|Jūs|Jums|Jus|Jūsų)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Public();
}
