using CallRussia.Bot.Core.Texts;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>A text as it stands in a YAML file: its languages side by side, or <c>all</c> where there is nothing to translate.</summary>
internal static class ContentWording
{
    private const string Everywhere = "all";

    public static bool IsLanguage(string name) => name == Everywhere || Language.FromCode(name) is not null;

    /// <summary>The text in every language that is there; what is missing, empty or unknown becomes an error.</summary>
    public static IReadOnlyList<ContentSource> Read(YamlMappingNode text, string key, string file, ContentReport report)
    {
        var texts = new List<ContentSource>();
        var found = new HashSet<Language>();
        foreach (var (name, node) in text.Children)
        {
            var code = ContentYaml.NameOf(name);
            var languages = Languages(code);
            found.UnionWith(languages);
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
                texts.AddRange(languages.Select(language => new ContentSource(key, language, words.Value, file, line)));
            }
        }

        foreach (var language in Language.All.Where(language => !found.Contains(language)))
        {
            report.Add(new ContentError(file, ContentYaml.LineOf(text), $"{key} has no {language.Code}", $"Add {language.Code}: with the translation"));
        }

        return texts;
    }

    private static IReadOnlyList<Language> Languages(string code) =>
        code == Everywhere ? Language.All : Language.FromCode(code) is { } one ? [one] : [];
}
