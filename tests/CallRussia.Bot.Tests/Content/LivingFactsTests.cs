using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Content;

public sealed class LivingFactsTests
{
    private static readonly ContentLoad.Loaded Files = Some.World.Content;
    private static readonly FactDraft Changed = EditSamples.Written with { Claim = new FactWords("Иначе.", "Other <b>words</b>.", "Kitaip."), Official = false };
    private static readonly FactDraft Added = Changed with { Id = "economy-new", Theme = "economy" };

    [Fact]
    public void An_approved_change_stands_over_the_file_and_a_new_fact_beside_them()
    {
        var content = LivingFacts.Over(Files, [Changed, Added], out var leftOut);

        Assert.Empty(leftOut);
        Assert.Equal(Files.Library.Facts.All.Count + 1, content.Library.Facts.All.Count);
        Assert.Equal(Changed, content.Library.Facts.Find(Changed.Id)!.Written);
        Assert.Equal("Other <b>words</b>.", content.Phrasebook.Render(content.Library.Facts.Find(Changed.Id)!.Claim, Language.English));
        Assert.Contains(Added.ToFact(), content.Library.Facts.Of("economy", new DateOnly(2026, 11, 25)));
        Assert.NotEqual(Files.Library.Guide.Version, content.Library.Guide.Version);
        // The files' own stay what they are.
        Assert.NotEqual(Changed, Files.Library.Facts.Find(Changed.Id)!.Written);
    }

    [Fact]
    public void What_the_files_have_taken_over_changes_nothing() =>
        Assert.Same(Files, LivingFacts.Over(Files, [.. Files.Library.Facts.All.Select(fact => fact.Written!)], out _));

    [Fact]
    public void What_does_not_fit_any_more_is_left_out_alone_and_said()
    {
        var content = LivingFacts.Over(Files, [Changed with { Claim = new FactWords("<b>", "", "") }, Added with { Theme = "gone" }, Added], out var leftOut);

        Assert.NotEmpty(leftOut);
        Assert.Contains(leftOut, error => error.What.Contains("gone", StringComparison.Ordinal));
        Assert.Equal(EditSamples.Written, content.Library.Facts.Find(Changed.Id)!.Written);
        Assert.Equal(Added, content.Library.Facts.Find(Added.Id)!.Written);
    }
}
