using System.Collections.Immutable;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Training;

/// <summary>One thing that was said, and how the person felt before it.</summary>
/// <param name="Number">Its place among the choices of the node, from 0.</param>
public sealed record Move(SceneNode Node, int Number, Choice Choice, Mood Before);

/// <summary>A rehearsed call as it stands.</summary>
/// <param name="Gate">The gate by which the present node was reached, when one held.</param>
public sealed record Play(Scenario Scenario, Rehearsal Call, SceneNode Node, Mood Mood, Gate? Gate, ImmutableArray<Move> Moves)
{
    public Move? Last => Moves is [.., var last] ? last : null;

    /// <summary>The red line that ended the talk.</summary>
    public string? RedLine => Last?.Choice.RedLine;

    public bool IsOver => Node.Ending is not null || RedLine is not null;

    public Mood AtStart => Scenario.Starts[Call.Start].Mood;

    /// <summary>Goes through the scenario with what was said.</summary>
    /// <returns>Null when it can't have gone so: somebody edited the scenario meanwhile.</returns>
    public static Play? Of(Scenario? scenario, Rehearsal call)
    {
        if (scenario is null || call.Start < 0 || call.Start >= scenario.Starts.Count) return null;
        var start = scenario.Starts[call.Start];
        Play? play = new Play(scenario, call with { Said = "" }, scenario.Nodes[start.Node], start.Mood, Gate: null, []).Arrive(start.Node);
        foreach (var digit in call.Said) play = play?.Say(digit - '0');
        return play;
    }

    /// <param name="choice">Its place among the choices of the node, from 0.</param>
    /// <returns>Null when there is no such choice.</returns>
    public Play? Say(int choice)
    {
        if (IsOver || choice < 0 || choice >= Node.Choices.Count) return null;
        var said = Node.Choices[choice];
        var after = this with
        {
            Call = Call with { Said = $"{Call.Said}{choice}" },
            Mood = Mood.After(said.Effect),
            Gate = null,
            Moves = Moves.Add(new Move(Node, choice, said, Mood)),
        };
        return said.To is { } to ? after.Arrive(to) : after;
    }

    private Play Arrive(string node) => this with { Node = Scenario.Arrive(node, Mood), Gate = Scenario.Nodes[node].Gates.FirstOrDefault(gate => gate.Holds(Mood)) };
}
