using System.Collections.Frozen;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>How an imagined person feels, each from 0 to 10.</summary>
public sealed record Mood(int Trust, int Anger, int Fear)
{
    public const int Most = 10;

    public Mood After(Mood effect) => new(Clamp(Trust + effect.Trust), Clamp(Anger + effect.Anger), Clamp(Fear + effect.Fear));

    private static int Clamp(int value) => Math.Clamp(value, 0, Most);
}

/// <summary>Which of the three meters a gate looks at.</summary>
public enum Meter
{
    Trust = 0,
    Anger = 1,
    Fear = 2,
}

/// <summary>Leads elsewhere on arrival at a node when a meter has gone so far.</summary>
/// <param name="AtLeast">True: the meter is at or above <paramref name="Value"/>; false: below it.</param>
public sealed record Gate(Meter Meter, bool AtLeast, int Value, string To)
{
    public bool Holds(Mood mood) => AtLeast == (Of(mood) >= Value);

    private int Of(Mood mood) => Meter switch
    {
        Meter.Trust => mood.Trust,
        Meter.Anger => mood.Anger,
        _ => mood.Fear,
    };
}

/// <summary>
/// One thing the volunteer may say. Its words: <c>practice.{scenario}.{node}.{n}.text</c> and <c>.why</c>, n from 1.
/// </summary>
/// <param name="To">The next node; null when a red line ends the scene.</param>
/// <param name="RedLine">Id of the red line that was crossed: its lesson is <c>red-line.{id}.lesson</c>.</param>
/// <param name="Skill">What a good move practises: one of <see cref="Skills"/>.</param>
public sealed record Choice(string? To, string? RedLine, Mood Effect, bool Good, string? Skill);

/// <summary>What the person says. Its words: <c>practice.{scenario}.{Id}.says</c>, and at an ending <c>.feedback</c>.</summary>
/// <param name="Gates">The first that holds wins.</param>
/// <param name="Ending">How it ended; null while the talk goes on.</param>
public sealed record SceneNode(string Id, IReadOnlyList<Choice> Choices, IReadOnlyList<Gate> Gates, SceneEnding? Ending);

public enum SceneEnding
{
    HungUp,
    EndedKindly,
    Talked,
    DoNotCall,
    EndedForSafety,
    EndedWithChild,
}

/// <summary>What a good move practises.</summary>
public static class Skills
{
    public static IReadOnlyList<string> All { get; } = ["open", "affirm", "reflect", "sum-up", "story", "fact", "close", "safety", "patience"];

    public static Text Title(string id) => new($"skill.{id}.title");
}

/// <summary>Where a replay may begin.</summary>
public sealed record SceneStart(string Node, Mood Mood);

/// <summary>A rehearsed call with an imagined person. Its words: <c>practice.{Id}.name</c> and <c>.intro</c>.</summary>
/// <param name="Starts">The usual one first.</param>
public sealed record Scenario(string Id, int Level, IReadOnlyList<SceneStart> Starts, FrozenDictionary<string, SceneNode> Nodes)
{
    public Text Name => new($"practice.{Id}.name");

    public Text Intro => new($"practice.{Id}.intro");

    public static Text RedLineTitle(string redLine) => new($"red-line.{redLine}.title");

    public static Text Lesson(string redLine) => new($"red-line.{redLine}.lesson");

    public Text Says(string node) => new($"practice.{Id}.{node}.says");

    public Text Feedback(string node) => new($"practice.{Id}.{node}.feedback");

    /// <param name="choice">From 0.</param>
    public Text Said(string node, int choice) => new($"practice.{Id}.{node}.{choice + 1}.text");

    public Text Why(string node, int choice) => new($"practice.{Id}.{node}.{choice + 1}.why");

    /// <summary>Where the talk really arrives: gates lead on, at most once through each node.</summary>
    public SceneNode Arrive(string node, Mood mood)
    {
        var at = Nodes[node];
        for (var hops = 0; hops < Nodes.Count && at.Gates.FirstOrDefault(gate => gate.Holds(mood)) is { } gate && gate.To != at.Id; hops++) at = Nodes[gate.To];
        return at;
    }
}
