using System.Globalization;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>
/// One mapping of a content file, read field by field. A field that is missing or makes no sense becomes an error with its line, and so does
/// one that nobody asked for: a misspelt name must not go unnoticed.
/// </summary>
internal sealed class ContentEntry(YamlMappingNode node, string file, ContentReport report)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public int Line => ContentYaml.LineOf(node);

    public string File => file;

    /// <summary>The entry's words in all languages, in the order in which they were asked for.</summary>
    public List<ContentSource> Texts { get; } = [];

    /// <summary>The entries of a file that is a list.</summary>
    public static IReadOnlyList<ContentEntry> List(ContentFolder folder, string path, ContentReport report)
    {
        var name = folder.NameOf(path);
        var none = new ContentError(name, 1, "This is no list", "Begin every entry with - id: some-name");
        return folder.Read(path, report) is { } yaml && ContentYaml.ReadList(yaml, none, report) is { } list ? [.. Children(list, name, report)] : [];
    }

    /// <summary>The entry that a file is.</summary>
    public static ContentEntry? Single(ContentFolder folder, string path, ContentReport report)
    {
        var name = folder.NameOf(path);
        return folder.Read(path, report) is { } yaml && ContentYaml.Read(yaml, name, skipped: 0, report) is { } mapping ? new ContentEntry(mapping, name, report) : null;
    }

    /// <summary>About how long all that was read so far is, in each language.</summary>
    public Lengths Length => new(LengthIn(Language.Russian), LengthIn(Language.English), LengthIn(Language.Lithuanian));

    public bool Has(string name) => Field(name) is not null;

    /// <summary>A word of letters, digits and hyphens, as ids are; empty, and an error, when it is missing or something else.</summary>
    public string Id(string name = "id")
    {
        var word = Word(name);
        if (word.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')) return word;
        Wrong(name, $"{word} is no id", "Use small latin letters, digits and hyphens");
        return "";
    }

    public string Word(string name)
    {
        if (Field(name) is YamlScalarNode { Value: { Length: > 0 } value }) return value;
        Missing(name);
        return "";
    }

    public int Number(string name, int least, int most)
    {
        if (int.TryParse(Word(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (Has(name)) Wrong(name, $"this is not a number from {least} to {most}", $"Write {name}: {least}");
        return least;
    }

    public bool Flag(string name)
    {
        if (Field(name) is not YamlScalarNode { Value: { } value }) return false;
        if (value is not ("true" or "false")) Wrong(name, "this is neither true nor false", $"Write {name}: true, or leave the line out");
        return value == "true";
    }

    public DateOnly Date(string name)
    {
        if (DateOnly.TryParseExact(Word(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        if (Has(name)) Wrong(name, "this is no date", $"Write {name}: 2026-11-21");
        return default;
    }

    /// <summary>A day, or a month where nobody knows the day: then its first day.</summary>
    public (DateOnly Day, bool IsMonth) DateOrMonth(string name) =>
        Field(name) is YamlScalarNode { Value.Length: 7 } && DateOnly.TryParseExact(Word(name), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? (month, true)
            : (Date(name), false);

    /// <summary>One of a few words.</summary>
    public T OneOf<T>(string name, IReadOnlyDictionary<string, T> words)
    {
        var word = Word(name);
        if (words.TryGetValue(word, out var value)) return value;
        if (word.Length > 0) Wrong(name, $"{word} is not known here", $"Use {string.Join(", ", words.Keys)}");
        return words.Values.First();
    }

    /// <summary>A list of words; empty when the field is not there.</summary>
    public IReadOnlyList<string> Words(string name)
    {
        var field = Field(name);
        if (field is null) return [];
        if (field is YamlSequenceNode list && list.Children.All(static child => child is YamlScalarNode { Value.Length: > 0 })) return [.. list.Children.Select(ContentYaml.NameOf)];
        Wrong(name, "this is no list of words", $"Write {name}: [one, another]");
        return [];
    }

    /// <summary>Keeps the words of a field, in all languages, under a key.</summary>
    public void Wording(string name, string key)
    {
        if (Field(name) is YamlMappingNode wording) Texts.AddRange(ContentWording.Read(wording, key, file, report));
        else Missing(name);
    }

    /// <summary>Keeps a list of wordings under <c>key.1</c>, <c>key.2</c>…</summary>
    /// <returns>How many there are.</returns>
    public int Wordings(string name, string key)
    {
        var list = (Field(name) as YamlSequenceNode)?.Children.OfType<YamlMappingNode>().ToList() ?? [];
        if (list.Count == 0) Missing(name);
        for (var i = 0; i < list.Count; i++) Texts.AddRange(ContentWording.Read(list[i], $"{key}.{i + 1}", file, report));
        return list.Count;
    }

    /// <summary>The mapping below a field; null when the field is not there.</summary>
    public ContentEntry? Child(string name) => Field(name) is YamlMappingNode child ? new ContentEntry(child, file, report) : null;

    /// <summary>The mappings of the list below a field; empty when the field is not there.</summary>
    public IReadOnlyList<ContentEntry> Children(string name) => Field(name) is YamlSequenceNode list ? [.. Children(list, file, report)] : [];

    /// <summary>The named mappings below a field, each with the line of its name.</summary>
    public IReadOnlyList<(string Name, int Line, ContentEntry Entry)> Named(string name)
    {
        if (Field(name) is YamlMappingNode mapping)
            return [.. mapping.Children.Where(static child => child.Value is YamlMappingNode).Select(child => (ContentYaml.NameOf(child.Key), ContentYaml.LineOf(child.Key), new ContentEntry((YamlMappingNode)child.Value, file, report)))];
        Missing(name);
        return [];
    }

    /// <summary>To be called when all fields were asked for.</summary>
    public void NothingElse()
    {
        foreach (var name in node.Children.Keys.Where(name => !_asked.Contains(ContentYaml.NameOf(name))))
            report.Add(new ContentError(file, ContentYaml.LineOf(name), $"The field {ContentYaml.NameOf(name)} is not known here", $"Correct its name or delete it; known are {string.Join(", ", _asked)}"));
    }

    public void Wrong(string name, string what, string fix) =>
        report.Add(new ContentError(file, Field(name) is { } field ? ContentYaml.LineOf(field) : Line, $"{name}: {what}", fix));

    private static IEnumerable<ContentEntry> Children(YamlSequenceNode list, string file, ContentReport report)
    {
        foreach (var child in list.Children)
            if (child is YamlMappingNode mapping) yield return new ContentEntry(mapping, file, report);
            else report.Add(new ContentError(file, ContentYaml.LineOf(child), "This entry has no fields", "Write - id: some-name and below it the other fields"));
    }

    private int LengthIn(Language language) => Texts.Where(text => text.Language == language).Sum(static text => text.Source.Trim().Length);

    private void Missing(string name) => report.Add(new ContentError(file, Line, $"{name} is missing", $"Add {name}:"));

    private YamlNode? Field(string name)
    {
        _asked.Add(name);
        return node.Children.FirstOrDefault(field => ContentYaml.NameOf(field.Key) == name).Value;
    }
}
