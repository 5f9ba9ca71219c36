using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Guidance;

/// <summary>What is new in the guide, and who has seen it.</summary>
public sealed class WhatIsNewTests : ITestWithEnd
{
    private static readonly Leaf Page = new(LeafKind.Page, Some.Library.Guide.Phases[0], "1");
    private static readonly Leaf Nato = new(LeafKind.Objection, "nato", "1");
    private static readonly Leaf Fact = new(LeafKind.Fact, Some.Library.Facts.All.First(fact => !fact.TrainingOnly).Id, "1");

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Where_nothing_was_known_before_nothing_is_new()
    {
        Assert.Equal(0, await Live(Page, Nato));
        Assert.Empty(await _town.Look(GuideChanges.All));
    }

    [Fact]
    public async Task What_came_what_was_revised_and_what_went_is_noted_once_with_its_time()
    {
        await Live(Page, Nato);
        _town.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(3, await Live(Nato with { Version = "2" }, Fact));
        Assert.Equal(0, await Live(Nato with { Version = "2" }, Fact));
        var changes = await _town.Look(GuideChanges.All);
        Assert.Equal(
            [(LeafKind.Page, LeafFate.Gone), (LeafKind.Objection, LeafFate.Changed), (LeafKind.Fact, LeafFate.New)], changes.OrderBy(change => change.Kind).Select(change => (change.Kind, change.Fate)));
        Assert.All(changes, change => Assert.Equal(_town.Clock.Now, change.At));
    }

    [Fact]
    public async Task What_an_editor_said_about_a_change_stands_with_that_one_alone_and_not_with_one_of_another_day()
    {
        await _town.Settle(Town.Anna);
        await Live(Page, Fact);
        await Say("Данные за осень.");
        await Live(Page, Fact with { Version = "2" });
        await Live(Page with { Version = "2" }, Fact with { Version = "3" });
        await Say("Так и не вышло.");
        _town.Clock.Now += TimeSpan.FromDays(2);
        await Live(Page with { Version = "2" }, Fact with { Version = "4" });
        Assert.Equal(["Данные за осень."], (await _town.Look(GuideChanges.All)).Select(change => change.Note).Where(note => note.Length > 0));
        var list = await _town.Does(Town.Anna, new WhatIsNewAsked());
        Assert.Contains("<i>Данные за осень.</i>", list, StringComparison.Ordinal);
        Assert.DoesNotContain("не вышло", list, StringComparison.Ordinal);

        Task<bool> Say(string words) => _town.Store.Write(kept => { GuideChanges.Say(kept, LeafKind.Fact, Fact.Id, words, _town.Clock.Now); return true; }, default);
    }

    [Fact]
    public async Task A_fact_that_is_never_said_on_a_call_is_no_news()
    {
        var training = Some.Library.Facts.All.First(fact => fact.TrainingOnly);
        await Live(Page);
        Assert.Equal(0, await Live(Page, new Leaf(LeafKind.Fact, training.Id, "1")));
    }

    [Fact]
    public async Task What_is_new_is_counted_among_the_others_marked_in_the_list_and_read_once_it_was_seen()
    {
        await _town.Settle(Town.Anna);
        await Live(Page, Nato);
        await Live(Page with { Version = "2" }, Nato with { Version = "2" });
        Assert.Contains("2 новости", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
        var list = await _town.Does(Town.Anna, new WhatIsNewAsked());
        Assert.Contains("Обновили ответ на слова", list, StringComparison.Ordinal);
        Assert.Equal(2, list.Split("🆕").Length - 1);
        Assert.DoesNotContain("🆕", await _town.Does(Town.Anna, new WhatIsNewAsked()), StringComparison.Ordinal);
        Assert.DoesNotContain("новости", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_next_page_of_the_list_the_new_ones_are_still_marked()
    {
        await _town.Settle(Town.Anna);
        await Live(Page);
        for (var version = 2; version < 9; version++) await Live(Page with { Version = $"{version}" });
        await _town.Does(Town.Anna, new WhatIsNewAsked());
        Assert.Contains("🆕", await _town.Does(Town.Anna, new WhatIsNewAsked(1, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_later_finds_nothing_that_they_missed()
    {
        await Live(Page);
        await Live(Page with { Version = "2" });
        await _town.Arrive(Town.Volunteer(Town.Vera) with { JoinedAt = _town.Clock.Now.AddMinutes(1) });
        Assert.DoesNotContain("🆕", await _town.Does(Town.Vera, new CommunityAsked()), StringComparison.Ordinal);
        _town.Clock.Now += TimeSpan.FromHours(1);
        await Live(Page with { Version = "3" });
        Assert.Contains("1 новость", await _town.Does(Town.Vera, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_far_somebody_read_goes_with_them()
    {
        await _town.Settle(Town.Anna);
        await Live(Page);
        await Live(Page with { Version = "2" });
        await _town.Does(Town.Anna, new WhatIsNewAsked());
        Assert.Single(await _town.Look(kept => kept.All(ReadMarks.Table).ToList()));
        await _town.Does(Town.Anna, new ForgetConfirmed());
        Assert.Empty(await _town.Look(kept => kept.All(ReadMarks.Table).ToList()));
    }

    [Fact]
    public void A_fact_that_was_approved_in_the_chat_is_another_leaf_and_the_same_words_in_a_file_are_the_same()
    {
        var files = Some.World.Content;
        var draft = Some.Library.Facts.Find(Fact.Id)!.Written!;
        var changed = LivingFacts.Over(files, [draft with { Claim = draft.Claim with { Russian = "Иначе." } }], out _);
        Assert.Equal([Fact.Id], changed.Library.Leaves.Except(files.Library.Leaves).Select(leaf => leaf.Id));
        Assert.Equal(files.Library.Leaves.Count, changed.Library.Leaves.Count);
        // Dates alone are no news, and make no other version.
        var confirmed = LivingFacts.Over(files, [draft with { ReviewBy = draft.ReviewBy.AddMonths(1) }], out _);
        Assert.Equal(files.Library.Leaves.ToHashSet(), confirmed.Library.Leaves.ToHashSet());
    }

    [Fact]
    public void Every_page_objection_and_fact_of_the_guide_is_a_leaf()
    {
        var library = Some.Library;
        Assert.Equal(
            library.Guide.Phases.Concat(library.Guide.Pages).Concat(library.Objections.All.Select(objection => objection.Id)).Concat(library.Facts.All.Select(fact => fact.Id)).Order(StringComparer.Ordinal),
            library.Leaves.Select(leaf => leaf.Id).Order(StringComparer.Ordinal));
    }

    private Task<int> Live(params Leaf[] leaves) => _town.Store.Write(kept => GuideChanges.Follow(kept, Some.Library with { Leaves = leaves }, _town.Clock.Now), default);
}
