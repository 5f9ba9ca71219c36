using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Material;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>
/// Writes approved changes back into files of facts. Only the entries that changed are written anew; all others, and the comments between
/// them, stay as they are, so that a review shows what changed and nothing else.
/// </summary>
internal static class FactWriter
{
    private const string Header = "# yaml-language-server: $schema=../schemas/facts.schema.json\n";

    /// <summary>Fields that the chat does not know: they are kept as they are.</summary>
    private static readonly string[] Notes = ["no-link", "unverified-url", "known-record"];

    /// <param name="yaml">The file as it is; empty when there is none yet.</param>
    /// <param name="theme">The file's theme.</param>
    /// <param name="changed">All changed facts, of any theme: one that moved to another theme is removed from this file.</param>
    public static string Write(string yaml, string theme, IReadOnlyList<FactDraft> changed)
    {
        var lines = (yaml.Length == 0 ? Header : yaml.ReplaceLineEndings("\n")).TrimEnd('\n').Split('\n').ToList();
        var entries = Entries(yaml);
        var here = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        // From the end on, so that the numbers of earlier lines stay right.
        foreach (var entry in Enumerable.Reverse(entries))
        {
            if (changed.FirstOrDefault(draft => draft.Id == entry.Id) is not { } draft) continue;
            var count = Length(lines, entry.Start, entry.End);
            lines.RemoveRange(entry.Start, count);
            if (draft.Theme == theme) lines.InsertRange(entry.Start, Entry(draft, entry.Notes));
            else if (entry.Start < lines.Count && lines[entry.Start].Length == 0) lines.RemoveAt(entry.Start);
        }

        foreach (var draft in changed.Where(draft => draft.Theme == theme && !here.Contains(draft.Id)))
        {
            lines.Add("");
            lines.AddRange(Entry(draft, []));
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    private static List<(string Id, int Start, int End, string[] Notes)> Entries(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        if (stream.Documents is not [{ RootNode: YamlSequenceNode list }, ..]) return [];
        var nodes = list.Children.OfType<YamlMappingNode>().ToList();
        return [.. nodes.Select((node, i) => (
            Value(node, "id"), ContentYaml.LineOf(node) - 1, i + 1 < nodes.Count ? ContentYaml.LineOf(nodes[i + 1]) - 1 : int.MaxValue, Notes.Where(note => Value(node, note) == "true").ToArray()))];
    }

    private static string Value(YamlMappingNode node, string name) =>
        (node.Children.FirstOrDefault(field => ContentYaml.NameOf(field.Key) == name).Value as YamlScalarNode)?.Value ?? "";

    /// <summary>How many lines belong to the entry: not the blank ones and the comments before the next one.</summary>
    private static int Length(List<string> lines, int start, int end)
    {
        var last = Math.Min(end, lines.Count) - 1;
        while (last > start && (string.IsNullOrWhiteSpace(lines[last]) || lines[last].StartsWith('#'))) last--;
        return last - start + 1;
    }

    private static IEnumerable<string> Entry(FactDraft draft, string[] notes)
    {
        yield return $"- id: {draft.Id}";
        yield return $"  as-of: {draft.AsOf.ToString(draft.AsOfMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        yield return $"  review-by: {draft.ReviewBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        if (draft.Official) yield return "  official: true";
        if (draft.TrainingOnly) yield return "  training-only: true";
        foreach (var note in notes) yield return $"  {note}: true";
        yield return $"  confidence: {(draft.Estimate ? "medium" : "high")}";
        yield return $"  source: {{ru: {Quoted(draft.Source.Russian)}, en: {Quoted(draft.Source.English)}, lt: {Quoted(draft.Source.Lithuanian)}}}";
        yield return $"  url: {Quoted(draft.Url)}";
        foreach (var line in Block("claim", draft.Claim).Concat(Block("limit", draft.Limit))) yield return line;
    }

    private static IEnumerable<string> Block(string name, FactWords words)
    {
        yield return $"  {name}:";
        foreach (var (code, text) in new[] { ("ru", words.Russian), ("en", words.English), ("lt", words.Lithuanian) })
        {
            yield return $"    {code}: |";
            foreach (var line in text.Split('\n')) yield return line.Length == 0 ? "" : "      " + line;
        }
    }

    private static string Quoted(string words)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in words)
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                _ => quoted.Append(character),
            };
        return quoted.Append('"').ToString();
    }
}
