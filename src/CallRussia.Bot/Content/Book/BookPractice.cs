using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content.Book;

/// <summary>The imagined people as branching text: every node with what may be said, where that leads, and why.</summary>
internal static class BookPractice
{
    public static void Write(BookPage page, IReadOnlyList<Scenario> people)
    {
        page.Heading(2, "practice", page.Line("practice"));
        foreach (var person in people)
        {
            page.Heading(3, "practice-" + person.Id, page.Line(person.Name));
            page.Paragraph(page.Say(person.Intro));
            page.List([
                $"{page.Line("level")}: {person.Level}",
                .. person.Starts.Select(start => $"{page.Line("starts")}: [{start.Node}](#{Anchor(person, start.Node)}); {page.Line("mood")}: {Moods(page, start.Mood, signed: false)}"),
            ]);
            foreach (var node in InReadingOrder(person)) WriteNode(page, person, node);
        }

        WriteRedLines(page, people);
    }

    private static void WriteNode(BookPage page, Scenario person, SceneNode node)
    {
        page.Heading(4, Anchor(person, node.Id), node.Ending is { } ending ? $"{node.Id}: {page.Line($"ending.{ending}")}" : node.Id);
        page.Paragraph(page.Say(person.Says(node.Id)));
        if (node.Gates.Count > 0) page.List(node.Gates.Select(gate => Gate(page, person, gate)));
        if (node.Choices.Count > 0) page.List(node.Choices.Select((choice, index) => Choice(page, person, node, choice, index)));
        if (node.Ending is not null) page.Labelled("feedback", page.Say(person.Feedback(node.Id)));
    }

    private static string Choice(BookPage page, Scenario person, SceneNode node, Choice choice, int index)
    {
        var leads = choice.To is { } to ? $"→ [{to}](#{Anchor(person, to)})" : $"→ {page.Line("stops")}: [{page.Line(new Text($"red-line.{choice.RedLine}.title"))}](#red-line-{choice.RedLine})";
        var effect = choice.Effect == new Mood(0, 0, 0) ? "" : $" ({Moods(page, choice.Effect, signed: true)})";
        var why = page.Line(person.Why(node.Id, index));
        if (choice is { Good: true, Skill: { } skill }) why = $"{page.Line(Skills.Title(skill))}: {why}";
        return $"{(choice.Good ? "✓ " : "")}{page.Line(person.Said(node.Id, index))} {leads}{effect}\\\n*{why}*";
    }

    private static string Gate(BookPage page, Scenario person, Gate gate) =>
        $"{page.Line(BookPage.Label(gate.AtLeast ? "gate-from" : "gate-below").With("meter", BookPage.Label($"meter.{gate.Meter}")).With("value", gate.Value))} → [{gate.To}](#{Anchor(person, gate.To)})";

    private static string Moods(BookPage page, Mood mood, bool signed) => string.Join(", ", new[] { (Meter.Trust, mood.Trust), (Meter.Anger, mood.Anger), (Meter.Fear, mood.Fear) }
        .Where(meter => !signed || meter.Item2 != 0)
        .Select(meter => $"{page.Line($"meter.{meter.Item1}")} {(signed ? meter.Item2.ToString("+0;−0") : $"{meter.Item2}")}"));

    private static void WriteRedLines(BookPage page, IReadOnlyList<Scenario> people)
    {
        page.Heading(2, "red-line-lessons", page.Line("red-lines"));
        var crossed = people.SelectMany(InReadingOrder).SelectMany(node => node.Choices).Select(choice => choice.RedLine).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var id in crossed)
        {
            page.Heading(4, "red-line-" + id, page.Line(new Text($"red-line.{id}.title")));
            page.Paragraph(page.Say(new Text($"red-line.{id}.lesson")));
        }
    }

    /// <summary>From the starts on, as the choices lead.</summary>
    private static List<SceneNode> InReadingOrder(Scenario person)
    {
        var (order, seen) = (new List<SceneNode>(), new HashSet<string>(StringComparer.Ordinal));
        var open = new Queue<string>(person.Starts.Select(start => start.Node));
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id)) continue;
            var node = person.Nodes[id];
            order.Add(node);
            foreach (var next in node.Choices.Select(choice => choice.To).OfType<string>().Concat(node.Gates.Select(gate => gate.To))) open.Enqueue(next);
        }

        return order;
    }

    private static string Anchor(Scenario person, string node) => $"practice-{person.Id}-{node}";
}
