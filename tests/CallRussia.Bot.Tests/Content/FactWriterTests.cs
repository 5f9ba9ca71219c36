using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Content;

public sealed class FactWriterTests
{
    private static readonly IReadOnlyList<FactDraft> Facts = [.. Some.Library.Facts.All.Select(fact => fact.Written!)];

    [Fact]
    public void Files_without_changes_stay_as_they_are()
    {
        foreach (var file in Files()) Assert.Equal(File.ReadAllText(file), FactWriter.Write(File.ReadAllText(file), Theme(file), []));
    }

    [Fact]
    public void A_fact_that_is_written_as_it_was_reads_as_it_was()
    {
        using var sample = Written(Facts);

        Assert.Equal(Facts, Read(sample));
        // And once more it changes nothing.
        foreach (var file in Directory.GetFiles(Path.Combine(sample.Folder, "facts"), "*.yaml").Where(file => !file.EndsWith("themes.yaml", StringComparison.Ordinal)))
            Assert.Equal(File.ReadAllText(file), FactWriter.Write(File.ReadAllText(file), Theme(file), Facts));
    }

    [Fact]
    public void A_change_leaves_its_neighbours_and_the_comments_alone()
    {
        const string Before = """
            # yaml-language-server: $schema=../schemas/facts.schema.json
            # About all of them.

            - id: a
              as-of: 2022-03-02
              no-link: true
              claim: {all: A}

            # About b.
            - {id: b, claim: {all: "B: #"}}

            """;
        var after = FactWriter.Write(Before, "casualties", [EditSamples.Written with { Id = "a" }, EditSamples.Written with { Id = "c" }]);

        Assert.StartsWith("# yaml-language-server: $schema=../schemas/facts.schema.json\n# About all of them.\n\n- id: a\n", after, StringComparison.Ordinal);
        Assert.Contains("  no-link: true\n", after, StringComparison.Ordinal);
        Assert.Contains("\n\n# About b.\n- {id: b, claim: {all: \"B: #\"}}\n\n- id: c\n", after, StringComparison.Ordinal);
        Assert.Equal(1, after.Split("- id: a\n").Length - 1);
    }

    [Fact]
    public void Words_of_any_kind_come_back()
    {
        var odd = EditSamples.Written with
        {
            Claim = new FactWords("Он сказал: «да» # нет", "- a list\n\n  and \"quotes\" {{x}}", "'key: value' | > &amp; <b>b</b>"),
            Source = new FactWords("\"А\" \\ Б", "one\ntwo", "{{a: b}}, [c]"),
            Url = "https://example.org/?a=\"b\"&c=#d",
            AsOf = new DateOnly(2022, 4, 1),
        };
        using var sample = Written([.. Facts.Where(fact => fact.Id != odd.Id), odd]);

        Assert.Equal(odd, Assert.Single(Read(sample), fact => fact.Id == odd.Id));
    }

    [Fact]
    public void A_fact_moves_to_the_file_of_its_theme()
    {
        var moved = EditSamples.Written with { Theme = "economy" };
        using var sample = Written([moved]);

        Assert.Equal(moved, Assert.Single(Read(sample), fact => fact.Id == moved.Id));
        Assert.DoesNotContain(moved.Id, File.ReadAllText(Path.Combine(sample.Folder, "facts", "casualties.yaml")), StringComparison.Ordinal);
        Assert.Equal(Facts.Count, Read(sample).Count);
    }

    /// <summary>A folder with the real facts, written back with these changes.</summary>
    private static ContentSample Written(IReadOnlyList<FactDraft> changed)
    {
        var sample = new ContentSample();
        foreach (var file in Files()) sample.With($"facts/{Path.GetFileName(file)}", FactWriter.Write(File.ReadAllText(file), Theme(file), changed));
        return sample.With("facts/themes.yaml", File.ReadAllText(Path.Combine(ContentSample.RealContent, "facts", "themes.yaml")));
    }

    private static IReadOnlyList<FactDraft> Read(ContentSample sample)
    {
        var load = sample.Load();
        Assert.True(load is ContentLoad.Loaded, load is ContentLoad.Failed failed ? string.Join('\n', failed.Errors) : "");
        return [.. ((ContentLoad.Loaded)load).Library.Facts.All.Select(fact => fact.Written!)];
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Path.Combine(ContentSample.RealContent, "facts"), "*.yaml").Where(file => !file.EndsWith("themes.yaml", StringComparison.Ordinal));

    private static string Theme(string file) => Path.GetFileNameWithoutExtension(file);
}
