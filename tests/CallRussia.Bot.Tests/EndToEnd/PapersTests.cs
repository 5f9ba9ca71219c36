using System.Text.RegularExpressions;
using CallRussia.Bot.Content;
using CallRussia.Bot.Tests.Content;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>What the papers of the project say about the program is what it does.</summary>
public sealed partial class PapersTests
{
    [Fact]
    public async Task The_version_is_the_newest_one_of_the_changelog()
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, "--version");
        Assert.True(ended is { Code: 0, Errors: "" }, ended.ToString());
        Assert.Equal(Heading().Match(Paper("CHANGELOG.md")).Groups["version"].Value, ended.Output.Trim());
    }

    /// <summary>Step 2 of EDITORS, done as it stands there.</summary>
    [Fact]
    public void The_broken_quote_of_the_editors_page_is_found_on_the_line_that_the_page_names()
    {
        const string Card = "objections/16-afraid.yaml";
        var lines = File.ReadAllLines(Path.Combine(ContentSample.RealContent, Card));
        var changed = Array.FindIndex(lines, Array.IndexOf(lines, "need:"), line => line.StartsWith("  ru: ", StringComparison.Ordinal));
        Assert.EndsWith("\"", lines[changed], StringComparison.Ordinal);
        lines[changed] = lines[changed][..^1];
        using var sample = new ContentSample();
        sample.With(Card, string.Join('\n', lines));
        var error = Assert.Single(Assert.IsType<ContentLoad.Failed>(sample.Load()).Errors);
        Assert.Contains($"> {error.File}:{error.Line}: …", Paper("docs/EDITORS.md"), StringComparison.Ordinal);
    }

    /// <summary>Restoring comes before the rest is copied: what it needs has to be copied by name.</summary>
    [Fact]
    public void The_image_copies_the_project_and_lock_file_of_every_project_that_the_bot_is_made_of()
    {
        var restored = Paper("Dockerfile").Split("RUN dotnet restore")[0];
        foreach (var project in Projects("src/CallRussia.Bot/CallRussia.Bot.csproj"))
            Assert.Contains($"COPY {project}/*.csproj {project}/packages.lock.json {project}/\n", restored, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Approved.Root, "Directory.*.props").Append("global.json"))
            Assert.Contains(Path.GetFileName(file), restored, StringComparison.Ordinal);
    }

    [Fact]
    public void No_image_comes_by_a_tag_that_moves() =>
        Assert.All(Image().Matches(Paper("Dockerfile")), image => Assert.Matches(@":\d+\.\d+\.\d+(-\w+)?$", image.Groups["name"].Value));

    private static IEnumerable<string> Projects(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        return Reference().Matches(Paper(project)).SelectMany(found => Projects(Path.GetRelativePath(Approved.Root, Path.GetFullPath(Path.Combine(Approved.Root, folder, found.Groups["path"].Value)))))
            .Append(folder).Distinct();
    }

    private static string Paper(string path) => File.ReadAllText(Path.Combine(Approved.Root, path));

    [GeneratedRegex(@"^## \[(?<version>\d+\.\d+\.\d+)\]", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^FROM (?<name>\S+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex("<ProjectReference Include=\"(?<path>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
