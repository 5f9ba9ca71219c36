using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Somebody to talk to.</summary>
public sealed class MentorTests : ITestWithEnd
{
    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_mentor_on_duty_hears_of_it_takes_it_and_both_talk()
    {
        await OnDuty(Town.Boris);
        Assert.Contains("на месте", await _town.Does(Town.Anna, new CompanyAsked()), StringComparison.Ordinal);
        Assert.DoesNotContain("наставника 0", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
        Assert.Contains("Зовём", await _town.Does(Town.Anna, new WordWanted()), StringComparison.Ordinal);
        Assert.Contains("Ждёт наставника 1 человек", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
        await _town.Soon();
        Assert.Contains("нужно поговорить", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Contains("Анна", await _town.Does(Town.Boris, new WordTaken(1)), StringComparison.Ordinal);
        Assert.Contains("Борис", _town.Heard(Town.Anna).Single().Words, StringComparison.Ordinal);
        await _town.Writes(Town.Boris, "Что случилось?");
        Assert.Contains("Что случилось?", _town.Heard(Town.Anna)[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waited_just_writes_when_the_mentor_came_and_is_heard()
    {
        await OnDuty(Town.Boris);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Does(Town.Boris, new WordTaken(1));
        await _town.Soon();
        Assert.Contains("Вы пишете наставнику", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Writes(Town.Anna, "Тяжело после звонка");
        Assert.Contains("Тяжело после звонка", _town.Heard(Town.Boris)[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_on_a_call_or_writes_something_else_when_the_mentor_comes_stays_there()
    {
        await OnDuty(Town.Boris);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Does(Town.Anna, new LessonWanted());
        await _town.Does(Town.Boris, new WordTaken(1));
        await _town.Soon();
        await _town.Writes(Town.Anna, "Женщина молчала и слушала.");
        Assert.Equal(1, Assert.IsType<WritingLesson>(await _town.StateOf(Town.Anna)).Text.Count);
        Assert.Empty(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task Taking_it_twice_leads_to_the_talk_that_has_begun()
    {
        await OnDuty(Town.Boris);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Does(Town.Boris, new WordTaken(1));
        Assert.Contains("уже слушаете: <b>Анна</b>", await _town.Does(Town.Boris, new WordTaken(1)), StringComparison.Ordinal);
        await _town.Writes(Town.Boris, "Что случилось?");
        Assert.Contains("Что случилось?", _town.Heard(Town.Anna)[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exactly_one_of_two_takes_it()
    {
        await OnDuty(Town.Boris, Town.Vera);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Soon();
        await Task.WhenAll(Take(Town.Boris), Take(Town.Vera));
        Assert.Single([await _town.Side(Town.Boris, TalkKind.Helping), await _town.Side(Town.Vera, TalkKind.Helping)], side => side is not null);
        Assert.Single(_town.Heard(Town.Anna));
        Assert.Empty(await _town.Look(WordWishes.All));

        Task Take(long who) => _town.Does(who, new WordTaken(1));
    }

    [Fact]
    public async Task Nobody_on_duty_is_said_honestly_with_the_next_time_and_professional_help()
    {
        await OnDuty(Town.Boris);
        await _town.Store.Write(kept => kept.Change(Mentors.Table, new VolunteerId(Town.Boris), mentor => mentor with { Hours = new FreeHours(FreeHours.AllDays, 1 << (int)DayPart.Late) }), default);
        var shown = await _town.Does(Town.Anna, new CompanyAsked());
        Assert.Contains("Ближайшее дежурство сегодня в 21:00", shown, StringComparison.Ordinal);
        await _town.Does(Town.Anna, new WordWanted());
        Assert.Empty(await _town.Look(WordWishes.All));
        Assert.Contains("0 800 28888", await _town.Does(Town.Anna, new HelpLinesAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_waits_is_told_honestly_organizers_hear_of_it_and_in_the_end_nobody_waits_for_ever()
    {
        await OnDuty(Town.Boris);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Later(TimeSpan.FromMinutes(11));
        Assert.Contains("никто пока не смог", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Null(await _town.Look(kept => WordWishes.LongestWaiting(kept, _town.Clock.Now)));
        await _town.Later(TimeSpan.FromMinutes(5));
        Assert.NotNull(await _town.Look(kept => WordWishes.LongestWaiting(kept, _town.Clock.Now)));
        await _town.Later(TimeSpan.FromHours(2));
        Assert.Contains("Больше не зовём", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Empty(await _town.Look(WordWishes.All));
        Assert.Contains("Спасибо, что откликнулись", await _town.Does(Town.Boris, new WordTaken(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mentor_hands_over_to_another_one_or_hears_that_there_is_none()
    {
        await OnDuty(Town.Boris);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Does(Town.Boris, new WordTaken(1));
        var talk = (await _town.Side(Town.Boris, TalkKind.Helping))!.Talk;
        Assert.Contains("больше никого", await _town.Does(Town.Boris, new HandOverWanted(talk)), StringComparison.Ordinal);
        await _town.Settle(Town.Vera);
        await _town.BecomesMentor(Town.Vera);
        await _town.Does(Town.Boris, new HandOverWanted(talk));
        await _town.Soon();
        Assert.Contains("передаёт", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Does(Town.Vera, new WordTaken(2));
        Assert.Equal(Town.Vera, (await _town.Side(Town.Anna, TalkKind.Helped))!.With.Value);
        Assert.IsType<Home>(await _town.StateOf(Town.Boris));
    }

    [Fact]
    public async Task A_mentor_listens_to_one_at_a_time()
    {
        await OnDuty(Town.Boris);
        await _town.Settle(Town.Vera);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Does(Town.Vera, new WordWanted());
        await _town.Does(Town.Boris, new WordTaken(1));
        Assert.Contains("уже слушаете", await _town.Does(Town.Boris, new WordTaken(2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_moderator_makes_a_mentor_and_only_of_somebody_with_the_course_and_the_experience()
    {
        await _town.Settle(Town.Anna, Town.Organizer);
        Assert.Contains("двадцать звонков", await _town.Does(Town.Anna, new DutyAsked()), StringComparison.Ordinal);
        await Apply();
        Assert.Empty(await _town.Look(kept => Mentors.OnDuty(kept, new VolunteerId(Town.Boris), _town.Clock.Now).ToList()));
        await _town.Store.Write(kept => { kept.Put(Callers.Table, new Caller(new VolunteerId(Town.Anna), 20, 20, [])); return true; }, default);
        await Apply();
        await _town.Soon();
        Assert.Contains("стать наставником", _town.Latest(Town.Organizer), StringComparison.Ordinal);
        await _town.Does(Town.Organizer, new MentorsAsked());
        await _town.Does(Town.Organizer, new MentorDecided(Town.Anna, Yes: true));
        await _town.Soon();
        Assert.Contains("Теперь вы наставник", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Single(await _town.Look(kept => Mentors.OnDuty(kept, new VolunteerId(Town.Boris), _town.Clock.Now).ToList()));

        async Task Apply()
        {
            await _town.Does(Town.Anna, new DutyWanted());
            foreach (var part in Enum.GetValues<DayPart>()) await _town.Does(Town.Anna, new PartSwitched(part));
            await _town.Does(Town.Anna, new HoursChosen());
        }
    }

    [Fact]
    public async Task A_suspended_mentor_is_asked_for_nothing_and_listens_to_nobody()
    {
        await OnDuty(Town.Boris);
        await _town.Does(Town.Anna, new WordWanted());
        await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Boris), "a test", Role.None), new VolunteerId(Town.Organizer), default);
        Assert.Contains("Спасибо, что откликнулись", await _town.Does(Town.Boris, new WordTaken(1)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new WordUnwanted());
        Assert.Contains("на месте нет", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
    }

    private async Task OnDuty(params long[] mentors)
    {
        await _town.Settle([Town.Anna, .. mentors]);
        foreach (var mentor in mentors) await _town.BecomesMentor(mentor);
    }
}
