using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Somebody who was called rings back.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_number_that_rings_is_found_whole_or_by_its_end_among_the_volunteer_s_own()
    {
        await Bench.Add(7, 0, 3);
        var first = await Bench.Call(1, Outcome.NoAnswer);
        var second = await Bench.Call(2, Outcome.NoAnswer);

        var found = Assert.Single((await Bench.Ask<WhoRangSeen>(1, Whole(first))).Calls);
        Assert.Equal(new RingBack(first.Id, DemoBlock.Region(7), first.GivenAt, Outcome.NoAnswer, IsInHand: false), found);
        Assert.Equal(first.Id, Assert.Single((await Bench.Ask<WhoRangSeen>(1, End(first))).Calls).Lease);
        // What others were handed is nobody else's affair.
        Assert.Empty((await Bench.Ask<WhoRangSeen>(1, Whole(second))).Calls);
        Assert.Empty((await Bench.Ask<WhoRangSeen>(1, new LookAtRingBack(second.Id))).Calls);
        Assert.Single((await Bench.Ask<WhoRangSeen>(1, new LookAtRingBack(first.Id))).Calls);
    }

    [Fact]
    public async Task Several_numbers_may_end_alike_and_one_that_was_called_twice_is_told_once()
    {
        await Bench.Add(7, 1234, 1);
        await Bench.Add(3, 1234, 1);
        var first = await Bench.Call(1, Outcome.NoAnswer);
        var second = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        var again = await Bench.HandOut(1);
        Assert.Equal(second.Number, again.Number);

        var seen = (await Bench.Ask<WhoRangSeen>(1, End(first))).Calls;
        Assert.Equal([again.Id, first.Id], seen.Select(call => call.Lease));
        Assert.Equal([true, false], seen.Select(call => call.IsInHand));
    }

    [Fact]
    public async Task After_a_month_nobody_knows_any_more_who_rang()
    {
        await Bench.Add(7, 0, 2);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromDays(29));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Single((await Bench.Ask<WhoRangSeen>(1, Whole(lease))).Calls);

        Bench.Clock.Pass(TimeSpan.FromDays(2));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Empty((await Bench.Ask<WhoRangSeen>(1, Whole(lease))).Calls);
        Assert.Equal(new OutcomeRefused(lease.Id, null), await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.DoNotCall)));
    }

    [Fact]
    public async Task Whoever_guesses_is_stopped_after_ten_questions_an_hour()
    {
        await Bench.Add(7, 0, 1);
        var began = Bench.Clock.Now;
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Empty((await Bench.Ask<WhoRangSeen>(1, new FindWhoRang(9_000 + guess, 4))).Calls);
            Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(new TooManyGuesses(began.AddHours(1)), await Bench.Ask(1, Whole(lease)));
        Assert.IsType<WhoRangSeen>(await Bench.Ask(2, Whole(lease)));

        Bench.Clock.Now = began.AddHours(1);
        Assert.Single((await Bench.Ask<WhoRangSeen>(1, Whole(lease))).Calls);
    }

    [Theory]
    [InlineData(Outcome.DoNotCall)]
    [InlineData(Outcome.Talked)]
    public async Task What_is_said_of_a_ring_weeks_later_still_closes_the_number(Outcome outcome)
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromDays(20));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.IsType<OutcomeRefused>(await Bench.Report(1, lease, outcome));

        Assert.Equal(new RingBackRecorded(lease.Id, outcome), await Bench.Ask(1, new RecordRingBack(lease.Id, outcome)));
        Bench.Clock.Pass(TimeSpan.FromDays(400));
        Assert.IsType<NumberRefused>(await Bench.Ask(2, new HandOut()));
        Assert.Equal(outcome == Outcome.DoNotCall ? 1 : 0, (await Bench.Stock(7)).DoNotCall);
        var progress = await Bench.Ask<ProgressCounted>(1, new CountProgress());
        Assert.Equal((1, outcome == Outcome.Talked ? 1 : 0), (progress.Calls, progress.Talks));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_ring_only_ever_tightens_and_is_not_undone()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        Assert.Equal(new OutcomeRefused(lease.Id, null), await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.Skipped)));
        Assert.Equal(new OutcomeRefused(lease.Id, null), await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.CallLater)));
        Assert.IsType<RingBackRecorded>(await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.Hostile)));
        Assert.Equal(new OutcomeRefused(lease.Id, Outcome.Hostile), await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.Talked)));
        Assert.Equal(new OutcomeRefused(lease.Id, Outcome.Hostile), await Bench.Report(1, lease, Outcome.Busy));
        Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        Assert.Equal(1, (await Bench.Stock(7)).DoNotCall);
    }

    [Fact]
    public async Task A_call_that_nobody_reported_can_be_told_by_its_ring_and_one_in_hand_is_reported_as_any_other()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        Assert.Equal(new OutcomeRefused(lease.Id, null), await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.Talked)));
        Bench.Clock.Now = lease.Until;
        await Bench.Ask(1, new EndLease(lease.Id));
        Bench.Clock.Pass(TimeSpan.FromDays(3));
        Assert.IsType<RingBackRecorded>(await Bench.Ask(1, new RecordRingBack(lease.Id, Outcome.Talked)));
        Assert.Equal(1, (await Bench.Ask<ProgressCounted>(1, new CountProgress())).Talks);
        Assert.IsType<OutcomeRefused>(await Bench.Ask(2, new RecordRingBack(lease.Id, Outcome.DoNotCall)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_no_that_is_said_by_ringing_back_holds_while_somebody_else_has_the_number()
    {
        await Bench.Add(7, 0, 1);
        var first = await Bench.Call(1, Outcome.Skipped);
        Bench.Clock.Pass(TimeSpan.FromDays(3));
        var second = await Bench.HandOut(2);
        Assert.Equal(first.Number, second.Number);
        Assert.IsType<RingBackRecorded>(await Bench.Ask(1, new RecordRingBack(first.Id, Outcome.DoNotCall)));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(2, second, Outcome.NoAnswer));
        Assert.Equal(1, (await Bench.Stock(7)).DoNotCall);
        Assert.Empty(await Bench.Store.Check(default));
    }

    private static FindWhoRang Whole(Lease lease) => new(lease.Number.ToNational(), 10);

    private static FindWhoRang End(Lease lease) => new(lease.Number.ToNational() % 10_000, 4);
}
