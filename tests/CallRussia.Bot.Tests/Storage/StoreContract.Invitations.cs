using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts.Times;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What invites somebody to call: never outside chosen hours, in a break or after "off", and at most what was chosen.</summary>
public abstract partial class StoreContract
{
    /// <summary>Noon in Vilnius on the bench's Wednesday, every day.</summary>
    private static readonly WeeklyHour Noon = new(WeeklyHour.EveryDay, 12 * 60);

    private static Volunteer Vilnian => StoreBench.Volunteer(1) with { Zone = "Europe/Vilnius", Country = "LT" };

    [Fact]
    public async Task A_chosen_hour_rings_once_at_its_time_and_the_next_one_is_set()
    {
        await Bench.Add(7, 0, 5);
        Assert.Equal(new ReminderCame(Noon, Rings: true, Bench.Clock.Now.AddDays(1)), await Bench.AskAs(Vilnian, new CallReminder(Noon)));
        // The same hour is over by now.
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(new ReminderCame(Noon, Rings: false, StoreBench.Noon.AddDays(1)), await Bench.AskAs(Vilnian, new CallReminder(Noon)));
    }

    public static TheoryData<string> Unwelcome => ["on a break", "in hand", "paused", "moved", "nothing in the bank"];

    [Theory]
    [MemberData(nameof(Unwelcome))]
    public async Task It_keeps_quiet_where_it_would_be_no_help_and_comes_again(string why)
    {
        if (why != "nothing in the bank") await Bench.Add(7, 0, 5);
        var who = Vilnian;
        switch (why)
        {
            case "on a break": who = who with { BreakUntil = Bench.Clock.Now.AddMinutes(15) }; break;
            case "in hand": await Bench.HandOut(1); break;
            case "paused": await Bench.Ask(Olga, new PullLever(LeverKind.HandOuts, null, Checking)); break;
            case "moved": who = who with { Zone = "Asia/Tokyo" }; break;
        }
        var came = Assert.IsType<ReminderCame>(await Bench.AskAs(who, new CallReminder(Noon)));
        Assert.False(came.Rings);
        Assert.Equal(Noon.Next(TimeZoneInfo.FindSystemTimeZoneById(who.Zone!), Bench.Clock.Now), came.Next);
    }

