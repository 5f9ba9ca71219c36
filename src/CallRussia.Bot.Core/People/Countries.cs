using System.Collections.Frozen;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.People;

/// <summary>A country where volunteers live.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="MainZone">IANA name of the zone where most people live.</param>
/// <param name="Zones">One zone for every different clock of the country, the main one first.</param>
/// <param name="Aliases">Other words people use for it, in any language.</param>
public sealed record Country(string Code, Names Names, string MainZone, IReadOnlyList<string> Zones, IReadOnlyList<string> Aliases)
{
    /// <summary>The country alone doesn't tell what the clock shows.</summary>
    public bool HasSeveralClocks => Zones.Count > 1;
}

/// <summary>
/// Finds a country by a few typed letters in any of the three languages. Forgiving: case, ё and е, accents, everyday names and a slip of
/// the finger don't matter.
/// </summary>
public sealed class Countries
{
    /// <summary>As many as fit a phone's screen as buttons.</summary>
    public const int Offered = 6;

    private readonly FrozenDictionary<string, Country> byCode;
    private readonly IReadOnlyDictionary<string, Names> zones;
    private readonly List<(string Words, bool IsName, Country Country)> entries = [];

    /// <param name="countries">All of them.</param>
    /// <param name="zones">How zones are called, by their IANA names.</param>
    public Countries(IEnumerable<Country> countries, IReadOnlyDictionary<string, Names> zones)
    {
        this.zones = zones;
        All = [.. countries];
        byCode = All.ToFrozenDictionary(country => country.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var country in All)
        {
            string[] names = [country.Names.Ru, country.Names.En, country.Names.Lt];
            entries.AddRange(names.Select(name => (Fold.Words(name), true, country)));
            entries.AddRange(country.Aliases.Append(country.Code).Select(alias => (Fold.Words(alias), false, country)));
        }
    }

    public IReadOnlyList<Country> All { get; }

    public Country? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>How a zone is called; null where nobody gave it a name.</summary>
    public Names? Zone(string zone) => zones.GetValueOrDefault(zone);

    /// <summary>
    /// The countries that were probably meant, the likeliest first, at most <see cref="Offered"/>. A full name shuts out everything that
    /// merely resembles it, so a single answer is a sure one.
    /// </summary>
    public IReadOnlyList<Country> Search(string words)
    {
        var typed = Fold.Words(words);
        if (typed.Length == 0)
        {
            return [];
        }

        var found = entries
            .Select(entry => (entry.Country, Likeness: Compare(typed, entry.Words), entry.IsName, entry.Words.Length))
            .Where(match => match.Likeness < Likeness.None)
            .GroupBy(
                match => match.Country,
                match => (match.Likeness, !match.IsName, match.Length),
                (country, matches) => (Country: country, Best: matches.Min()))
            .OrderBy(match => match.Best)
            .ToList();

        // Resemblance is only a guess: it counts where nothing better was found.
        var surest = found.Count == 0 ? Likeness.None : found[0].Best.Likeness;
        return [.. found.Where(match => match.Best.Likeness <= Floor(surest)).Select(match => match.Country).Take(Offered)];
    }

    private static Likeness Floor(Likeness surest) => surest switch
    {
        Likeness.Exact => Likeness.Exact,
        Likeness.Prefix or Likeness.WordPrefix => Likeness.WordPrefix,
        _ => surest,
    };

    private static Likeness Compare(string typed, string entry)
    {
        if (entry.StartsWith(typed, StringComparison.Ordinal))
        {
            return entry.Length == typed.Length ? Likeness.Exact : Likeness.Prefix;
        }

        return entry.Contains(' ' + typed, StringComparison.Ordinal) ? Likeness.WordPrefix : Slips(typed, entry);
    }

    private static Likeness Slips(string typed, string entry)
    {
        // In three letters one slip makes another word.
        var allowed = typed.Length < 4 ? 0 : typed.Length < 7 ? 1 : 2;
        var slips = Typo.Distance(typed, entry, allowed);
        if (slips > allowed && entry.Length > typed.Length)
        {
            slips = Typo.Distance(typed, entry.AsSpan(0, typed.Length), allowed);
        }

        return slips > allowed ? Likeness.None : slips == 1 ? Likeness.OneSlip : Likeness.TwoSlips;
    }

    private enum Likeness
    {
        Exact,
        Prefix,
        WordPrefix,
        OneSlip,
        TwoSlips,
        None,
    }
}
