using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>
/// Finds an objection by a few typed letters in any of the three languages: whole words, beginnings of words, other endings, slips of the
/// finger, Russian words in Latin letters, and letters typed with the keyboard of the other alphabet.
/// </summary>
public sealed class ObjectionSearch
{
    /// <summary>As many as fit a thumb-size screen as buttons.</summary>
    public const int Offered = 6;

    /// <summary>Words read of what was typed: people type two or three, and a pasted page must not keep the bot busy.</summary>
    private const int Read = 12;

    /// <summary>A match under this is chance.</summary>
    private const double Least = 0.45;

    /// <summary>What fits so much worse than the best is noise on a small screen.</summary>
    private const double Share = 0.6;

    /// <summary>A Russian word in Latin letters is a little less sure than one in its own.</summary>
    private const double Spelling = 0.95;

    private readonly List<(Objection Objection, List<string[]> Phrases)> _entries;

    /// <summary>Every word that is known, with the entries that have it.</summary>
    private readonly Dictionary<string, HashSet<int>> _words = new(StringComparer.Ordinal);

    /// <summary>The Russian ones of them in bare Latin letters.</summary>
    private readonly List<(string Word, string Bare)> _spelled;

    public ObjectionSearch(IEnumerable<Objection> objections)
    {
        _entries = [.. objections.Select(static objection => (objection, Phrases(objection).Where(static phrase => phrase.Length > 0).ToList()))];
        for (var i = 0; i < _entries.Count; i++)
            foreach (var word in _entries[i].Phrases.SelectMany(static phrase => phrase))
                (_words.TryGetValue(word, out var known) ? known : _words[word] = []).Add(i);
        _spelled = [.. _words.Keys.Where(static word => !Latin.Is(word)).Select(static word => (word, Latin.Bare(word)!)).Where(static spelled => spelled.Item2 is { Length: > 0 })];
    }

    /// <returns>The likeliest first, at most <see cref="Offered"/>; one alone when it stands out; empty when nothing resembles it.</returns>
    public IReadOnlyList<Objection> Find(string words)
    {
        var found = Ranked(Split(words));
        // Only what makes no sense as it stands was perhaps typed with the other keyboard.
        return found.Count > 0 ? found : Ranked(Split(Keyboards.Other(words)));
    }

    private List<Objection> Ranked(string[] typed)
    {
        var known = typed.Take(Read).Select(Recognise).Where(static word => word.Weight > 0).ToList();
        var scored = _entries
            .Select((entry, order) => (entry.Objection, Score: Score(known, entry.Phrases), Order: order))
            .Where(static match => match.Score >= Least)
            .OrderByDescending(static match => match.Score).ThenBy(static match => match.Order)
            .ToList();
        return [.. scored.Where(match => match.Score >= scored[0].Score * Share).Take(Offered).Select(static match => match.Objection)];
    }

    /// <summary>What a typed word may mean, and how much it says: a rare word points somewhere, "not" and "you" stand everywhere.</summary>
    private Recognised Recognise(string typed)
    {
        var likeness = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in _words.Keys)
            if (WordLikeness.Of(typed, word) is > 0 and var like) likeness[word] = like;
        // Nothing is as sure as a word in its own letters.
        if (Latin.Is(typed) && Latin.Bare(typed) is { } bare)
            foreach (var (word, known) in _spelled)
                if (Spelling * WordLikeness.Of(bare, known) is >= WordLikeness.WithoutSlip and var like) likeness[word] = Math.Max(likeness.GetValueOrDefault(word), like);
        if (likeness.Count == 0) return new Recognised(likeness, 0);
        var best = likeness.Values.Max();
        // Who typed a known word made no slip.
        if (best >= 1) likeness = likeness.Where(static like => like.Value >= WordLikeness.WithoutSlip).ToDictionary(StringComparer.Ordinal);
        var entries = new HashSet<int>();
        foreach (var (word, like) in likeness)
            if (like >= best - 0.05) entries.UnionWith(_words[word]);
        var rarity = Math.Max(0.05, 1 - (Math.Log(entries.Count) / Math.Log(_entries.Count + 1)));
        return new Recognised(likeness, rarity * Math.Min(typed.Length, 6) / 6);
    }

    /// <summary>The phrase that answers best, the surer the less of it is left over; words that stand in other phrases of the entry help.</summary>
    private static double Score(List<Recognised> typed, List<string[]> phrases)
    {
        if (typed.Count == 0 || phrases.Count == 0) return 0;
        var anywhere = typed.Sum(word => word.Weight * phrases.Max(phrase => word.Best(phrase).Likeness));
        return phrases.Max(phrase => Score(typed, phrase)) + (0.3 * anywhere);
    }

    private static double Score(List<Recognised> typed, string[] phrase)
    {
        var met = typed.Select(word => (word.Weight, Best: word.Best(phrase))).Where(static match => match.Best.Likeness > 0).ToList();
        var used = met.Select(static match => match.Best.Word).Distinct(StringComparer.Ordinal).Sum(static word => word!.Length);
        return met.Sum(static match => match.Weight * match.Best.Likeness) * (0.8 + (0.2 * used / phrase.Sum(static word => word.Length)));
    }

    private static IEnumerable<string[]> Phrases(Objection objection) =>
        objection.Search.Values.SelectMany(static phrases => phrases).SelectMany(static phrase => phrase.Split(',')).Select(Split);

    private static string[] Split(string words) => Fold.Words(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Recognised(Dictionary<string, double> Likeness, double Weight)
    {
        public (string? Word, double Likeness) Best(string[] phrase)
        {
            var best = ((string?)null, 0.0);
            foreach (var word in phrase)
                if (Likeness.TryGetValue(word, out var like) && like > best.Item2) best = (word, like);
            return best;
        }
    }
}
