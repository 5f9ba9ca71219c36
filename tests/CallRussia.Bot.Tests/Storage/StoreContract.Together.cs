using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Hours of calling together: who is in them, what they dared, how they end.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task What_is_dared_together_is_told_from_three_people_on()
    {
        await Bench.Add(7, 0, 30);
        Assert.Null((await Together(1)).Hour);
        Assert.True((await Join(1)).IsIn);
        await Bench.Call(1, Outcome.NoAnswer);
        Assert.Null((await Join(2)).Hour!.Count);
        Assert.Equal(new HourCount(3, 1, 9), (await Join(3)).Hour!.Count);
        await Bench.Call(2, Outcome.Talked);
        await Bench.Call(3, Outcome.Hostile);
        // Whoever looks on sees the same, and their calls are their own.
        await Bench.Call(4, Outcome.Talked);
        var seen = await Together(4);
        Assert.Equal((new HourCount(3, 3, 9), false), (seen.Hour!.Count, seen.IsIn));
        Assert.Equal(new HourCount(3, 3, 9), Assert.IsType<OutcomeRecorded>(await Bench.Report(3, await Bench.HandOut(3), Outcome.Skipped)).Together);
        // With two left single ones could be told apart.
        await Bench.Ask(1, new LeaveTogether());
        Assert.Null((await Together(2)).Hour!.Count);
    }

    [Fact]
    public async Task An_undo_takes_a_dared_call_back_a_correction_counts_once_and_skips_never()
    {
        await Bench.Add(7, 0, 30);
        foreach (var who in (long[])[1, 2, 3]) await Join(who);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Report(1, lease, Outcome.Busy);
        Assert.Equal(1, await DaredNow());
        await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(lease.Id));
        Assert.Equal(0, await DaredNow());
        await Bench.Report(1, lease, Outcome.Skipped);
        Assert.Equal(0, await DaredNow());
        await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(lease.Id));
        await Bench.Report(1, lease, Outcome.Talked);
        Assert.Equal(1, await DaredNow());
    }

    [Fact]
    public async Task At_its_end_everybody_who_stayed_hears_of_it_once_also_after_a_restart()
    {
        await Bench.Add(7, 0, 30);
        foreach (var who in (int[])[1, 2, 3]) await Known(who);
        foreach (var who in (long[])[1, 2, 3]) await Join(who);
        await Bench.Call(2, Outcome.NoAnswer);
        await Bench.Ask(3, new LeaveTogether());
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now.AddMinutes(59), 10, default));
        Bench.Clock.Pass(TimeSpan.FromHours(5));
        await Bench.Restart();

        var due = await Bench.Store.Due(Bench.Clock.Now, 10, default);
        Assert.Equal([1L, 2L], due.Select(incoming => incoming.Volunteer.Value).Order());
        var over = due.Select(incoming => Assert.IsType<SharedHourOver>(incoming.Trigger)).Distinct().ToList();
        Assert.Equal(new SharedHourClosed(IsTold: true, 1), await Bench.Ask(1, new CloseSharedHour(Assert.Single(over).Hour)));
        Assert.Equal(new SharedHourClosed(IsTold: false, null), await Bench.Ask(3, new CloseSharedHour(over[0].Hour)));
        foreach (var incoming in due) Assert.True(await Bench.Turn(incoming.Volunteer.Value, _ => { }, incoming.Id));
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        // It is over: a new one is begun, with nobody in it.
        Assert.Null((await Together(1)).Hour);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("suspended")]
    [InlineData("forgotten")]
    [InlineData("left")]
    public async Task Taking_part_ends_with_the_calls_a_suspension_and_forget_and_what_was_dared_stays(string how)
    {
        await Bench.Add(7, 0, 30);
        foreach (var who in (int[])[1, 2, 3, 4]) await Known(who);
        foreach (var who in (long[])[1, 2, 3, 4]) await Join(who);
        await Bench.Call(1, Outcome.NoAnswer);
        switch (how)
        {
            // "Done for today" and a break are the same ask.
            case "done": Assert.Equal(1, (await Bench.Ask<CallingStopped>(1, new StopCalling())).Together); break;
            case "suspended": await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "a test")); break;
            case "forgotten": await Bench.Ask(1, new EraseMe()); break;
            case "left": await Bench.Ask(1, new LeaveTogether()); break;
        }

        Assert.Equal(new HourCount(3, 1, 12), (await Together(2)).Hour!.Count);
        Assert.DoesNotContain(await Bench.Store.Due(Bench.Clock.Now.AddHours(2), 10, default), incoming => incoming.Volunteer.Value == 1 && incoming.Trigger is SharedHourOver);
        Assert.Equal(how == "suspended", (await Join(1)).IsClosed);
        Assert.Equal(how != "suspended", (await Together(1)).IsIn);
    }

    [Fact]
    public async Task Whoever_comes_back_keeps_what_they_dared_and_nothing_counts_twice()
    {
        await Bench.Add(7, 0, 30);
        foreach (var who in (long[])[1, 2, 3]) await Join(who);
        var lease = await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Ask(1, new LeaveTogether());
        // Alone meanwhile: not for the hour.
        Bench.Clock.Pass(TimeSpan.FromMinutes(1));
        var alone = await Bench.Call(1, Outcome.Busy);
        await Join(1);
        Assert.Equal(new HourCount(3, 1, 9), (await Together(1)).Hour!.Count);
        await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(alone.Id));
        Assert.Equal(1, await DaredNow());
        await Bench.Report(1, alone, Outcome.Skipped);
        await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(lease.Id));
        Assert.Equal(0, await DaredNow());
    }

    [Fact]
    public async Task Nobody_joins_an_hour_that_is_almost_over_nor_on_a_break()
    {
        await Join(1);
        var first = (await Together(1)).Hour!;
        Bench.Clock.Pass(TimeSpan.FromMinutes(44));
        Assert.Equal(first.Id, (await Together(2)).Hour!.Id);
        Bench.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Null((await Together(2)).Hour);
        var resting = StoreBench.Volunteer(2) with { BreakUntil = Bench.Clock.Now.AddMinutes(15) };
        Assert.False(Assert.IsType<TogetherSeen>(await Bench.AskAs(resting, new JoinTogether())).IsIn);
        var second = (await Join(2)).Hour!;
        Assert.Equal((Bench.Clock.Now + SharedHours.Length, false), (second.EndsAt, second.Id == first.Id));
        // Who is in the first one stays in it.
        Assert.Equal(first.Id, (await Together(1)).Hour!.Id);
        Assert.IsType<RiskComesFirst>(await Bench.AskAs(StoreBench.Volunteer(3) with { Country = "BY" }, new JoinTogether()));
    }

    [Fact]
    public async Task An_announced_hour_opens_ten_minutes_before_and_a_cancelled_one_does_not()
    {
        var startsAt = Bench.Clock.Now.AddHours(3);
        var one = await Announced(startsAt);
        Assert.Equal(startsAt, (await Together(1)).Next!.StartsAt);
        Bench.Clock.Pass(TimeSpan.FromMinutes(165));
        await Join(7);
        Assert.Equal(one.Id, (await Together(1)).Next!.Event);
        Bench.Clock.Pass(TimeSpan.FromMinutes(5));
        // It goes before one that somebody began.
        var joined = await Join(1);
        Assert.Equal((startsAt.AddMinutes(90), true), (joined.Hour!.EndsAt, joined.IsIn));
        Assert.Null(joined.Next);
        Assert.Equal(1, await Bench.Store.Read(kept => SharedHours.CountJoined(kept, one.Id), default));

        var other = await Announced(startsAt.AddDays(2));
        await Bench.Store.Write(kept => kept.Change(Events.Table, other.Id, announced => announced with { CancelledFor = "a test" }), default);
        Assert.Null((await Together(1)).Next);
        // Those who are in one that is cancelled go on.
        await Bench.Store.Write(kept => kept.Change(Events.Table, one.Id, announced => announced with { CancelledFor = "a test" }), default);
        Assert.True((await Together(1)).IsIn);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task What_is_kept_of_it_is_told_swept_after_a_day_and_the_sums_after_the_event_s_time()
    {
        await Bench.Add(7, 0, 5);
        await Known(1);
        await Join(1);
        await Bench.Call(1, Outcome.NoAnswer);
        Assert.Contains("CalledTogether", (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
        Bench.Clock.Pass(TimeSpan.FromHours(26));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal((0, 1), (await Bench.Store.Read(kept => kept.All(SharedHours.Members).Count(), default), await Bench.Store.Read(kept => kept.All(SharedHours.Table).Count(), default)));
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal((0, 0), (await Bench.Store.Read(kept => kept.All(SharedHours.Table).Count(), default), await Bench.Store.Read(kept => kept.All(Counts.Table).Count(count => count.Of == "shared_hour"), default)));
    }

    private async Task<TogetherSeen> Together(long who) => await Bench.Ask<TogetherSeen>(who, new LookAtTogether());

    private async Task<TogetherSeen> Join(long who) => await Bench.Ask<TogetherSeen>(who, new JoinTogether());

    private async Task<int> DaredNow() => (await Together(1)).Hour!.Count!.Dared;

    private Task<Event> Announced(DateTimeOffset startsAt) => Bench.Store.Write(
        kept => Events.Add(kept, new Event(0, null, "Звоним вместе", "Первый раз", startsAt, 90, null, 0, "", IsWeekly: false, VolunteerClock.HomeZone) { IsCalling = true }, startsAt), default);
}
