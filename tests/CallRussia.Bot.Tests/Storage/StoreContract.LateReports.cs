using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What is said of a call after others had the number.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_no_that_comes_while_somebody_else_holds_the_number_still_counts()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.Skipped);
        var second = await Bench.HandOut(2);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, first, Outcome.DoNotCall));
        await Bench.Report(2, second, Outcome.NoAnswer);
        Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(first.Id)));
        Assert.Equal(1, (await Bench.Stock(7)).DoNotCall);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Theory]
    [InlineData(Outcome.HungUp, 365)]
    [InlineData(Outcome.SwitchedOff, 14)]
    public async Task A_rest_that_is_asked_for_while_somebody_else_holds_the_number_is_not_cut_short(Outcome outcome, int days)
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.Skipped);
        var second = await Bench.HandOut(2);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, first, outcome));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(2, second, Outcome.Skipped));
        Bench.Clock.Now = StoreBench.Noon.AddDays(days).AddMinutes(-1);
        Assert.IsType<NumberRefused>(await Bench.Ask(3, new HandOut()));
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(first.Number, (await Bench.HandOut(3)).Number);
    }

    [Fact]
    public async Task A_call_that_is_told_after_others_had_the_number_counts_as_one_more_attempt()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.Skipped);
        await Bench.Call(2, Outcome.NoAnswer);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, first, Outcome.NoAnswer));
        Bench.Clock.Now = StoreBench.Noon.AddDays(180).AddMinutes(-1);
        Assert.IsType<NumberRefused>(await Bench.Ask(3, new HandOut()));
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(first.Number, (await Bench.HandOut(3)).Number);
    }

    [Fact]
    public async Task What_is_agreed_after_others_had_the_number_binds_nobody()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.Skipped);
        var second = await Bench.Call(2, Outcome.Skipped);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, first, Outcome.CallLater, Bench.Clock.Now.AddHours(1)));
        Assert.Equal(second.Number, (await Bench.HandOut(3)).Number);
    }
}
