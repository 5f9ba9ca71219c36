using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Giving back, breaks and the end of a shift.</summary>
public abstract partial class StoreContract
{
    public static TheoryData<string> Meanwhile => ["nothing", "paused", "region stopped", "closed", "suspended", "expired", "supporter", "on a break", "role"];

    [Theory]
    [MemberData(nameof(Meanwhile))]
    public async Task Giving_back_works_whatever_happened_meanwhile(string meanwhile)
    {
        await Bench.Add(7, 0, 5);
        await Known(1);
        var lease = await Bench.HandOut(1);
        var volunteer = Support.StoreBench.Volunteer(1);
        switch (meanwhile)
        {
            case "paused": await Bench.Ask(Olga, new PullLever(LeverKind.Everything, null, Checking)); break;
            case "region stopped": await Bench.Ask(Olga, new PullLever(LeverKind.Region, DemoBlock.Region(7), Checking)); break;
            case "closed": await Bench.Ask(Olga, new CloseNumber(lease.Number)); break;
            case "suspended": await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "a test")); break;
            case "expired": Bench.Clock.Pass(TimeSpan.FromHours(3)); break;
            case "supporter": volunteer = volunteer with { Standing = Standing.Supporter }; break;
            case "on a break": volunteer = volunteer with { BreakUntil = Bench.Clock.Now.AddDays(7) }; break;
            case "role": volunteer = volunteer with { Role = Role.Editor }; break;
        }

        var isTakenBack = meanwhile is "closed" or "suspended";
        var stopped = Assert.IsType<CallingStopped>(await Bench.AskAs(volunteer, new StopCalling()));
        Assert.Equal(isTakenBack ? null : lease.Number, stopped.GivenBack?.Number);
        Assert.Equal(new CallingStopped(0, 0), await Bench.AskAs(volunteer, new StopCalling()));
        // Nobody is rung twice the same day: it rests, and the report is still taken.
        Assert.Equal(0, (await Bench.Stock(7)).Held);
        Assert.IsType<OutcomeRecorded>(await Bench.AskAs(volunteer, new RecordOutcome(lease.Id, Outcome.DoNotCall)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task During_a_break_no_number_is_handed_out_and_the_one_in_hand_is_still_shown()
    {
        await Bench.Add(7, 0, 5);
        var resting = Support.StoreBench.Volunteer(1) with { BreakUntil = Bench.Clock.Now.AddMinutes(15) };
        Assert.Equal(new NumberRefused(WhyNot.OnBreak, resting.BreakUntil), await Bench.AskAs(resting, new HandOut()));

        var lease = await Bench.HandOut(1);
        Assert.Equal(lease.Number, Assert.IsType<NumberHandedOut>(await Bench.AskAs(resting, new HandOut())).Lease.Number);
        await Bench.Ask(1, new StopCalling());
        Assert.IsType<NumberRefused>(await Bench.AskAs(resting, new HandOut()));
        Bench.Clock.Pass(TimeSpan.FromMinutes(15));
        Assert.IsType<NumberHandedOut>(await Bench.AskAs(resting, new HandOut()));
    }

    [Fact]
    public async Task A_break_is_kept_across_a_restart_told_and_forgotten()
    {
        var until = Bench.Clock.Now.AddDays(7);
        await Bench.Turn(1, turn => turn.Save(new Conversation(Support.StoreBench.Volunteer(1) with { BreakUntil = until }, new Home(), 1)));
        await Bench.Restart();
        await Bench.Turn(1, turn => Assert.Equal(until, turn.Load(new VolunteerId(1))!.Volunteer.BreakUntil));
        var mine = Assert.IsType<MyDataGathered>(await Bench.AskAs(Support.StoreBench.Volunteer(1) with { BreakUntil = until }, new GatherMyData()));
        Assert.Contains("\"BreakUntil\": \"2026-09-23T", mine.Json, StringComparison.Ordinal);
        await Bench.Ask(1, new EraseMe());
        await Bench.Turn(1, turn => Assert.Null(turn.Load(new VolunteerId(1))));
    }

    [Fact]
    public async Task The_fifth_talk_or_the_hour_ends_a_shift_once()
    {
        await Bench.Add(7, 0, 40);
        for (var talk = 1; talk <= 7; talk++) Assert.Equal(talk == 5, await EndsShift(Outcome.Talked, TimeSpan.FromMinutes(2)));

        // After two hours it is another shift: nobody answers, and the hour is full with the 13th.
        Bench.Clock.Pass(TimeSpan.FromHours(2));
        for (var call = 1; call <= 15; call++) Assert.Equal(call == 12, await EndsShift(Outcome.NoAnswer, TimeSpan.FromMinutes(5)));
        var stopped = await Bench.Ask<CallingStopped>(1, new StopCalling());
        Assert.Equal((22, 7), (stopped.Calls, stopped.Talks));
    }

    [Fact]
    public async Task What_was_done_is_told_of_today_and_of_a_shift_that_began_before_midnight()
    {
        await Bench.Add(7, 0, 40);
        await EndsShift(Outcome.Talked, TimeSpan.FromMinutes(2));
        // 23:40 in Vilnius.
        Bench.Clock.Pass(new DateTimeOffset(2026, 9, 16, 20, 40, 0, TimeSpan.Zero) - Bench.Clock.Now);
        await EndsShift(Outcome.Talked, TimeSpan.FromMinutes(10));
        await EndsShift(Outcome.Skipped, TimeSpan.FromMinutes(5));
        Bench.Clock.Pass(TimeSpan.FromMinutes(20));
        await EndsShift(Outcome.Busy, TimeSpan.FromMinutes(5));
        var stopped = await Bench.Ask<CallingStopped>(1, new StopCalling());
        Assert.Equal((2, 1), (stopped.Calls, stopped.Talks));
    }

    private async Task<bool> EndsShift(Outcome outcome, TimeSpan length)
    {
        var lease = await Bench.HandOut(1);
        Bench.Clock.Pass(length);
        var recorded = Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, outcome));
        Assert.Equal(recorded.EndsShift, Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, outcome)).EndsShift);
        return recorded.EndsShift;
    }
}
