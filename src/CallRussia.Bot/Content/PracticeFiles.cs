using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>Reads <c>content/practice/*.yaml</c>, one imagined person a file, and the lessons of <c>content/practice/red-lines.yaml</c>.</summary>
internal sealed partial class PracticeFiles(ContentFolder folder, ContentReport report)
{
    private const string RedLines = "practice/red-lines.yaml";

    private static readonly Dictionary<string, SceneEnding> Endings = new(StringComparer.Ordinal)
    {
        ["hung-up"] = SceneEnding.HungUp,
        ["ended-kindly"] = SceneEnding.EndedKindly,
        ["talked"] = SceneEnding.Talked,
        ["do-not-call"] = SceneEnding.DoNotCall,
        ["ended-for-safety"] = SceneEnding.EndedForSafety,
        ["ended-with-child"] = SceneEnding.EndedWithChild,
    };

    private static readonly Dictionary<string, Meter> Meters = new(StringComparer.Ordinal) { ["trust"] = Meter.Trust, ["anger"] = Meter.Anger, ["fear"] = Meter.Fear };

    private static readonly Dictionary<string, string> KnownSkills = Skills.All.ToDictionary(static id => id, StringComparer.Ordinal);

    private readonly List<ContentSource> _texts = [];
    private readonly HashSet<string> _lessons = new(StringComparer.Ordinal);
    private readonly List<(int Order, Scenario Scenario)> _scenarios = [];

    public (IReadOnlyList<ContentSource> Texts, IReadOnlyList<Scenario> Scenarios) ReadAll()
    {
        if (File.Exists(folder.PathOf(RedLines)))
            foreach (var entry in ContentEntry.List(folder, folder.PathOf(RedLines), report)) ReadLesson(entry);
        foreach (var file in folder.Files("practice", ".yaml", report).Where(static file => Path.GetFileName(file) != Path.GetFileName(RedLines)))
            if (ContentEntry.Single(folder, file, report) is { } entry) Read(entry);
        return (_texts, [.. _scenarios.OrderBy(static read => read.Order).Select(static read => read.Scenario)]);
    }

    private void ReadLesson(ContentEntry entry)
    {
        var id = entry.Id();
        entry.Wording("title", $"red-line.{id}.title");
        entry.Wording("lesson", $"red-line.{id}.lesson");
        entry.NothingElse();
        _lessons.Add(id);
        _texts.AddRange(entry.Texts);
    }

    private void Read(ContentEntry entry)
    {
        var id = entry.Id();
        entry.Wording("name", $"practice.{id}.name");
        entry.Wording("intro", $"practice.{id}.intro");
        var named = entry.Named("nodes");
        var nodes = named.Select(node => ReadNode(node.Name, node.Entry, id)).ToList();
        var mood = ReadMood(entry.Child("mood"));
        List<SceneStart> starts = [.. entry.Words("starts").Select(node => new SceneStart(node, mood))];
        starts.AddRange(entry.Children("variants").Select(ReadStart));
        var scenario = new Scenario(id, entry.Number("level", 1, 3), starts, nodes.DistinctBy(static node => node.Id).ToFrozenDictionary(static node => node.Id, StringComparer.Ordinal));
        var order = entry.Number("order", 1, 99);
        entry.NothingElse();
        if (starts.Count < 2) entry.Wrong("variants", "there is nowhere else to begin", "Add starts: [node] and variants: with one other start at least");
        if (_scenarios.Exists(other => other.Scenario.Id == id)) entry.Wrong("id", $"the person {id} is there twice", "Give one of the two another id");
        SceneCheck.Run(scenario, named.ToDictionary(static node => node.Name, static node => node.Line), entry, report);
        _scenarios.Add((order, scenario));
        _texts.AddRange(entry.Texts.Concat(named.SelectMany(static node => node.Entry.Texts)));
    }

    private static SceneStart ReadStart(ContentEntry entry)
    {
        var start = new SceneStart(entry.Word("start"), ReadMood(entry.Child("mood")));
        entry.NothingElse();
        return start;
    }

    private SceneNode ReadNode(string name, ContentEntry entry, string scenario)
    {
        var key = $"practice.{scenario}.{name}";
        entry.Wording("says", $"{key}.says");
        SceneEnding? ending = entry.Has("end") ? entry.OneOf("end", Endings) : null;
        if (ending is not null) entry.Wording("feedback", $"{key}.feedback");
        var choices = entry.Children("choices").Select((choice, index) => ReadChoice(choice, $"{key}.{index + 1}", entry)).ToList();
        var gates = entry.Children("gates").Select(ReadGate).ToList();
        entry.NothingElse();
        if (ending is null == (choices.Count is < 2 or > 4)) entry.Wrong("choices", $"{choices.Count} choices", "Two to four while the talk goes on, none at an ending");
        return new SceneNode(name, choices, gates, ending);
    }

    private Choice ReadChoice(ContentEntry entry, string key, ContentEntry node)
    {
        entry.Wording("text", $"{key}.text");
        entry.Wording("why", $"{key}.why");
        var redLine = entry.Has("red-line") ? entry.Id("red-line") : null;
        if (redLine is not null && !_lessons.Contains(redLine)) entry.Wrong("red-line", $"there is no lesson {redLine}", $"Add it to {RedLines}");
        var choice = new Choice(
            redLine is null ? entry.Word("to") : null, redLine, ReadMood(entry.Child("effect")), entry.Flag("good"), entry.Has("skill") ? entry.OneOf("skill", KnownSkills) : null);
        entry.NothingElse();
        if (choice.Good && choice.Skill is null) entry.Wrong("good", "a good move names what it practises", $"Add skill: with one of {string.Join(", ", Skills.All)}");
        node.Texts.AddRange(entry.Texts);
        return choice;
    }

    private static Gate ReadGate(ContentEntry entry)
    {
        var (when, to) = (Condition().Match(entry.Word("when")), entry.Word("to"));
        entry.NothingElse();
        if (!when.Success)
        {
            entry.Wrong("when", "this is no condition", "Write when: \"anger >= 8\" with trust, anger or fear and >=, >, < or <=");
            return new Gate(Meter.Trust, true, Mood.Most + 1, to);
        }

        var value = int.Parse(when.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
        var sign = when.Groups["sign"].Value;
        return new Gate(Meters[when.Groups["meter"].Value], sign[0] == '>', sign is ">" or "<=" ? value + 1 : value, to);
    }

    private static Mood ReadMood(ContentEntry? entry)
    {
        if (entry is null) return new Mood(0, 0, 0);
        int Of(string name) => entry.Has(name) ? entry.Number(name, -Mood.Most, Mood.Most) : 0;
        var mood = new Mood(Of("trust"), Of("anger"), Of("fear"));
        entry.NothingElse();
        return mood;
    }

    [GeneratedRegex(@"^(?<meter>trust|anger|fear) *(?<sign>>=|>|<=|<) *(?<value>\d{1,2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition();
}
