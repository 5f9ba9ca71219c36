using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Wellbeing;

/// <summary>Calling with others, as those who take part see it.</summary>
public sealed class TogetherTests : ITestWithEnd
{
    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Alone_nobody_is_told_that_others_are_there()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        Assert.Contains("Общего часа сейчас нет", await _town.Does(Town.Anna, new TogetherAsked()), StringComparison.Ordinal);
        var joined = await _town.Does(Town.Anna, new TogetherJoined());
        Assert.Contains("Пока здесь тихо", joined, StringComparison.Ordinal);
        Assert.Contains("решиться на 3 звонка", joined, StringComparison.Ordinal);
        Assert.Contains("народу пока немного", await _town.Does(Town.Boris, new TogetherAsked()), StringComparison.Ordinal);
        Assert.DoesNotContain("звон", Line(await _town.Does(Town.Boris, new CommunityAsked()), "🤝 Сейчас"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_three_on_everybody_sees_how_many_and_the_goal_and_nobody_s_name()
    {
        await _town.Settle(Town.Anna, Town.Boris, Town.Vera);
        foreach (var who in (long[])[Town.Anna, Town.Boris]) await _town.Does(who, new TogetherJoined());
        var seen = await _town.Does(Town.Vera, new TogetherJoined());
        Assert.Contains("звонят вместе 3 человека", seen, StringComparison.Ordinal);
        Assert.Contains("9 звонков на всех", seen, StringComparison.Ordinal);
        Assert.Contains("Для разминки", seen, StringComparison.Ordinal);
        foreach (var name in (string[])["Анна", "Борис"]) Assert.DoesNotContain(name, seen, StringComparison.Ordinal);
        Assert.Contains("звонят вместе 3 человека", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_who_stayed_hears_one_word_and_who_stopped_before_none()
    {
        await _town.Settle(Town.Anna, Town.Boris, Town.Vera);
        foreach (var who in (long[])[Town.Anna, Town.Boris, Town.Vera]) await _town.Does(who, new TogetherJoined());
        await _town.Does(Town.Boris, new DoneForToday());
        await _town.Does(Town.Vera, new BreakAsked());
        await _town.Does(Town.Vera, new BreakChosen(BreakLength.QuarterHour));
        await _town.Later(TimeSpan.FromHours(3));
        Assert.Equal((1, 0, 0), (Closings(Town.Anna), Closings(Town.Boris), Closings(Town.Vera)));
        Assert.Contains("Спасибо, что были с нами", _town.Latest(Town.Anna), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organizer_announces_one_as_a_meeting_held_here_and_its_reminder_brings_guests_in()
    {
        await _town.Settle(Town.Organizer, Town.Anna);
        await _town.Does(Town.Organizer, new EventWanted());
        await _town.Writes(Town.Organizer, "Звоним вместе");
        await _town.Writes(Town.Organizer, "Час для тех, кому одному страшновато.");
        await _town.Writes(Town.Organizer, "завтра в 19:00");
        await _town.Does(Town.Organizer, new EventMinutesChosen(60));
        await _town.Does(Town.Organizer, new EventLanguageChosen(""));
        await _town.Does(Town.Organizer, new EventUnlimited());
        await _town.Does(Town.Organizer, new EventCallingChosen());
        Assert.Contains("Здесь, в боте", await _town.Does(Town.Organizer, new EventRepeatChosen(IsWeekly: false)), StringComparison.Ordinal);
        await _town.Does(Town.Organizer, new EventConfirmed());
        var one = await _town.Look(kept => Events.Ahead(kept, _town.Clock.Now).Single());
        Assert.True(one.IsCalling);

        Assert.Contains("Следующий общий час", await _town.Does(Town.Anna, new TogetherAsked()), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new EventAnswered(one.Id, GuestAnswer.Coming));
        await _town.Later(one.StartsAt - _town.Clock.Now - TimeSpan.FromMinutes(5));
        Assert.Contains("через десять минут", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new TogetherAsked());
        await _town.Does(Town.Anna, new TogetherJoined());
        Assert.Equal(one.EndsAt, await _town.Look(kept => SharedHours.Of(kept, new VolunteerId(Town.Anna), _town.Clock.Now)!.EndsAt));
        await _town.Later(TimeSpan.FromHours(20));
        // One word at the end, and no question whether they could make it.
        Assert.Equal(1, Closings(Town.Anna));
        Assert.DoesNotContain(_town.All, told => told.Words.Contains("Получилось прийти", StringComparison.Ordinal));
    }

    [Fact]
    public void The_word_at_the_end_makes_no_sound_on_a_call_and_at_night()
    {
        Effect.Announce Told(State state, DateTimeOffset at) =>
            Talk.In(state).AtTime(at).Answering(new SharedHourClosed(IsTold: true, 12)).When(new SharedHourOver(3)).Only<Effect.Announce>();
        Assert.False(Told(new Home(), Some.Now).Quietly);
        Assert.True(Told(new OnCall(Some.Lease()), Some.Now).Quietly);
        Assert.True(Told(new Home(), Some.Now.AddHours(11)).Quietly);
        Assert.Empty(Talk.In(new Home()).Answering(new SharedHourClosed(IsTold: false, null)).When(new SharedHourOver(3)).Result.Effects);
    }

    [Fact]
    public void It_is_offered_at_home_and_not_to_those_who_don_t_call()
    {
        Assert.Contains(new TogetherAsked(), Talk.In(new Home()).When(new HomeAsked()).Buttons);
        Assert.Empty(Talk.In(new Core.Onboarding.Supporting()).As(Some.Volunteer with { Standing = Standing.Supporter }).Taps(new TogetherJoined()).Asked);
    }

    private int Closings(long who) => _town.All.Count(told => told.To == who && told.Words.Contains("Общий час закончился", StringComparison.Ordinal));

    /// <summary>The line that begins so; empty without one.</summary>
    private static string Line(string words, string begins) => words.Split('\n').FirstOrDefault(line => line.StartsWith(begins, StringComparison.Ordinal)) ?? "";
}
