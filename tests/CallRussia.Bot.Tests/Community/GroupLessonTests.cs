using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>What people of a group learned: shown there by its author, without a name, to members alone.</summary>
public sealed class GroupLessonTests : ITestWithEnd
{
    private const long Stranger = 700_109;

    private static readonly long[] Six = [Town.Anna, Town.Boris, Town.Vera, 700_104, 700_105, 700_106];
    private static readonly long[] Moderators = [700_111, 700_112];
    private static readonly string[] Words = ["Женщина молчала.", "Спросил, как она сама.", "Мы говорили долго.", "Не спешите."];

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Its_author_shows_it_to_the_group_and_only_members_read_it_there()
    {
        var group = await Open();
        var lesson = await Published(Town.Anna);
        Assert.Contains("Пока пусто", await Shelf(Town.Boris, group), StringComparison.Ordinal);

        Assert.Contains("открыта и для группы: Литва", await _town.Does(Town.Anna, new LessonForGroup(lesson, group, On: true)), StringComparison.Ordinal);
        var read = await Shelf(Town.Boris, group);
        Assert.Contains("Опыт группы «Литва»", read, StringComparison.Ordinal);
        Assert.Contains("Не спешите", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Анна", read, StringComparison.Ordinal);

        Assert.DoesNotContain("Литва", await Shelf(Stranger, group), StringComparison.Ordinal);
        Assert.DoesNotContain("Литва", await _town.Does(Stranger, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);

        await _town.Does(Town.Anna, new LessonForGroup(lesson, group, On: false));
        Assert.Contains("Пока пусто", await Shelf(Town.Boris, group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_author_sees_that_very_lesson_again_wherever_it_was_opened()
    {
        var group = await Open();
        var first = await Published(Town.Anna);
        await _town.Shares(Town.Anna, isNamed: false, ["Другая женщина.", .. Words[1..]]);
        Assert.Contains("Женщина молчала", await _town.Does(Town.Anna, new LessonForGroup(first, group, On: true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_with_the_thanks_and_the_team_is_told_before_it_decides()
    {
        var group = await Open();
        var (shown, lesson) = await Shares(Town.Anna, isNamed: false);
        Assert.Contains("показать и вашей группе", shown, StringComparison.Ordinal);
        await _town.Does(Town.Anna, new LessonForGroup(lesson, group, On: true));
        Assert.Contains("Пока пусто", await Shelf(Town.Boris, group), StringComparison.Ordinal);
        Assert.Contains("открывает её и своей группе: Литва", await _town.Does(Moderators[0], new LessonOpened(lesson)), StringComparison.Ordinal);
        await _town.Does(Moderators[0], new LessonOpened(lesson, LessonStep.Return, LessonReason.Recognisable));
        Assert.False(await _town.Look(kept => GroupLessons.Has(kept, group, lesson)));
    }

    [Fact]
    public async Task Under_a_name_it_is_shown_to_no_group_for_its_author_would_be_known_to_live_there()
    {
        var group = await Open();
        var (shown, lesson) = await Shares(Town.Anna, isNamed: true);
        Assert.Contains("только запись без имени", shown, StringComparison.Ordinal);
        await _town.Does(Town.Anna, new LessonForGroup(lesson, group, On: true));
        Assert.Empty(await All());
    }

    [Fact]
    public async Task Nobody_shows_what_others_wrote_or_to_a_group_they_are_not_in()
    {
        var group = await Open();
        var lesson = await Published(Town.Anna);
        await _town.Does(Town.Boris, new LessonForGroup(lesson, group, On: true));
        var strangers = await Published(Stranger);
        await _town.Does(Stranger, new LessonForGroup(strangers, group, On: true));
        Assert.Empty(await All());
        await _town.Does(Town.Anna, new LessonForGroup(lesson, group, On: true));
        await _town.Does(Town.Boris, new LessonForGroup(lesson, group, On: false));
        Assert.Single(await All());
    }

    [Fact]
    public async Task While_too_few_are_there_nobody_reads_it_in_the_group()
    {
        var group = await Shown();
        foreach (var who in Six[3..]) await _town.Does(who, new GroupLeft(group));
        await _town.Tomorrow();
        Assert.DoesNotContain("Литва", await Shelf(Town.Boris, group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_who_leaves_the_group_takes_it_along_and_it_stays_for_everybody()
    {
        var group = await Shown();
        await _town.Does(Town.Anna, new GroupLeft(group));
        Assert.Empty(await All());
        Assert.Contains("Не спешите", await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whoever_is_suspended_or_forgotten_nothing_is_left_in_the_group()
    {
        var group = await Shown();
        await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Anna), "a test", Role.None), new VolunteerId(Town.Organizer), default);
        Assert.Contains("Пока пусто", await Shelf(Town.Boris, group), StringComparison.Ordinal);

        var lesson = await Published(Town.Vera);
        await _town.Does(Town.Vera, new LessonForGroup(lesson, group, On: true));
        Assert.Contains("Не спешите", await Shelf(Town.Boris, group), StringComparison.Ordinal);
        await _town.Does(Town.Vera, new ForgetConfirmed());
        Assert.Empty(await All());
    }

    [Fact]
    public async Task A_member_says_that_it_helped_and_stays_on_the_shelf_of_the_group()
    {
        var group = await Shown();
        var helped = await _town.Does(Town.Boris, new LessonHelped((await All()).Single().Lesson, LessonShelf.Group, 0, 0, group));
        Assert.Contains("Вам это помогло", helped, StringComparison.Ordinal);
        Assert.Contains("Опыт группы «Литва»", helped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_author_finds_it_among_what_is_kept_of_them()
    {
        await Shown();
        var told = await _town.Look(kept => GroupLessons.Table.Owner!.Told(kept, new VolunteerId(Town.Anna)));
        Assert.Contains("LT", System.Text.Json.JsonSerializer.Serialize(told), StringComparison.Ordinal);
    }

    private Task<string> Shelf(long who, long group) => _town.Does(who, new LessonsAsked(LessonShelf.Group, Group: group));

    private Task<List<GroupLesson>> All() => _town.Look(kept => kept.All(GroupLessons.Table).ToList());

    private Task<(string Shown, long Lesson)> Shares(long who, bool isNamed) => _town.Shares(who, isNamed, Words);

    /// <summary>The group of Lithuania, open, with six people in it.</summary>
    private async Task<long> Open()
    {
        await _town.Settle([Town.Organizer, Stranger, .. Six]);
        foreach (var who in Moderators) await _town.Arrive(Town.Volunteer(who) with { Role = Role.Moderator });
        await _town.Does(Town.Anna, new GroupsAsked());
        var group = await _town.Look(kept => Assert.Single(Groups.In(kept, "LT")).Id);
        foreach (var who in Six) await _town.Does(who, new GroupJoined(group));
        await _town.Tomorrow();
        return group;
    }

    /// <summary>The group, with a lesson of Anna's that it is shown.</summary>
    private async Task<long> Shown()
    {
        var group = await Open();
        await _town.Does(Town.Anna, new LessonForGroup(await Published(Town.Anna), group, On: true));
        Assert.Single(await All());
        return group;
    }

    private async Task<long> Published(long who)
    {
        var (_, lesson) = await Shares(who, isNamed: false);
        foreach (var moderator in Moderators) await _town.Does(moderator, new LessonOpened(lesson, LessonStep.Accept));
        return lesson;
    }
}
