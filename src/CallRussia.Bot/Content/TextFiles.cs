using CallRussia.Bot.Core.Conversations;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>
/// Reads <c>content/texts/*.yaml</c>. A file is a feature; below it stand names, and below a name the languages
/// side by side (ru, en, lt, or <c>all</c> where there is nothing to translate). Names may be grouped:
/// <c>weekday:</c> with <c>monday:</c> below it in <c>time.yaml</c> is the key <c>time.weekday.monday</c>.
/// </summary>
internal sealed class TextFiles(ContentFolder folder, ContentReport report)
{
    private const string Everywhere = "all";

    private readonly List<ContentSource> _texts = [];

    public IReadOnlyList<ContentSource> ReadAll()
    {
        foreach (var file in folder.Files("texts", ".yaml", report))
        {
            var name = folder.NameOf(file);
            if (folder.Read(file, report) is { } yaml && ContentYaml.Read(yaml, name, skipped: 0, report) is { } mapping)
            {
                ReadGroup(mapping, Path.GetFileNameWithoutExtension(file), name);
            }
        }

        return _texts;
    }

    private void ReadGroup(YamlMappingNode group, string key, string file)
    {
        foreach (var (name, node) in group.Children)
        {
            var childKey = $"{key}.{ContentYaml.NameOf(name)}";
            if (node is not YamlMappingNode child)
            {
                report.Add(new ContentError(file, ContentYaml.LineOf(name), $"{childKey} has no languages", "Write ru:, en: and lt: below it"));
            }
            else if (child.Children.Keys.Any(static language => IsLanguage(ContentYaml.NameOf(language))))
            {
                ReadText(child, childKey, file);
            }
            else
            {
                ReadGroup(child, childKey, file);
            }
        }
    }

    private void ReadText(YamlMappingNode text, string key, string file)
    {
        var found = new HashSet<Language>();
        foreach (var (name, node) in text.Children)
        {
            found.UnionWith(ReadLanguage(ContentYaml.NameOf(name), node, key, file));
        }

        foreach (var language in Language.All.Where(language => !found.Contains(language)))
        {
            report.Add(new ContentError(file, ContentYaml.LineOf(text), $"{key} has no {language.Code}", $"Add {language.Code}: with the translation"));
        }
    }

    private IReadOnlyList<Language> ReadLanguage(string code, YamlNode node, string key, string file)
    {
        IReadOnlyList<Language> languages = code == Everywhere ? Language.All : Language.FromCode(code) is { } one ? [one] : [];
        if (languages.Count == 0)
        {
            report.Add(new ContentError(file, ContentYaml.LineOf(node), $"{key}: {code} is not a language of the bot", "Use ru, en, lt, or all; a name is either a text or a group of texts"));
        }
        else if (node is not YamlScalarNode { Value.Length: > 0 } words || string.IsNullOrWhiteSpace(words.Value))
        {
            report.Add(new ContentError(file, ContentYaml.LineOf(node), $"{key} ({code}) is empty", "Write the text, or delete the name"));
        }
        else
        {
            var line = ContentYaml.LineOfWords(words);
            _texts.AddRange(languages.Select(language => new ContentSource(key, language, words.Value, file, line)));
        }

        return languages;
    }

    private static bool IsLanguage(string name) => name == Everywhere || Language.FromCode(name) is not null;
}
