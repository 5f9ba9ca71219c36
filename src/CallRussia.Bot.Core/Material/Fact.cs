using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>One checkable statement. Its words: <c>fact.{Id}.claim</c>, <c>.source</c> (who says so) and <c>.limit</c> (how it was counted).</summary>
/// <param name="Theme">Id of a theme; its title is <c>fact-theme.{Theme}.title</c>.</param>
/// <param name="AsOf">The day for which it holds.</param>
/// <param name="ReviewBy">After this day it is hidden from callers until an editor confirms it.</param>
/// <param name="Official">The figure comes from a Russian state body: first to be offered, for it is believed.</param>
/// <param name="TrainingOnly">For volunteers to know; never to be said on a call.</param>
/// <param name="Estimate">A statistical estimate or a single report: said as "by an estimate".</param>
public sealed record Fact(string Id, string Theme, DateOnly AsOf, DateOnly ReviewBy, bool Official = false, bool TrainingOnly = false, bool Estimate = false)
{
    /// <summary>Only the month is known: <see cref="AsOf"/> is its first day, and the day is not said.</summary>
    public bool AsOfMonth { get; init; }

    /// <summary>What it takes on a card: claim and source, and the claim in Russian once more for who reads another language.</summary>
    public Lengths Length { get; init; }

    /// <summary>What an editor wrote; a correction begins with it.</summary>
    public FactDraft? Written { get; init; }

    /// <summary>The page of the source, for volunteers to check it themselves; null when nobody has opened it yet.</summary>
    public string? Url { get; init; }

    public Text Claim => new($"fact.{Id}.claim");

    public Text Source => new($"fact.{Id}.source");

    public Text Limit => new($"fact.{Id}.limit");

    /// <summary>Whether a caller may be offered it on this day.</summary>
    public bool IsForCalls(DateOnly today) => !TrainingOnly && today <= ReviewBy;
}

/// <summary>All facts by theme.</summary>
public sealed class FactShelf
{
    private readonly Dictionary<string, Fact> _byId;

    public FactShelf(IReadOnlyList<string> themes, IEnumerable<Fact> facts)
    {
        Themes = themes;
        All = [.. facts];
        _byId = All.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
    }

    public static FactShelf Empty { get; } = new([], []);

    /// <summary>Ids of themes in the order in which they are shown.</summary>
    public IReadOnlyList<string> Themes { get; }

    public IReadOnlyList<Fact> All { get; }

    public static Text Title(string theme) => new($"fact-theme.{theme}.title");

    public Fact? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>This shelf with some facts in the place of those with the same id, and new ones at the end.</summary>
    public FactShelf With(IReadOnlyList<Fact> changed)
    {
        var byId = changed.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        return new FactShelf(Themes, All.Select(fact => byId.GetValueOrDefault(fact.Id, fact)).Concat(changed.Where(fact => Find(fact.Id) is null)));
    }

    /// <summary>What a caller may be offered of a theme: Russian official sources first, then the newest.</summary>
    public IReadOnlyList<Fact> Of(string theme, DateOnly today) =>
        [.. All.Where(fact => fact.Theme == theme && fact.IsForCalls(today)).OrderByDescending(fact => fact.Official).ThenByDescending(fact => fact.AsOf).ThenBy(fact => fact.Id, StringComparer.Ordinal)];
}
