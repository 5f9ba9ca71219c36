using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>How long numbers rest and how often they are tried, as owners set it.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_rule_that_is_set_holds_from_the_next_turn_on_and_after_a_restart()
    {
        await Bench.Add(7, 0, 1);
        await Set(OutcomeRule.NoAnswer, 7, 30);
        await Bench.Restart();
        await Bench.Call(1, Outcome.NoAnswer);
        await RestsUntil(Bench.Clock.Now.AddDays(30));
        Assert.Equal([(Act.RuleSet, "NoAnswer", "7", "30")], (await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default)).Select(entry => (entry.Act, entry.Subject!, entry.Before!, entry.After!)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_rule_is_not_set_beyond_its_bounds_nor_over_somebody_elses_change()
    {
        Assert.IsType<RulesMoved>(await Bench.Ask(Olga, new SetRules([new RuleChange(OutcomeRule.NoAnswer, 7, 3)])));
        Assert.IsType<RulesMoved>(await Bench.Ask(Olga, new SetRules([new RuleChange(OutcomeRule.Attempts, 2, 4)])));
        await Set(OutcomeRule.HungUp, 365, 730);
        Assert.IsType<RulesMoved>(await Bench.Ask(Olga, new SetRules([new RuleChange(OutcomeRule.HungUp, 365, 180), new RuleChange(OutcomeRule.NoAnswer, 7, 14)])));
        var rules = (await Bench.Ask<RulesSeen>(Olga, new LookAtRules())).Rules;
        Assert.Equal((730, 7), (rules[OutcomeRule.HungUp], rules[OutcomeRule.NoAnswer]));
        await Set(OutcomeRule.HungUp, 730, 365);
        Assert.Empty((await Bench.Ask<RulesSeen>(Olga, new LookAtRules())).ToUsual);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(90)]
    public async Task A_rest_that_goes_on_is_neither_cut_nor_prolonged(int days)
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, Outcome.NoAnswer);
        var until = Bench.Clock.Now.AddDays(7);
        await Set(OutcomeRule.NoAnswer, 7, days);
        await RestsUntil(until);
    }

    [Theory]
    [InlineData(OutcomeRule.Expiry)]
    [InlineData(OutcomeRule.NoAnswer)]
    public async Task A_promise_that_is_told_late_is_kept_though_the_rules_changed_since_the_lease_ended(OutcomeRule changed)
    {
        await Bench.Add(7, 0, 1);
        var lease = await Expired(1);
        await Set(changed, 7, 30);
        Bench.Clock.Pass(TimeSpan.FromMinutes(5));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.CallLater, Bench.Clock.Now.AddHours(1)));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(lease.Number, (await Bench.HandOut(1)).Number);
    }

    [Fact]
    public async Task A_call_is_judged_by_the_rules_that_held_when_it_ended_whenever_more_is_said_of_it()
    {
        await Bench.Add(7, 0, 1);
        await Set(OutcomeRule.NoAnswer, 7, 30);
        var late = await Expired(1);
        await Set(OutcomeRule.NoAnswer, 30, 4);
        // The report comes after the change, the call before it.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, late, Outcome.NoAnswer));
        Bench.Clock.Pass(TimeSpan.FromMinutes(5));
        // So does the second tap.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, late, Outcome.Busy));
        await RestsUntil(Bench.Clock.Now.AddDays(30));
    }

    [Fact]
    public async Task Whoever_was_to_be_put_off_once_more_when_the_call_ended_may_agree_on_another_hour_after_a_change()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        var lease = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        await Set(OutcomeRule.CallLaters, 2, 1);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.CallLater, Bench.Clock.Now.AddHours(2)));
        Bench.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(new OutcomeRefused((await Bench.HandOut(1)).Id, null), await Bench.Report(1, await Bench.HandOut(1), Outcome.CallLater, Bench.Clock.Now.AddHours(1)));
    }

    [Fact]
    public async Task What_is_undone_after_a_change_is_as_if_it_had_never_been_and_reported_anew_by_the_new_rules()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        await Set(OutcomeRule.NoAnswer, 7, 14);
        Assert.IsType<OutcomeUndone>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.NoAnswer));
        Assert.Equal(1, (await Bench.Store.Read(kept => kept.All(TouchedNumbers.Table).Single().State.Attempts, default)));
        await RestsUntil(Bench.Clock.Now.AddDays(14));
    }

    [Fact]
    public async Task No_rule_brings_back_a_no_and_a_clock_that_was_put_back_leaves_the_last_word()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Call(1, Outcome.DoNotCall);
        await Set(OutcomeRule.HungUp, 365, 180);
        Bench.Clock.Pass(TimeSpan.FromHours(-2));
        await Set(OutcomeRule.HungUp, 180, 730);
        Assert.Equal(730, (await Bench.Ask<RulesSeen>(Olga, new LookAtRules())).Rules[OutcomeRule.HungUp]);
        Bench.Clock.Pass(TimeSpan.FromDays(4_000));
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
    }

    private async Task Set(OutcomeRule rule, int from, int to)
    {
        await Bench.Ask<RulesSet>(Olga, new SetRules([new RuleChange(rule, from, to)]));
        Bench.Clock.Pass(TimeSpan.FromSeconds(1));
    }

    private async Task<Lease> Expired(long volunteer)
    {
        var lease = await Bench.HandOut(volunteer);
        Bench.Clock.Now = lease.Until;
        Assert.IsType<LeaseOver>(await Bench.Ask(volunteer, new EndLease(lease.Id)));
        return lease;
    }

    /// <summary>The only number there is.</summary>
    private async Task RestsUntil(DateTimeOffset at)
    {
        Assert.Equal(at, await Bench.Store.Read(kept => kept.All(TouchedNumbers.Table).Single().FreeAt, default));
        Bench.Clock.Now = at.AddMinutes(-1);
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
    }
}
