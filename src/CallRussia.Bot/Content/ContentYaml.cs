using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>The little of YAML that content uses: names, nested names, and scalars with the line they stand on.</summary>
internal static class ContentYaml
{
    private const string ScalarHint = "Put a text with : or # or quotes on the lines after |, indented by two spaces";

    /// <summary>The top mapping of a YAML text; null, and an error, when there is none.</summary>
    /// <param name="skipped">Lines of the file above the text.</param>
    public static YamlMappingNode? Read(string yaml, string file, int skipped, ContentReport report) =>
        Root<YamlMappingNode>(
            yaml, new ContentError(file, skipped + 1, "There are no texts here", "Write name: and the text below it, or delete the file"), skipped, report);

    /// <summary>The top list of a YAML text; null, and the error <paramref name="none"/>, when there is none.</summary>
    public static YamlSequenceNode? ReadList(string yaml, ContentError none, ContentReport report) =>
        Root<YamlSequenceNode>(yaml, none, skipped: 0, report);

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    /// <summary>The line on which the words begin: those of a block scalar begin below its mark.</summary>
    public static int LineOfWords(YamlScalarNode node) =>
        LineOf(node) + (node.Style is ScalarStyle.Literal or ScalarStyle.Folded ? 1 : 0);

    public static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private static T? Root<T>(string yaml, ContentError none, int skipped, ContentReport report)
        where T : YamlNode
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: T root }, ..])
            {
                return root;
            }

            report.Add(none);
        }
        catch (YamlException broken)
        {
            report.Add(new ContentError(none.File, skipped + (int)broken.Start.Line, $"This is not valid YAML: {broken.Message}", ScalarHint));
        }

        return null;
    }
}
