using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Training;

namespace CallRussia.Bot.Tests.Training;

/// <summary>Every way through a scenario, from every start.</summary>
internal static class ScenarioWalk
{
    /// <summary>Each node with each mood and each thing said just before, once: all that a screen of a talk depends on, but the good moves.</summary>
    public static IEnumerable<Play> Plays(Scenario scenario)
    {
        var seen = new HashSet<(int, string, Mood, string?, int?)>();
        var open = new Queue<Play>(Enumerable.Range(0, scenario.Starts.Count).Select(start => Play.Of(scenario, new Rehearsal(scenario.Id, start, "", start))!));
        while (open.TryDequeue(out var play))
        {
            if (!seen.Add((play.Call.Start, play.Node.Id, play.Mood, play.Last?.Node.Id, play.Last?.Number))) continue;
            yield return play;
            for (var choice = 0; play.Say(choice) is { } next; choice++) open.Enqueue(next);
        }
    }
}
