using System.Collections.Immutable;
using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Core.People;

/// <summary>What a volunteer has rehearsed and learned. Kept with the volunteer; nobody else sees it and nothing compares it.</summary>
public sealed record TrainingProgress
{
    public static TrainingProgress None { get; } = new();

    /// <summary>Id of an imagined person → how often the talk came to an end of its own.</summary>
    public ImmutableSortedDictionary<string, int> Talks { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The talk that was left in the middle.</summary>
    public Rehearsal? Rehearsal { get; init; }

    /// <summary>Ids of the modules that are done.</summary>
    public ImmutableSortedSet<string> Modules { get; init; } = [];

    /// <summary>Where the volunteer is in a module that is not done.</summary>
    public Study? Study { get; init; }

    /// <summary>Questions that were missed and come back.</summary>
    public ImmutableArray<Card> Cards { get; init; } = [];

    public bool Equals(TrainingProgress? other) => other is not null && Rehearsal == other.Rehearsal && Study == other.Study
        && Talks.SequenceEqual(other.Talks) && Modules.SequenceEqual(other.Modules) && Cards.SequenceEqual(other.Cards);

    public override int GetHashCode() => HashCode.Combine(Rehearsal, Study, Talks.Count, Modules.Count, Cards.Length);
}

/// <summary>A rehearsed call: with whom, how it began and what was said. Where it stands follows from the scenario.</summary>
/// <param name="Start">Place in <see cref="Scenario.Starts"/>.</param>
/// <param name="Said">The choices so far, one digit each, from 0, as they stand in the file. No talk goes in circles, so it stays short.</param>
/// <param name="Seed">Decides the order in which choices are shown.</param>
public sealed record Rehearsal(string Scenario, int Start, string Said, long Seed);

/// <summary>A place in a module: first its screens, then its questions, each until it was answered rightly.</summary>
/// <param name="Page">From 1; beyond the last screen come the questions.</param>
/// <param name="Left">Questions of this round, as bits; the lowest is asked now. 0 while reading.</param>
/// <param name="Missed">Those answered wrongly in this round: they come again.</param>
/// <param name="Seed">Decides the order in which answers are shown.</param>
public sealed record Study(string Module, int Page, int Left, int Missed, long Seed)
{
    /// <summary>Every question was answered rightly.</summary>
    public bool IsOver => (Left | Missed) == 0;
}

/// <summary>A question that was missed once.</summary>
/// <param name="Box">How many times in a row it was answered rightly since.</param>
/// <param name="Due">The day, on the volunteer's calendar, from which on it is asked again.</param>
public sealed record Card(string Module, string Question, int Box, DateOnly Due);
