using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>
/// Reads <c>content/texts/*.yaml</c>. A file is a feature; below it stand names, and below a name the languages
/// side by side (ru, en, lt, or <c>all</c> where there is nothing to translate). Names may be grouped:
/// <c>weekday:</c> with <c>monday:</c> below it in <c>time.yaml</c> is the key <c>time.weekday.monday</c>.
/// </summary>
internal sealed class TextFiles(ContentFolder folder, ContentReport report)
{
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
            else if (child.Children.Keys.Any(static language => ContentWording.IsLanguage(ContentYaml.NameOf(language))))
            {
                _texts.AddRange(ContentWording.Read(child, childKey, file, report));
            }
            else
            {
                ReadGroup(child, childKey, file);
            }
        }
    }
}