    [Fact]
    public async Task Everything_that_invites_ends_with_a_suspension_and_with_forgetting()
    {
        await Bench.Add(7, 0, 5);
        await Known(1, 2);
        foreach (var who in new[] { 1, 2 })
        {
            await Bench.Turn(who, turn => turn.Schedule(new VolunteerId(who), TimerKeys.Reminder, Bench.Clock.Now.AddHours(1), new ReminderDue(Noon.Days, Noon.Minute)));
            await Bench.Call(who, Outcome.NoAnswer);
        }
        Assert.Equal(new ReminderSeen(Noon), await Bench.Ask(1, new LookAtReminder()));
        Assert.Contains("\"reminder\"", Assert.IsType<MyDataGathered>(await Bench.Ask(1, new GatherMyData())).Json, StringComparison.Ordinal);
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "a test"));
        await Bench.Ask(2, new EraseMe());

        Assert.DoesNotContain(await Bench.Store.Due(Bench.Clock.Now.AddDays(30), 100, default), due => due.Trigger is ReminderDue or ReturnAwaited);
        // One that was on its way is not said either.
        Assert.Equal(new ReminderCame(Noon, Rings: false, Next: null), await Bench.AskAs(Vilnian, new CallReminder(Noon)));
        Bench.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
    }

    [Theory]
    [InlineData(Outcome.Busy, LastCallKind.NobodyThere)]
    [InlineData(Outcome.NotAPerson, LastCallKind.NobodyThere)]
    [InlineData(Outcome.Hostile, LastCallKind.Hard)]
    [InlineData(Outcome.HungUp, LastCallKind.Hard)]
    [InlineData(Outcome.TalkedUnder3, LastCallKind.Well)]
    public async Task Two_days_after_the_first_call_comes_one_word_that_fits_it(Outcome outcome, LastCallKind kind)
    {
        await Bench.Add(7, 0, 5);
        await Known(1);
        await Bench.Call(1, outcome);
        Assert.Equal(Bench.Clock.Now.AddHours(48), Assert.Single(await Bench.Store.Due(Bench.Clock.Now.AddDays(30), 10, default), due => due.Trigger is ReturnAwaited).At);
        Bench.Clock.Pass(TimeSpan.FromHours(47));
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(new NudgeDecided { Kind = kind }, await Bench.AskAs(Vilnian, new DecideNudge()));
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
    }

    [Fact]
    public async Task Nobody_who_came_back_is_called_back_and_the_fourth_call_has_a_word_of_its_own()
    {
        await Bench.Add(7, 0, 20);
        await Bench.Call(1, Outcome.Busy);
        Bench.Clock.Pass(TimeSpan.FromMinutes(5));
        await Bench.Call(1, Outcome.Skipped);
        Bench.Clock.Pass(TimeSpan.FromHours(48));
        // They took a number since, though they did not call it.
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
        await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromHours(48));
        Assert.Equal(new NudgeDecided { Kind = LastCallKind.Well }, await Bench.AskAs(Vilnian, new DecideNudge()));
        await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromHours(48));
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
        await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromHours(48));
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
    }

    [Fact]
    public async Task No_word_comes_in_the_night_in_a_break_or_after_off()
    {
        await Bench.Add(7, 0, 20);
        await Bench.Call(1, Outcome.Busy);
        Bench.Clock.Pass(TimeSpan.FromHours(60));
        // Midnight in Vilnius: in the morning; in a break: after it, and not in the night either.
        Assert.Equal(new NudgeDecided { Again = new DateTimeOffset(2026, 9, 19, 6, 0, 0, TimeSpan.Zero) }, await Bench.AskAs(Vilnian, new DecideNudge()));
        Bench.Clock.Pass(TimeSpan.FromHours(12));
        var until = new DateTimeOffset(2026, 9, 26, 3, 0, 0, TimeSpan.Zero);
        Assert.Equal(new NudgeDecided { Again = until.AddHours(3) }, await Bench.AskAs(Vilnian with { BreakUntil = until }, new DecideNudge()));
        await Bench.Ask(1, new DeclineNudges());
        Assert.Equal(new NudgeDecided(), await Bench.AskAs(Vilnian, new DecideNudge()));
    }

    [Fact]
    public async Task What_the_words_did_is_counted_of_at_least_five_without_names()
    {
        await Bench.Add(7, 0, 40);
        foreach (var who in Enumerable.Range(1, 6)) await Bench.Call(who, Outcome.Busy);
        await Bench.Call(7, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromHours(48));
        foreach (var who in Enumerable.Range(1, 7)) Assert.NotNull((await Bench.Ask<NudgeDecided>(who, new DecideNudge())).Kind);
        foreach (var who in Enumerable.Range(1, 3)) await Bench.Call(who, Outcome.Talked);
        await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromDays(8));
        // Too late to be its doing.
        await Bench.Call(4, Outcome.Talked);
        await Bench.Ask(1, new EraseMe());

        var report = (await Bench.Ask<PeopleCounted>(Olga, new CountPeople(new ReportView(ReportPage.Onboarding, Period.Month)))).Report;
        Assert.Equal([new NudgeEffect(Nudges.Second, LastCallKind.NobodyThere, 6, 3)], report.Nudges);
    }

    [Fact]
    public async Task Feelings_are_told_from_twenty_answers_of_a_month_that_is_over()
    {
        for (var who = 1; who <= 20; who++) await Bench.Ask(who, new CountFeeling(0, who % 4));
        for (var who = 1; who <= 19; who++) await Bench.Ask(who, new CountFeeling(1, 0));
        Assert.Empty((await Bench.Ask<FeelingsSeen>(Olga, new LookAtFeelings())).Months);
        Bench.Clock.Pass(TimeSpan.FromDays(20));
        var month = Assert.Single((await Bench.Ask<FeelingsSeen>(Olga, new LookAtFeelings())).Months);
        Assert.Equal(Months.Of(StoreBench.Noon), month.Month);
        Assert.Equal([5, 5, 5, 5], month.Questions[0]!);
        Assert.Null(month.Questions[1]);
        // A year on it is no longer looked up.
        Bench.Clock.Pass(TimeSpan.FromDays(365));
        Assert.Empty((await Bench.Ask<FeelingsSeen>(Olga, new LookAtFeelings())).Months);
    }

    [Theory]
    [InlineData("RU")]
    [InlineData("BY")]
    [InlineData("XO")]
    public async Task Before_any_number_the_risk_of_a_dangerous_place_is_told(string place)
    {
        await Bench.Add(7, 0, 5);
        var there = StoreBench.Volunteer(1) with { Country = place };
        Assert.IsType<RiskComesFirst>(await Bench.AskAs(there, new HandOut()));
        Assert.IsType<RiskComesFirst>(await Bench.AskAs(there with { RiskTaken = "LT" }, new HandOut()));
        Assert.IsType<NumberHandedOut>(await Bench.AskAs(there with { RiskTaken = place }, new HandOut()));
        await Bench.Turn(1, turn => turn.Save(new Conversation(there with { RiskTaken = place, AskedIn = 24_320 }, new Home(), 1)));
        await Bench.Restart();
        await Bench.Turn(1, turn => Assert.Equal((place, 24_320), (turn.Load(new VolunteerId(1))!.Volunteer.RiskTaken, turn.Load(new VolunteerId(1))!.Volunteer.AskedIn)));
    }
}
