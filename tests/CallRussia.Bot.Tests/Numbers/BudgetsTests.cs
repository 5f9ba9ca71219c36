using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class BudgetsTests
{
    private static readonly BudgetRules Rules = new();
    private static readonly DateTimeOffset Now = Given.Moscow("2026-11-18 12:00");
    private static readonly CallingRecord Newcomer = new() { RulesAccepted = true, QuizPassed = true };
    private static readonly CallingRecord Caller = Newcomer with { Outcomes = 5 };
    private static readonly CallingRecord Trusted = Newcomer with { Outcomes = 50 };

    [Fact]
    public void Trust_grows_with_rules_quiz_and_calls()
    {
        Assert.Equal(Tier.Newcomer, Budgets.TierOf(Newcomer with { Outcomes = 4 }));
        Assert.Equal(Tier.Caller, Budgets.TierOf(Caller));
        Assert.Equal(Tier.Caller, Budgets.TierOf(Newcomer with { Outcomes = 49 }));
        Assert.Equal(Tier.Trusted, Budgets.TierOf(Trusted));
        Assert.Equal(Tier.Newcomer, Budgets.TierOf(Trusted with { QuizPassed = false }));
        Assert.Equal(Tier.Newcomer, Budgets.TierOf(Trusted with { RulesAccepted = false }));
    }

    [Fact]
    public void The_course_makes_a_caller_of_a_newcomer_who_knows_the_rules()
    {
        var finished = Newcomer with { CourseFinished = true };
        Assert.Equal(Tier.Caller, Budgets.TierOf(finished));
        Assert.Equal(Tier.Caller, Budgets.TierOf(finished with { Outcomes = 49 }));
        Assert.Equal(Tier.Trusted, Budgets.TierOf(finished with { Outcomes = 50 }));
        Assert.Equal(Tier.Newcomer, Budgets.TierOf(finished with { QuizPassed = false }));
        Assert.Equal(Tier.Newcomer, Budgets.TierOf(finished with { RulesAccepted = false }));
        Assert.IsType<BudgetAnswer.QuizFirst>(Budgets.Ask(Rules, finished with { QuizPassed = false, HandOutsEver = 3 }, Now));
    }

    [Theory]
    [InlineData(2, false, true)]
    [InlineData(3, false, false)]
    [InlineData(3, true, true)]
    public void Three_numbers_come_before_the_quiz(int handedOut, bool quizPassed, bool allowed)
    {
        var answer = Budgets.Ask(Rules, Newcomer with { QuizPassed = quizPassed, HandOutsEver = handedOut }, Now);
        Assert.Equal(allowed ? new BudgetAnswer.Allowed() : new BudgetAnswer.QuizFirst(), answer);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(5, 15)]
    [InlineData(50, 25)]
    public void The_hourly_budget_follows_the_tier_and_names_the_time(int outcomes, int perHour)
    {
        var record = Newcomer with { Outcomes = outcomes };
        var times = Enumerable.Range(1, perHour).Select(minute => Now.AddMinutes(-minute)).ToList();
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules, record with { HandOuts = times[1..] }, Now));

        var answer = Budgets.Ask(Rules, record with { HandOuts = times }, Now);
        Assert.Equal(new BudgetAnswer.Until(Now.AddMinutes(60 - perHour), BudgetLimit.PerHour), answer);
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules, record with { HandOuts = times }, Now.AddMinutes(60 - perHour)));
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(5, 60)]
    [InlineData(50, 120)]
    public void The_daily_budget_follows_the_tier(int outcomes, int perDay)
    {
        var times = Enumerable.Range(0, perDay).Select(i => Now.AddHours(-12).AddMinutes(i)).ToList();
        var answer = Budgets.Ask(Rules with { Brakes = false }, Newcomer with { Outcomes = outcomes, HandOuts = times }, Now);
        Assert.Equal(new BudgetAnswer.Until(Now.AddHours(12), BudgetLimit.PerDay), answer);
    }

    [Fact]
    public void Numbers_of_yesterday_do_not_count()
    {
        var times = Enumerable.Range(0, 30).Select(i => Now.AddHours(-24).AddMinutes(-i)).ToList();
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules, Newcomer with { HandOuts = times }, Now));
    }

    [Fact]
    public void A_budget_of_nothing_gives_nothing()
    {
        var answer = Budgets.Ask(Rules with { Newcomer = new(0, 0) }, Newcomer, Now);
        Assert.Equal(new BudgetAnswer.Until(Now.AddDays(1), BudgetLimit.PerDay), answer);
    }

    [Fact]
    public void Eight_reports_sooner_than_a_call_takes_slow_down()
    {
        var record = Caller with { HandOuts = [Now.AddMinutes(-1)] };
        var fast = record with { RevealToReport = Seconds(90, 5, 5, 5, 5, 5, 60, 60, 60) };
        Assert.Equal(new BudgetAnswer.SlowDown(Now.AddMinutes(14), Brake.TooFast), Budgets.Ask(Rules, fast, Now));
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules, record with { RevealToReport = Seconds(5, 5, 5, 5, 5, 5, 5) }, Now));
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules, record with { RevealToReport = Seconds(5, 5, 5, 5, 60, 60, 60, 60) }, Now));
        Assert.True(Brake.TooFast.NeedsALook());
    }

    [Fact]
    public void A_brake_is_a_wait_from_the_last_number_and_passes()
    {
        var record = Caller with { HandOuts = [Now], RevealToReport = Seconds(1, 1, 1, 1, 1, 1, 1, 1) };
        Assert.IsType<BudgetAnswer.SlowDown>(Budgets.Ask(Rules, record, Now.AddMinutes(14)));
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules, record, Now.AddMinutes(15)));
        Assert.IsType<BudgetAnswer.Allowed>(Budgets.Ask(Rules with { Brakes = false }, record, Now));
    }

    [Theory]
    [InlineData(9, 6, Brake.MostlySkipped)]
    [InlineData(10, 6, Brake.ManySkips)]
    [InlineData(12, 5, null)]
    [InlineData(7, 5, null)]
    public void Skips_slow_the_next_number(int handedOut, int skips, Brake? expected)
    {
        var times = Enumerable.Range(0, handedOut).Select(i => Now.AddMinutes(-i)).ToList();
        var answer = Budgets.Ask(Rules, Caller with { HandOuts = times, Skips = skips }, Now);
        Assert.Equal(expected, (answer as BudgetAnswer.SlowDown)?.Brake);
    }

    [Theory]
    [InlineData(18, false)]
    [InlineData(19, true)]
    public void Calling_round_the_clock_slows_down(int hours, bool slows)
    {
        var times = Enumerable.Range(0, hours).Select(hour => Now.AddHours(-hour)).ToList();
        Assert.Equal(slows, Budgets.Ask(Rules, Caller with { HandOuts = times }, Now) is BudgetAnswer.SlowDown { Brake: Brake.RoundTheClock });
    }

    private static List<TimeSpan> Seconds(params int[] seconds) => [.. seconds.Select(second => TimeSpan.FromSeconds(second))];
}
