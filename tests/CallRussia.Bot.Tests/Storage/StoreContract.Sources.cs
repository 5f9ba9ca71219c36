using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>How the bank stands, where its numbers came from, and how a source leaves.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task The_bank_is_seen_with_its_hours_and_its_pace()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(DemoHours.Polite) };
        await Bench.Add(3, 0, 100);
        await Bench.Add(10, 0, 20);
        await Bench.Add(12, 0, 5);
        Assert.Equal(0, (await Status()).HandOutsADay);
        Assert.Null((await Status()).Lasts);
        for (var volunteer = 1; volunteer <= 6; volunteer++) await Bench.Call(volunteer, Outcome.Talked);
        // Today counts as far as it has got, and the first day as a whole one.
        Assert.Equal(6, (await Status()).HandOutsADay);
        Bench.Clock.Pass(TimeSpan.FromDays(2));
        var status = await Status();
        var passed = 2 + Bench.Clock.Now.UtcDateTime.TimeOfDay.TotalDays;
        Assert.Equal((119L, 6 / passed, Bench.Clock.Now), (status.Untouched, status.HandOutsADay, status.At));
        Assert.Equal(119 * passed / 6, status.Lasts!.Value.TotalDays, 6);
        // 12:00, 19:00 and 21:00 there, on a Friday.
        Assert.Equal([(true, false, null), (true, true, null), (false, false, new DateTimeOffset(2026, 9, 18, 23, 0, 0, TimeSpan.Zero))],
            status.Regions.Select(region => (region.IsOpen, region.IsPrime, region.NextOpening)));
        Bench.Clock.Pass(TimeSpan.FromDays(20));
        Assert.Equal(0, (await Status()).HandOutsADay);
    }

    [Fact]
    public async Task Counts_of_the_bank_follow_every_outcome_and_the_time()
    {
        await Bench.Add(7, 0, 40);
        var volunteer = 0;
        foreach (var outcome in Outcomes.All) await Bench.Call(++volunteer, outcome, outcome == Outcome.CallLater ? Bench.Clock.Now.AddHours(2) : null);
        await Bench.HandOut(++volunteer);
        var stock = await Bench.Stock(7);
        Assert.Equal(new RegionStock(stock.Region, Total: 40, Fresh: 21, Held: 1, Resting: 5, Kept: 1, Quarantined: 1, Retired: 7, DoNotCall: 4), stock);
        // To the second: a rest of seven days and not a moment less.
        Bench.Clock.Pass(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        Assert.Equal(5, (await Bench.Stock(7)).Resting);
        Bench.Clock.Pass(TimeSpan.FromTicks(1));
        Assert.Equal((2L, 0L, stock.Fresh + 4), (await Bench.Stock(7)) is var later ? (later.Resting, later.Kept, later.Fresh) : default);
        Bench.Clock.Pass(TimeSpan.FromDays(30));
        Assert.Equal(1, (await Bench.Stock(7)).Resting);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(40, (await Bench.Stock(7)).Total);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Sources_are_the_imports_that_brought_something_newest_first()
    {
        await Bench.Store.AddNumbers([.. Lines(0, 10)], "first.csv", Bench.Clock.Now, default);
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        await Bench.Store.AddNumbers([.. Lines(5, 10)], "second.csv", Bench.Clock.Now, default);
        await Bench.HandOut(1);
        var sources = (await Bench.Ask<SourcesSeen>(Olga, new LookAtSources())).Sources;
        Assert.Equal([("second.csv", 5L, Bench.Clock.Now), ("first.csv", 10L, Bench.Clock.Now.AddDays(-1))], sources.Select(source => (source.Name, source.Numbers, source.AddedAt)));
        Assert.Equal(14, sources.Sum(source => source.Untouched));
    }

    [Fact]
    public async Task A_withdrawn_source_is_not_handed_out_again_and_what_is_known_stays()
    {
        await Bench.Store.AddNumbers([.. Lines(0, 100)], "first.csv", Bench.Clock.Now, default);
        for (var volunteer = 1; volunteer <= 10; volunteer++) await Bench.Call(volunteer, Outcome.NoAnswer);
        await Bench.Call(11, Outcome.DoNotCall);
        var held = await Bench.HandOut(12);
        await Bench.Store.AddNumbers([.. Lines(100, 3)], "second.csv", Bench.Clock.Now, default);
        var first = (await Bench.Ask<SourcesSeen>(Olga, new LookAtSources())).Sources[1];
        Assert.Equal(new SourceWithdrawn(first), await Bench.Ask(Olga, new WithdrawSource(first.Id, "the publisher asked for it")));
        Assert.Equal((88L, 100L), (first.Untouched, first.Numbers));
        Assert.Equal("second.csv", Assert.Single((await Bench.Ask<SourcesSeen>(Olga, new LookAtSources())).Sources).Name);
        await Bench.Store.FinishWithdrawals(default);
        await Bench.Store.FinishWithdrawals(default);

        Assert.Equal(new SourceUnknown(first.Id), await Bench.Ask(Olga, new WithdrawSource(first.Id, "again")));
        Assert.Equal((3L, 10L, 1L, 1L), (await Bench.Stock(7)) is var stock ? (stock.Fresh, stock.Retired, stock.DoNotCall, stock.Held) : default);
        // The call in hand is finished, and its number does not come again either.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(12, held, Outcome.NoAnswer));
        Bench.Clock.Pass(TimeSpan.FromDays(200));
        for (var i = 0; i < 3; i++) Assert.True((await Bench.Call(13, Outcome.Talked)).Number >= DemoBlock.Number(7, 100));
        Assert.IsType<NumberRefused>(await Bench.Ask(13, new HandOut()));
        Assert.Equal("3", await InBlocks());
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_later_import_brings_back_what_was_untouched_and_nothing_else()
    {
        await Bench.Store.AddNumbers([.. Lines(0, 20)], "first.csv", Bench.Clock.Now, default);
        var called = (await Bench.Call(1, Outcome.NoAnswer)).Number;
        await Withdraw();
        await Bench.Store.FinishWithdrawals(default);
        Assert.Equal(20, (await Bench.Store.AddNumbers([.. Lines(0, 20)], "again.csv", Bench.Clock.Now, default)).Added);
        Bench.Clock.Pass(TimeSpan.FromDays(30));
        var given = new List<PhoneNumber>();
        while (await Bench.Ask(1, new HandOut()) is NumberHandedOut handed)
        {
            given.Add(handed.Lease.Number);
            await Bench.Report(1, handed.Lease, Outcome.Talked);
        }
        Assert.Equal(19, given.Count);
        Assert.DoesNotContain(called, given);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_withdrawal_that_is_cut_off_goes_on_with_the_next_sweep()
    {
        await Bench.Store.AddNumbers([.. Lines(0, 50)], "first.csv", Bench.Clock.Now, default);
        for (var volunteer = 1; volunteer <= 5; volunteer++) await Bench.Call(volunteer, Outcome.NoAnswer);
        await Withdraw();
        await Bench.Restart();
        Assert.Empty(await Bench.Store.Check(default));
        // Nothing untouched is left, whatever else is still to do.
        Assert.Equal(WhyNot.NothingLeft, (await Bench.Ask<NumberRefused>(6, new HandOut())).Why);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(5, (await Bench.Stock(7)).Retired);
        Assert.Equal("0", await InBlocks());
        Assert.Empty(await Bench.Store.Check(default));
    }

    private async Task Withdraw()
    {
        var source = Assert.Single((await Bench.Ask<SourcesSeen>(Olga, new LookAtSources())).Sources);
        await Bench.Ask<SourceWithdrawn>(Olga, new WithdrawSource(source.Id, "a test"));
    }

    [Fact]
    public async Task The_bank_tells_what_can_be_had_now_and_when_more_is_rested()
    {
        await Bench.Add(7, 0, 3);
        await Bench.Add(11, 0, 2);
        Assert.Null((await Status()).NextRelease);
        await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Call(1, Outcome.SwitchedOff);

        var status = await Status();
        Assert.Equal((StoreBench.Noon.AddDays(7), 1L), (status.NextRelease, status.ReleasedInAWeek));
        Assert.DoesNotContain(status.Regions, region => region.IsStopped);
        var stopped = status.Regions[0].Stock.Region;
        await Bench.Ask(Olga, new PullLever(LeverKind.Region, stopped, LeverReason.Of(ReadyReason.Rest)));
        status = await Status();
        Assert.Equal(stopped, Assert.Single(status.Regions, region => region.IsStopped).Stock.Region);

        Bench.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Equal(StoreBench.Noon.AddDays(14), (await Status()).NextRelease);
    }

    private async Task<BankStatus> Status() => (await Bench.Ask<BankSeen>(Olga, new LookAtBank())).Status;

    private static IEnumerable<(PhoneNumber, RegionCode)> Lines(int from, int count) =>
        Enumerable.Range(from, count).Select(line => (DemoBlock.Number(7, line), DemoBlock.Region(7)));

    private Task<string> InBlocks() => Bench.Look(kept => kept.All(Blocks.Table).Sum(block => (long)block.Count));
}
