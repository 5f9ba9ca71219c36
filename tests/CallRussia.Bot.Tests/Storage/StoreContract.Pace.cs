using System.Globalization;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What a volunteer did lately and when people answer: what is learned, what is forgotten and what is not.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Hours_in_which_people_answer_become_prime_time()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) with { ExploringPercent = 0 } };
        await Bench.Add(3, 0, 900);
        await Learn(best: 12);
        await Bench.Add(5, 0, 5000);
        // Twelve o'clock in UTC+3 and fourteen in UTC+5, where most numbers are.
        Bench.Clock.Now = StoreBench.Noon.AddDays(7);
        await Bench.Restart();
        for (var volunteer = 201; volunteer <= 220; volunteer++) Assert.Equal(DemoBlock.Region(3), (await Bench.HandOut(volunteer)).Region);
        // Two hours later nobody is in prime time.
        Bench.Clock.Pass(TimeSpan.FromHours(1.5));
        var others = 0;
        for (var volunteer = 301; volunteer <= 320; volunteer++) others += (await Bench.HandOut(volunteer)).Region == DemoBlock.Region(5) ? 1 : 0;
        Assert.InRange(others, 10, 20);
    }

    [Fact]
    public async Task Days_off_are_learned_apart_from_working_days()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) with { ExploringPercent = 0 } };
        await Bench.Add(3, 0, 900);
        await Learn(best: 12);
        // 18:30 in UTC+9, 12:30 in UTC+3.
        await Bench.Add(9, 0, 10);
        Bench.Clock.Now = new DateTimeOffset(2026, 9, 19, 9, 30, 0, TimeSpan.Zero);
        for (var volunteer = 201; volunteer <= 210; volunteer++) Assert.Equal(DemoBlock.Region(9), (await Bench.HandOut(volunteer)).Region);
    }

    [Fact]
    public async Task Forgetting_oneself_gives_no_new_budget_for_the_day()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules { Brakes = false, Newcomer = new Budget(3, 4), Caller = new Budget(3, 4) }) };
        await Bench.Add(7, 0, 100);
        for (var i = 0; i < 3; i++) await Bench.Call(1, Outcome.Talked);
        await Bench.Ask<Erased>(1, new EraseMe());
        Assert.Equal(new NumberRefused(WhyNot.HourlyBudget, StoreBench.Noon.AddHours(1)), await Bench.Ask(1, new HandOut()));
        var newcomer = StoreBench.Volunteer(1) with { QuizPassedAt = null };
        Assert.IsType<QuizComesFirst>(await Bench.AskAs(newcomer, new HandOut()));

        Bench.Clock.Pass(TimeSpan.FromHours(2));
        await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask<Erased>(1, new EraseMe());
        await Bench.Restart();
        Assert.Equal(new NumberRefused(WhyNot.DailyBudget, StoreBench.Noon.AddDays(1)), await Bench.Ask(1, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_day_after_forgetting_nothing_is_known_any_more()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules { Brakes = false }) };
        await Bench.Add(7, 0, 100);
        for (var i = 0; i < 3; i++) await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask<Erased>(1, new EraseMe());
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        var newcomer = StoreBench.Volunteer(1) with { QuizPassedAt = null };
        var handed = Assert.IsType<NumberHandedOut>(await Bench.AskAs(newcomer, new HandOut()));
        Assert.Equal(1, handed.Lease.Nth);
    }

    [Fact]
    public async Task My_data_shows_the_times_that_limits_count_even_after_forgetting()
    {
        await Bench.Add(7, 0, 10);
        await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask<Erased>(1, new EraseMe());
        var data = await Bench.Ask<MyDataGathered>(1, new GatherMyData());
        Assert.Equal(0, data.HandOuts);
        Assert.Contains(Bench.Clock.Now.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), data.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_whose_timer_was_lost_gets_a_new_one_from_the_sweep()
    {
        await Bench.Add(7, 0, 3);
        var (lost, held, timed) = (await Bench.HandOut(1), await Bench.HandOut(2), await Bench.HandOut(3));
        await Bench.Ask<LeaseExtended>(2, new ExtendLease(held.Id));
        await Bench.Turn(3, turn => turn.Schedule(new(3), TimerKeys.LeaseEnd, timed.Until, new LeaseTimeUp(timed.Id)));
        Bench.Clock.Now = lost.Until.AddMinutes(9);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(new LeaseTimeUp(timed.Id), Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default)).Trigger);
        Bench.Clock.Now = lost.Until.AddMinutes(11);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        var due = await Bench.Store.Due(Bench.Clock.Now, 10, default);
        Assert.Equal([new LeaseTimeUp(timed.Id), new LeaseTimeUp(lost.Id)], due.Select(timer => timer.Trigger));
        Assert.Equal(new LeaseOver(lost.Id), await Bench.Ask(1, new EndLease(lost.Id)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_report_of_yesterday_is_final_and_leaves_no_trace_of_what_was_before()
    {
        await Bench.Add(7, 0, 2);
        var lease = await Bench.Call(1, Outcome.DoesNotExist);
        Bench.Clock.Pass(TimeSpan.FromHours(25));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(new UndoRefused(lease.Id), await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Assert.Equal(new OutcomeRefused(lease.Id, Outcome.DoesNotExist), await Bench.Report(1, lease, Outcome.DoNotCall));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Corrected_and_undone_reports_count_as_what_they_are_now()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules { Brakes = false, Newcomer = new Budget(5, 100), Caller = new Budget(100, 100) }) };
        await Bench.Add(7, 0, 100);
        for (var i = 0; i < 4; i++) await Bench.Call(1, Outcome.NoAnswer);
        var fifth = await Bench.Call(1, Outcome.Skipped);
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        // Five calls make a caller.
        Assert.IsType<OutcomeUndone>(await Bench.Ask(1, new UndoOutcome(fifth.Id)));
        await Bench.Report(1, fifth, Outcome.NoAnswer);
        Assert.IsType<OutcomeUndone>(await Bench.Ask(1, new UndoOutcome(fifth.Id)));
        await Bench.Report(1, fifth, Outcome.Talked);
        await Bench.HandOut(1);
        Assert.Empty(await Bench.Store.Check(default));
    }

    /// <summary>Fifty-two calls in each polite hour of a working day in UTC+3; people are at home at one of them.</summary>
    private async Task Learn(int best)
    {
        for (var hour = 10; hour < 20; hour++)
        {
            Bench.Clock.Now = new DateTimeOffset(2026, 9, 15, hour - 3, 10, 0, TimeSpan.Zero);
            for (var volunteer = 1; volunteer <= 52; volunteer++) await Bench.Call(volunteer, hour == best ? Outcome.Talked : volunteer % 3 == 0 ? Outcome.HungUp : Outcome.NoAnswer);
        }
    }
}
