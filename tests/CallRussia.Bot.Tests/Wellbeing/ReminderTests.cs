using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Wellbeing;

/// <summary>Reminders as the conversation decides them.</summary>
public sealed class ReminderTests
{
    private static readonly WeeklyHour Hour = WellbeingSamples.Hour;
    private static readonly AtReminders At = new(new Home());

    [Fact]
    public void Hours_are_typed_in_ones_own_words_and_agreed_with_one_tap()
    {
        var heard = Talk.In(At).When(new Typed("напоминай по вторникам и четвергам в 18:30"));
        Assert.Equal(At with { Heard = HoursHeard.Understood, Offered = [Hour] }, heard.State);
        Assert.Contains(new ReminderChosen(Hour.Days, Hour.Minute), heard.Buttons);

        var chosen = Talk.In(heard.State).Taps(new ReminderChosen(Hour.Days, Hour.Minute));
        // It is Wednesday: tomorrow at 18:30 in Vilnius.
        Assert.Equal(new Effect.Schedule(TimerKeys.Reminder, new DateTimeOffset(2026, 11, 26, 16, 30, 0, TimeSpan.Zero), new ReminderDue(Hour.Days, Hour.Minute)), chosen.Only<Effect.Schedule>());
        Assert.Equal(At with { Set = Hour }, chosen.State);
        Assert.Contains(ReminderChosen.Never, chosen.Buttons);
    }

    [Theory]
    [InlineData("ru", "по вторникам и четвергам", "по понедельникам, средам и пятницам", "по субботам")]
    [InlineData("en", "Tuesdays and Thursdays", "Mondays, Wednesdays and Fridays", "Saturdays")]
    [InlineData("lt", "antradieniais ir ketvirtadieniais", "pirmadieniais, trečiadieniais ir penktadieniais", "šeštadieniais")]
    public void Days_are_told_in_one_breath(string code, string two, string three, string one)
    {
        var language = Language.FromCode(code)!.Value;
        Assert.Equal(
            [two, three, one],
            new DayOfWeek[][] { [DayOfWeek.Tuesday, DayOfWeek.Thursday], [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Wednesday], [DayOfWeek.Saturday] }
                .Select(days => Talk.In(At with { Heard = HoursHeard.Understood, Offered = [Hour with { Days = days.Sum(day => 1 << (int)day) }] }).When(new Back()).Screen.Paragraphs[0].Args["days"])
                .Select(days => Some.World.Content.Phrasebook.Plain(new Text("figures.lines").With("lines", days), language)));
    }

    [Theory]
    // 20:30 in Vilnius: nobody in Russia is called; 19:30 and 0:00 are the nearest of the day.
    [InlineData("по вторникам в 20:30", HoursHeard.Closed)]
    [InlineData("завтра в 18:30", HoursHeard.Unclear)]
    [InlineData("спасибо", HoursHeard.Unclear)]
    public void An_hour_that_is_no_good_is_not_taken_and_the_nearest_is_offered(string typed, HoursHeard heard)
    {
        var then = Talk.In(At).When(new Typed(typed));
        var at = Assert.IsType<AtReminders>(then.State);
        Assert.Equal(heard, at.Heard);
        Assert.Empty(then.Result.Effects.OfType<Effect.Schedule>());
        if (heard == HoursHeard.Closed) Assert.Equal(new WeeklyHour(Hour.Days & 1 << (int)DayOfWeek.Tuesday, (19 * 60) + 30), at.Offered![0]);
    }

    [Fact]
    public void A_forged_hour_at_which_nobody_may_be_called_sets_nothing()
    {
        var then = Talk.In(At).Taps(new ReminderChosen(WeeklyHour.EveryDay, (20 * 60) + 30));
        Assert.Empty(then.Result.Effects.OfType<Effect.Schedule>());
        Assert.Equal(HoursHeard.Closed, Assert.IsType<AtReminders>(then.State).Heard);
    }

    [Fact]
    public void Off_is_one_tap()
    {
        var then = Talk.In(At with { Set = Hour }).Taps(ReminderChosen.Never);
        Assert.Equal((At, new Effect.Unschedule(TimerKeys.Reminder)), (then.State, then.Only<Effect.Unschedule>()));
    }

    [Fact]
    public void Without_a_known_clock_it_is_asked_for_first()
    {
        var guest = Some.Volunteer with { Zone = null };
        Assert.Contains(new SettingsAsked(), Talk.In(new Home()).As(guest).Answering(new ReminderSeen(null)).Taps(new ReminderAsked()).Buttons);
        Assert.Equal(At, Talk.In(At).As(guest).When(new Typed("по вторникам в 18:30")).State);
        Assert.Empty(Talk.In(At).As(guest).Taps(new ReminderChosen(Hour.Days, Hour.Minute)).Result.Effects.OfType<Effect.Schedule>());
    }

    [Fact]
    public void It_is_said_where_the_rules_say_so_and_the_next_one_is_set_wherever_somebody_is()
    {
        var next = Some.Now.AddDays(5);
        foreach (var state in Samples.States)
            foreach (var rings in new[] { true, false })
            {
                var then = Talk.In(state).Answering(new ReminderCame(Hour, rings, next)).When(new ReminderDue(Hour.Days, Hour.Minute));
                Assert.Equal([new CallReminder(Hour)], then.Asked);
                Assert.Equal(new Effect.Schedule(TimerKeys.Reminder, next, new ReminderDue(Hour.Days, Hour.Minute)), then.Only<Effect.Schedule>());
                Assert.Equal(rings ? 1 : 0, then.Result.Effects.OfType<Effect.Announce>().Count());
            }
    }

    [Fact]
    public void Not_today_is_one_tap_and_takes_the_buttons_off()
    {
        var then = Talk.In(new Home()).TapsOld(new NotToday(), messageId: 55, nonce: Tap.Lasting);
        Assert.Equal(new Effect.Retire(55), then.Only<Effect.Retire>());
        Assert.Equal((new Home(), "reminder.not-today.toast"), (then.State, then.Result.Toast!.Text.Key));
    }
}
