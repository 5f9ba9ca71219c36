using CallRussia.Bot.Core.Texts;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>A screen of the guide in one language, with what its front matter says.</summary>
internal sealed record GuideScreen(string Id, int Order, string Kind, Language Language, string File)
{
    public const string Phase = "phase";
    public const string Page = "page";
}

/// <summary>
/// Reads <c>content/guide/{language}/*.md</c>: Markdown below a front matter with <c>id</c>, <c>order</c>,
/// <c>kind</c> (phase: a step of the call; page: beside the talk) and <c>title</c>.
/// </summary>
internal sealed class GuideFiles(ContentFolder folder, ContentReport report)
{
    private const string Fence = "---";
    private const string HowToBegin = "Begin the file with --- then id, order, kind, title, each on a line, then ---";

    private readonly List<ContentSource> _texts = [];
    private readonly List<GuideScreen> _screens = [];

    public (IReadOnlyList<ContentSource> Texts, IReadOnlyList<GuideScreen> Screens) ReadAll()
    {
        foreach (var language in Language.All)
        {
            foreach (var file in folder.Files(Path.Combine("guide", language.Code), ".md", report))
            {
                if (folder.Read(file, report) is { } source)
                {
                    ReadFile(source.ReplaceLineEndings("\n"), language, folder.NameOf(file));
                }
            }
        }

        return (_texts, _screens);
    }

    private void ReadFile(string source, Language language, string file)
    {
        var end = source.IndexOf($"\n{Fence}\n", StringComparison.Ordinal);
        if (!source.StartsWith($"{Fence}\n", StringComparison.Ordinal) || end < 0)
        {
            report.Add(new ContentError(file, 1, "The page has no front matter", HowToBegin));
            return;
        }

        if (ContentYaml.Read(source[4..(end + 1)], file, skipped: 1, report) is { } front)
        {
            var above = source.AsSpan(0, end + Fence.Length + 2).Count('\n');
            ReadScreen(front, source[(end + Fence.Length + 2)..], above, language, file);
        }
    }

    private void ReadScreen(YamlMappingNode front, string markdown, int above, Language language, string file)
    {
        var (id, kind, title) = (Field(front, "id", file), Field(front, "kind", file), Field(front, "title", file));
        if (!int.TryParse(Field(front, "order", file), out var order) || kind is not (GuideScreen.Phase or GuideScreen.Page))
        {
            report.Add(new ContentError(file, 2, "order or kind is wrong", "Write order: with a number and kind: phase or kind: page"));
            return;
        }

        _screens.Add(new GuideScreen(id, order, kind, language, file));
        _texts.Add(new ContentSource($"guide.{id}.title", language, title, file, 2));
        _texts.Add(new ContentSource($"guide.{id}.body", language, Body(markdown, above, language, file), file, above + 1));
    }

    private string Field(YamlMappingNode front, string name, string file)
    {
        var value = front.Children.FirstOrDefault(field => ContentYaml.NameOf(field.Key) == name).Value as YamlScalarNode;
        if (string.IsNullOrWhiteSpace(value?.Value))
        {
            report.Add(new ContentError(file, 1, $"The front matter has no {name}", HowToBegin));
        }

        return value?.Value ?? "";
    }

    /// <summary>The body as HTML. Each block is tried alone, so that an error names the line of its block; the sound ones stay.</summary>
    private string Body(string markdown, int above, Language language, string file)
    {
        var sound = new List<GuideBlock>();
        foreach (var block in GuideMarkdown.Blocks(markdown))
        {
            if (PhrasebookTemplate.Parse(block.Html, language) is PhrasebookParse.Broken broken)
            {
                report.Add(new ContentError(file, above + block.Line + 1, broken.What, broken.Fix));
            }
            else
            {
                sound.Add(block);
            }
        }

        return GuideMarkdown.Join(sound);
    }
}
