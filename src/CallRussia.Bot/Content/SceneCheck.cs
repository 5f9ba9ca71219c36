using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>
/// Walks a scenario by all choices with its meters: every branch leads somewhere, every node and every ending can be reached, and nobody gets
/// stuck.
/// </summary>
internal static class SceneCheck
{
    /// <param name="lines">Where each node stands.</param>
    public static void Run(Scenario scenario, IReadOnlyDictionary<string, int> lines, ContentEntry entry, ContentReport report)
    {
        void Wrong(string node, string what, string fix) => report.Add(new ContentError(entry.File, lines.GetValueOrDefault(node, entry.Line), $"{node}: {what}", fix));

        if (!AllLead(scenario, Wrong)) return;
        foreach (var node in Circle(scenario)) Wrong(node, "from here the talk can come back to itself", "Lead on: a talk that goes in circles never ends");
        var seen = Walk(scenario, Wrong);
        foreach (var node in scenario.Nodes.Keys.Where(node => !seen.Contains(node)).Order(StringComparer.Ordinal))
            Wrong(node, "no choices ever lead here", "Lead a choice or a gate here, mind the meters, or delete it");
        if (scenario.Nodes.Values.Select(static node => node.Ending).OfType<SceneEnding>().Distinct().Count() < 2)
            Wrong(scenario.Id, "there are fewer than two different endings", "Let the talk end in another way too");
    }

    private static bool AllLead(Scenario scenario, Action<string, string, string> wrong)
    {
        var sound = true;
        void Lead(string from, string to)
        {
            if (scenario.Nodes.ContainsKey(to)) return;
            sound = false;
            wrong(from, $"there is no node {to} to go to", "Correct the name, or write the node");
        }

        foreach (var start in scenario.Starts) Lead(scenario.Id, start.Node);
        foreach (var node in scenario.Nodes.Values)
            foreach (var to in node.Choices.Select(static choice => choice.To).OfType<string>().Concat(node.Gates.Select(static gate => gate.To)))
                Lead(node.Id, to);
        return sound;
    }

    /// <summary>Nodes that lie on a way back to themselves: what is left when all that lead nowhere or come from nowhere are taken away.</summary>
    private static IEnumerable<string> Circle(Scenario scenario)
    {
        var edges = scenario.Nodes.Values
            .SelectMany(node => node.Choices.Select(static choice => choice.To).OfType<string>().Concat(node.Gates.Select(static gate => gate.To)).Select(to => (From: node.Id, To: to)))
            .ToList();
        for (var before = -1; before != edges.Count;)
        {
            before = edges.Count;
            var (from, to) = (edges.Select(static edge => edge.From).ToHashSet(), edges.Select(static edge => edge.To).ToHashSet());
            edges.RemoveAll(edge => !from.Contains(edge.To) || !to.Contains(edge.From));
        }

        return edges.Select(static edge => edge.From).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static HashSet<string> Walk(Scenario scenario, Action<string, string, string> wrong)
    {
        var seen = new HashSet<(string Node, Mood Mood)>();
        var back = new Dictionary<(string, Mood), List<(string, Mood)>>();
        var open = new Queue<(string Node, Mood Mood)>(scenario.Starts.Select(start => (scenario.Arrive(start.Node, start.Mood).Id, start.Mood)));
        var ended = new Queue<(string, Mood)>();
        while (open.TryDequeue(out var at))
        {
            if (!seen.Add(at)) continue;
            var node = scenario.Nodes[at.Node];
            if (node.Ending is not null || node.Choices.Any(static choice => choice.To is null)) ended.Enqueue(at);
            foreach (var choice in node.Choices.Where(static choice => choice.To is not null))
            {
                var mood = at.Mood.After(choice.Effect);
                (string, Mood) next = (scenario.Arrive(choice.To!, mood).Id, mood);
                if (!back.TryGetValue(next, out var from)) back.Add(next, from = []);
                from.Add(at);
                open.Enqueue(next);
            }
        }

        foreach (var stuck in seen.Select(static at => at.Node).Except(CanEnd(ended, back), StringComparer.Ordinal).Order(StringComparer.Ordinal))
            wrong(stuck, "from here no ending is ever reached", "Lead a choice to an ending");
        return [.. seen.Select(static at => at.Node)];
    }

    private static HashSet<string> CanEnd(Queue<(string, Mood)> ended, Dictionary<(string, Mood), List<(string, Mood)>> back)
    {
        var good = new HashSet<(string Node, Mood)>();
        while (ended.TryDequeue(out var at))
            if (good.Add(at))
                foreach (var from in back.GetValueOrDefault(at, [])) ended.Enqueue(from);
        return [.. good.Select(static at => at.Node)];
    }
}
