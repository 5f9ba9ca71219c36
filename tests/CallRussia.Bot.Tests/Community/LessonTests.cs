using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>What volunteers learn and share.</summary>
public sealed class LessonTests : ITestWithEnd
{
    private const long First = 700_111;
    private const long Second = 700_112;
    private const long Editor = 700_113;

    private static readonly string[] Words = ["Женщина молчала и слушала.", "Спросил, как она сама.", "Она заплакала, и мы говорили долго.", "Не спешите."];

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_lesson_is_four_short_answers_is_looked_over_and_waits_for_the_team()
    {
        await Settle();
        await _town.Does(Town.Anna, new LessonWanted());
        foreach (var words in Words[..3]) await _town.Writes(Town.Anna, words);
        var overview = await _town.Writes(Town.Anna, Words[3]);
        Assert.All(Words, words => Assert.Contains(words, overview, StringComparison.Ordinal));
        Assert.Contains("двое из команды", await _town.Does(Town.Anna, new LessonSent(IsNamed: true)), StringComparison.Ordinal);
        Assert.Equal(LessonFate.Waits, (await Only()).Fate);
        Assert.IsType<Home>(await _town.StateOf(Town.Anna));
        await _town.Soon();
        Assert.Contains("поделился опытом", _town.Latest(First), StringComparison.Ordinal);
        Assert.Contains("Пока никто не делился", await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ему было 40 лет.", "цифры")]
    [InlineData("Смотрите на primer.ru там.", "ссылка")]
    [InlineData("Пишите мне @primer всегда.", "ссылка")]
    [InlineData("Его зовут Иван.", "имя")]
    [InlineData("Иван Петров слушал.", "имя")]
    [InlineData("Помогла Анне Ивановне.", "имя")]
    [InlineData("Мария Ивановна слушала.", "имя")]
    [InlineData("…", "Нужны слова")]
    public async Task What_could_lead_to_somebody_is_refused_with_its_reason(string words, string reason)
    {
        await Settle();
        await _town.Does(Town.Anna, new LessonWanted());
        Assert.Contains(reason, await _town.Writes(Town.Anna, words), StringComparison.Ordinal);
        Assert.Equal(0, Assert.IsType<WritingLesson>(await _town.StateOf(Town.Anna)).Text.Count);
    }

    [Theory]
    [InlineData("Она сказала: «Я боюсь». Мы говорили о России и Украине.")]
    [InlineData("Я спросил, что Вы думаете.")]
    [InlineData("I said that I'm from Ukraine, too.")]
    public async Task What_everybody_talks_about_is_no_name(string words)
    {
        await Settle();
        await _town.Does(Town.Anna, new LessonWanted());
        await _town.Writes(Town.Anna, words);
        Assert.Equal(1, Assert.IsType<WritingLesson>(await _town.StateOf(Town.Anna)).Text.Count);
    }

    [Fact]
    public async Task A_phone_number_leaves_the_chat_and_is_refused()
    {
        await Settle();
        await _town.Does(Town.Anna, new LessonWanted());
        Assert.Contains("цифры", await _town.Writes(Town.Anna, "Звонил +7 975 003 11 22"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_different_people_of_the_team_have_to_accept_it()
    {
        await Settle();
        var lesson = await Shares(Town.Anna);
        await _town.Does(First, new LessonOpened(lesson, LessonStep.Accept));
        await _town.Does(First, new LessonOpened(lesson, LessonStep.Accept));
        Assert.Equal(LessonFate.Waits, (await Only()).Fate);
        await _town.Does(Second, new LessonOpened(lesson, LessonStep.Accept));
        Assert.Equal(LessonFate.Published, (await Only()).Fate);
        await _town.Soon();
        Assert.Contains("опубликована", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("1 новая запись", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
        var read = await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Newest));
        Assert.Contains("🆕", read, StringComparison.Ordinal);
        Assert.Contains("Анна", read, StringComparison.Ordinal);
        Assert.DoesNotContain("новая запись", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_decides_about_their_own()
    {
        await Settle();
        var lesson = await Shares(First);
        Assert.Contains("больше нет", await _town.Does(First, new LessonOpened(lesson, LessonStep.Accept)), StringComparison.Ordinal);
        Assert.Null((await Only()).AcceptedBy);
    }

    [Fact]
    public async Task The_author_hears_why_it_was_returned_or_refused()
    {
        await Settle();
        var lesson = await Shares(Town.Anna);
        await _town.Does(First, new LessonOpened(lesson, LessonStep.MayReturn));
        await _town.Does(First, new LessonOpened(lesson, LessonStep.Return, LessonReason.Unclear));
        await _town.Soon();
        Assert.Contains("не всё понятно", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Does(Second, new LessonOpened(lesson, LessonStep.Accept));
        Assert.Equal(LessonFate.Returned, (await Only()).Fate);
    }

    [Fact]
    public async Task Each_reader_says_once_that_it_helped_and_the_author_never()
    {
        var lesson = await Published(Town.Anna);
        foreach (var who in (long[])[Town.Boris, Town.Boris, Town.Anna, Town.Vera]) await _town.Does(who, new LessonHelped(lesson, LessonShelf.Newest, 0, 0));
        Assert.Equal(2, await _town.Look(kept => Lessons.Helped(kept, lesson)));
        Assert.Contains("Помогло вам и ещё 1 человеку", await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_helped_most_stands_first_among_the_helpful_ones()
    {
        var liked = await Published(Town.Anna);
        await _town.Shares(Town.Anna, isNamed: false, ["Другое.", .. Words[1..]]);
        foreach (var who in (long[])[First, Second]) await _town.Does(who, new LessonOpened(liked + 1, LessonStep.Accept));
        await _town.Does(Town.Boris, new LessonHelped(liked, LessonShelf.Newest, 1, 0));
        Assert.Contains("Другое", await _town.Does(Town.Vera, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);
        Assert.DoesNotContain("Другое", await _town.Does(Town.Vera, new LessonsAsked(LessonShelf.Best)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_makes_it_a_tip_with_thanks_and_nobody_else_can()
    {
        var lesson = await Published(Town.Anna);
        await _town.Does(Town.Boris, new LessonTipped(lesson, On: true));
        Assert.False((await Only()).IsTip);
        await _town.Does(Editor, new LessonTipped(lesson, On: true));
        await _town.Soon();
        Assert.Contains("советом памятки", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("Спасибо тому, кто поделился", await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Tips)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_author_takes_it_back_at_any_time_and_nothing_of_it_is_left()
    {
        var lesson = await Published(Town.Anna);
        await _town.Does(Town.Boris, new LessonHelped(lesson, LessonShelf.Newest, 0, 0));
        await _town.Does(Town.Boris, new LessonTakenBack(lesson));
        Assert.Equal(LessonFate.Published, (await Only()).Fate);
        await _town.Does(Town.Anna, new LessonTakenBack(lesson));
        Assert.Empty(await _town.Look(kept => kept.All(Lessons.Table).ToList()));
        Assert.Empty(await _town.Look(kept => kept.All(Lessons.Helps).ToList()));
        Assert.Contains("Пока никто не делился", await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_forgotten_takes_their_lessons_and_what_helped_them_along()
    {
        var lesson = await Published(Town.Anna);
        await _town.Does(Town.Boris, new LessonHelped(lesson, LessonShelf.Newest, 0, 0));
        await _town.Does(Town.Boris, new ForgetConfirmed());
        Assert.Equal(0, await _town.Look(kept => Lessons.Helped(kept, lesson)));
        await _town.Does(Town.Anna, new ForgetConfirmed());
        Assert.Empty(await _town.Look(kept => kept.All(Lessons.Table).ToList()));
    }

    [Fact]
    public async Task Of_whoever_is_suspended_no_lesson_is_read_and_none_is_taken()
    {
        await Published(Town.Anna);
        await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Anna), "a test", Role.None), new VolunteerId(Town.Organizer), default);
        Assert.Contains("Пока никто не делился", await _town.Does(Town.Boris, new LessonsAsked(LessonShelf.Newest)), StringComparison.Ordinal);
        Assert.DoesNotContain("новая запись", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
        Assert.Contains("закрыт", await _town.Does(Town.Anna, new LessonWanted()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_reports_the_author_once_who_learns_nothing_of_it()
    {
        var lesson = await Published(Town.Anna);
        await _town.Soon();
        var told = _town.All.Count(one => one.To == Town.Anna);
        for (var i = 0; i < 2; i++)
        {
            await _town.Does(Town.Boris, new LessonReportWanted(lesson));
            await _town.Does(Town.Boris, new PersonReasonChosen(PersonReason.Insults));
        }
        await _town.Soon();
        Assert.Equal(lesson, Assert.Single(await _town.Look(kept => PersonReports.About(kept, new VolunteerId(Town.Anna)).ToList())).Lesson);
        Assert.True(await _town.Look(kept => Apart.Are(kept, new VolunteerId(Town.Anna), new VolunteerId(Town.Boris))));
        Assert.Equal(told, _town.All.Count(one => one.To == Town.Anna));
        Assert.Contains("жалоба", _town.Latest(First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_best_of_the_week_comes_to_the_most_active_who_want_it_and_only_when_there_is_something_new()
    {
        await Published(Town.Anna);
        Assert.Contains("не присылает", await _town.Does(Town.Boris, new LessonsOfWeekSwitched(On: true)), StringComparison.Ordinal);
        await _town.Arrive(Town.Volunteer(Town.Boris) with { PromisedAt = Some.Now, QuizPassedAt = Some.Now });
        await _town.Store.Write(kept => { kept.Put(Callers.Table, new Caller(new VolunteerId(Town.Boris), 60, 60, [])); return true; }, default);
        Assert.Contains("Раз в неделю", await _town.Does(Town.Boris, new LessonsOfWeekSwitched(On: true)), StringComparison.Ordinal);
        await _town.Later(TimeSpan.FromDays(8));
        Assert.Contains("Не спешите", _town.Latest(Town.Boris), StringComparison.Ordinal);
        var told = _town.All.Count(one => one.To == Town.Boris);
        await _town.Later(TimeSpan.FromDays(8));
        Assert.Equal(told, _town.All.Count(one => one.To == Town.Boris));
        await _town.Does(Town.Boris, new LessonsOfWeekSwitched(On: false));
        Assert.Null(await _town.Look(kept => Core.Mail.Timers.DueOf(kept, new VolunteerId(Town.Boris), "lessons-week")));
    }

    [Fact]
    public async Task No_more_than_three_of_one_person_wait()
    {
        await Settle();
        for (var i = 0; i < LessonRules.MostWaiting; i++) await Shares(Town.Anna);
        Assert.Contains("команда ещё читает", await _town.Does(Town.Anna, new LessonWanted()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_names_nothing_but_its_author_and_a_day()
    {
        await Published(Town.Anna);
        Assert.Equal(
            ["AcceptedBy", "By", "Day", "DecidedOn", "Fate", "Id", "IsNamed", "IsTip", "Order", "Reason", "Text"], typeof(Lesson).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Null((await Only()).AcceptedBy);
    }

    private async Task Settle()
    {
        await _town.Settle(Town.Anna, Town.Boris, Town.Vera);
        foreach (var who in (long[])[First, Second]) await _town.Arrive(Town.Volunteer(who) with { Role = Role.Moderator });
        await _town.Arrive(Town.Volunteer(Editor) with { Role = Role.Editor });
    }

    private async Task<long> Shares(long who) => (await _town.Shares(who, isNamed: true, Words)).Lesson;

    private async Task<long> Published(long who)
    {
        await Settle();
        var lesson = await Shares(who);
        foreach (var moderator in (long[])[First, Second]) await _town.Does(moderator, new LessonOpened(lesson, LessonStep.Accept));
        return lesson;
    }

    private async Task<Lesson> Only() => Assert.Single(await _town.Look(kept => kept.All(Lessons.Table).ToList()));
}
