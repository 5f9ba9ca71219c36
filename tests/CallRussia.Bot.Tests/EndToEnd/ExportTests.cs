using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Content;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

public sealed class ExportTests
{
    [Fact]
    public async Task Without_a_store_the_files_come_out_as_they_went_in_and_the_guide_in_three_languages()
    {
        using var place = new Workplace();
        var ended = await ChildProcess.Run(place, "export", "out");

        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("0 of them changed", ended.Output, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(ContentSample.RealContent, "facts")))
            Assert.Equal(File.ReadAllText(file), File.ReadAllText(place.At($"out/content/facts/{Path.GetFileName(file)}")));
        Assert.All(Language.All, language => Assert.Equal(File.ReadAllText(Path.Combine(Approved.Root, $"docs/guide/{language.Code}.md")), File.ReadAllText(place.At($"out/guide/{language.Code}.md"))));
        Assert.False(File.Exists(place.StorePath));
    }

    [Fact]
    public async Task What_was_approved_in_the_chat_is_written_back_and_reads_the_same()
    {
        using var place = new Workplace();
        var changed = EditSamples.Written with { Claim = EditSamples.Written.Claim.With(Language.English, "It was quite otherwise.") };
        var added = changed with { Id = "economy-new", Theme = "economy", AsOf = new DateOnly(2022, 5, 1) };
        await Approve(place, changed, added);
        var ended = await ChildProcess.Run(place, "export", "out");

        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("2 of them changed", ended.Output, StringComparison.Ordinal);
        Assert.Contains("It was quite otherwise.", File.ReadAllText(place.At("out/guide/en.md")), StringComparison.Ordinal);
        using var sample = new ContentSample();
        foreach (var file in Directory.GetFiles(place.At("out/content/facts"))) sample.With($"facts/{Path.GetFileName(file)}", File.ReadAllText(file));
        var read = Assert.IsType<ContentLoad.Loaded>(sample.Load()).Library.Facts;
        var expected = LivingFacts.Over(Some.World.Content, [changed, added], out _).Library.Facts;
        Assert.Equal(expected.All.OrderBy(fact => fact.Id, StringComparer.Ordinal), read.All.OrderBy(fact => fact.Id, StringComparer.Ordinal));
        Explained(place.At("out/reports"));
        // Taken over into the content folder they change nothing any more.
        Assert.DoesNotContain(new[] { changed, added }, draft => read.Find(draft.Id)!.Written != draft);
    }

    /// <summary>Every table and every column of the reports stands in their README.</summary>
    private static void Explained(string reports)
    {
        var readme = File.ReadAllText(Path.Combine(reports, "README.md"));
        var tables = Directory.GetFiles(reports, "*.csv", SearchOption.AllDirectories);
        Assert.Equal((4 * 12) + 2, tables.Length);
        foreach (var table in tables)
        {
            Assert.Contains(Path.GetFileName(table), readme, StringComparison.Ordinal);
            // What the columns of the bank are called is what they are.
            if (Path.GetFileName(table) == "bank.csv") continue;
            Assert.All(File.ReadLines(table).First().Split(','), column => Assert.Contains(column, readme, StringComparison.Ordinal));
        }
    }

    private static Task<bool> Approve(Workplace place, params FactDraft[] drafts) => place.Look(async store =>
    {
        foreach (var draft in drafts)
        {
            var proposed = Assert.IsType<FactProposed>(await store.Answer(new ProposeFact(null, draft), new VolunteerId(1), CancellationToken.None));
            Assert.IsType<FactApproved>(await store.Answer(new ApproveFact(proposed.Proposal.Id), new VolunteerId(2), CancellationToken.None));
        }
        return true;
    });
}
