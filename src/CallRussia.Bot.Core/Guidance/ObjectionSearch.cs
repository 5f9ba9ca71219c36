using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>
/// Finds an objection by a few typed letters in any of the three languages: whole words, beginnings of words, a slip of the finger, and
/// letters typed with the keyboard of the other alphabet («yfnj» for «нато»).
/// </summary>
public sealed class ObjectionSearch
{
    /// <summary>As many as fit a thumb-size screen as buttons.</summary>
    public const int Offered = 6;

    private const string LatinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string RussianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё";

    /// <summary>Endings change in all three languages: this much of the end of a longer word may differ.</summary>
    private const int Ending = 3;

    private readonly List<(Objection Objection, List<string[]> Phrases)> _entries;

    public ObjectionSearch(IEnumerable<Objection> objections) =>
        _entries = [.. objections.Select(objection => (objection, objection.Search.Values.SelectMany(phrases => phrases).Select(Split).ToList()))];

    /// <returns>The likeliest first, at most <see cref="Offered"/>; empty when nothing resembles it.</returns>
    public IReadOnlyList<Objection> Find(string words)
    {
        var found = Ranked(Split(words));
        // Only what makes no sense as it stands was perhaps typed with the other keyboard.
        return found.Count > 0 ? found : Ranked(Split(OtherKeyboard(words)));
    }

    private List<Objection> Ranked(string[] typed)
    {
        if (typed.Length == 0) return [];
        var scored = _entries
            .Select((entry, order) => (entry.Objection, Score: entry.Phrases.Max(phrase => Score(typed, phrase)), Order: order))
            .Where(match => match.Score > 0)
            .OrderByDescending(match => match.Score).ThenBy(match => match.Order)
            .ToList();
        // What fits far worse than the best is noise on a small screen.
        return [.. scored.Where(match => match.Score >= scored[0].Score * 0.5).Take(Offered).Select(match => match.Objection)];
    }

    /// <summary>How well a phrase answers what was typed: each typed word counts by its length, so that "в" and "не" say little.</summary>
    private static double Score(string[] typed, string[] phrase)
    {
        double gained = 0, possible = 0, used = 0;
        foreach (var word in typed)
        {
            var (best, length) = (0.0, 0);
            foreach (var other in phrase)
                if (Likeness(word, other) is var likeness && likeness > best) (best, length) = (likeness, other.Length);
            gained += best * word.Length;
            possible += word.Length;
            used += best > 0 ? length : 0;
        }

        // Below half of what was typed it is another sentence; the shorter the phrase around it, the surer.
        var share = gained / possible;
        return share < 0.5 ? 0 : share + (0.2 * Math.Min(1, used / phrase.Sum(word => word.Length)));
    }

    private static double Likeness(string typed, string word)
    {
        if (word == typed) return 1;
        if (word.StartsWith(typed, StringComparison.Ordinal)) return typed.Length == 1 ? 0.3 : 0.9;
        if (SharesStem(typed, word)) return 0.8;
        // In three letters one slip makes another word.
        var allowed = typed.Length < 4 ? 0 : typed.Length < 8 ? 1 : 2;
        if (allowed == 0) return 0;
        var slips = Typo.Distance(typed, word, allowed);
        if (slips > allowed && word.Length > typed.Length) slips = Typo.Distance(typed, word.AsSpan(0, typed.Length), allowed);
        return slips > allowed ? 0 : 0.8 - (0.1 * slips);
    }

    private static bool SharesStem(string typed, string word)
    {
        var same = 0;
        while (same < typed.Length && same < word.Length && typed[same] == word[same]) same++;
        return same >= 4 && same >= Math.Max(typed.Length, word.Length) - Ending;
    }

    private static string[] Split(string words) => Fold.Words(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string OtherKeyboard(string words) => string.Concat(words.ToLowerInvariant().Select(static key =>
        LatinKeys.IndexOf(key, StringComparison.Ordinal) is >= 0 and var latin ? RussianKeys[latin]
        : RussianKeys.IndexOf(key, StringComparison.Ordinal) is >= 0 and var russian ? LatinKeys[russian]
        : key));
}
