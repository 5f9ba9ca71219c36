using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What organizers stop for everybody.</summary>
public abstract partial class StoreContract
{
    private static readonly LeverReason Checking = new("проверяем", "checking", "tikriname");

    [Theory]
    [InlineData(LeverKind.Everything)]
    [InlineData(LeverKind.HandOuts)]
    public async Task A_pause_holds_at_once_leaves_what_is_in_hand_and_ends_at_once(LeverKind kind)
    {
        await Bench.Add(7, 0, 5);
        var lease = await Bench.HandOut(1);
        await Bench.Ask<LeverPulled>(Olga, new PullLever(kind, null, Checking));

        Assert.Equal(lease, (await Bench.Ask<NumberHandedOut>(1, new HandOut())).Lease);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, lease, Outcome.NoAnswer));
        Assert.Equal(new NumberRefused(WhyNot.Paused, null) { Reason = Checking }, await Bench.Ask(2, new HandOut()));

        await Bench.Restart();
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Assert.Equal(Checking, Assert.Single(await Bench.Store.Read(Core.Bank.Levers.All, default)).Reason);
        await Bench.Ask<LeverReleased>(Olga, new ReleaseLever(kind, null));
        Assert.IsType<NumberHandedOut>(await Bench.Ask(2, new HandOut()));
        Assert.IsType<LeverNotPulled>(await Bench.Ask(Olga, new ReleaseLever(kind, null)));
        Assert.Equal([Act.LeverReleased, Act.LeverPulled], (await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task A_stopped_region_is_passed_over_and_named_only_when_nothing_else_is_left()
    {
        await Bench.Add(7, 0, 5);
        await Bench.Add(8, 0, 1);
        await Bench.Ask(Olga, new PullLever(LeverKind.Region, DemoBlock.Region(7), LeverReason.Of(ReadyReason.Safety)));

        Assert.Equal(DemoBlock.Region(8), (await Bench.HandOut(1)).Region);
        Assert.Equal(
            new NumberRefused(WhyNot.Paused, null) { Reason = LeverReason.Of(ReadyReason.Safety) }, await Bench.Ask(2, new HandOut()));
        await Bench.Ask(Olga, new ReleaseLever(LeverKind.Region, DemoBlock.Region(7)));
        Assert.Equal(DemoBlock.Region(7), (await Bench.HandOut(2)).Region);
    }

    [Fact]
    public async Task A_rested_number_and_an_agreed_call_of_a_stopped_region_wait_too()
    {
        await Bench.Add(7, 0, 2);
        var agreed = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        await Bench.Call(2, Outcome.Busy);
        await Bench.Ask(Olga, new PullLever(LeverKind.Region, DemoBlock.Region(7), Checking));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.NotEqual(WhyNot.NothingOpen, (await Bench.Ask<NumberRefused>(1, new HandOut())).Why);
        await Bench.Ask(Olga, new ReleaseLever(LeverKind.Region, DemoBlock.Region(7)));
        Assert.Equal(agreed.Number, (await Bench.HandOut(1)).Number);
    }

    [Fact]
    public async Task Exactly_those_who_asked_in_vain_are_told_once()
    {
        await Bench.Add(7, 0, 5);
        await Known(1, 2, 3, 4);
        var held = await Bench.HandOut(1);
        await Bench.Ask(Olga, new PullLever(LeverKind.HandOuts, null, Checking));
        foreach (var volunteer in new[] { 1, 2, 2, 3, 4 }) await Bench.Ask(volunteer, new HandOut());
        await Bench.Ask(3, new EraseMe());
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(4), "sells numbers"));
        Assert.Equal(2, (await Bench.Ask<LeversSeen>(Olga, new LookAtLevers())).Waiting);

        Assert.Equal(1, (await Bench.Ask<LeverReleased>(Olga, new ReleaseLever(LeverKind.HandOuts, null))).Told);
        var told = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default), due => due.Trigger is HandOutsResumed);
        Assert.Equal(new VolunteerId(2), told.Volunteer);
        Assert.Equal(held.Number, (await Bench.HandOut(1)).Number);
        await Bench.Ask(Olga, new PullLever(LeverKind.Everything, null, Checking));
        Assert.Equal(1, (await Bench.Ask<LeverReleased>(Olga, new ReleaseLever(LeverKind.Everything, null))).Told);
    }

    [Fact]
    public async Task Who_waits_for_one_of_two_levers_is_told_when_both_are_let_go()
    {
        await Bench.Add(7, 0, 5);
        await Known(1);
        await Bench.Ask(Olga, new PullLever(LeverKind.HandOuts, null, Checking));
        await Bench.Ask(1, new HandOut());
        await Bench.Ask(Olga, new PullLever(LeverKind.Everything, null, Checking));
        Assert.Equal(0, (await Bench.Ask<LeverReleased>(Olga, new ReleaseLever(LeverKind.HandOuts, null))).Told);
        Assert.Equal(1, (await Bench.Ask<LeverReleased>(Olga, new ReleaseLever(LeverKind.Everything, null))).Told);
    }

    private async Task Known(params int[] volunteers)
    {
        foreach (var id in volunteers)
            await Bench.Turn(id, turn => turn.Save(new Conversation(Support.StoreBench.Volunteer(id), new Home(), 1)));
    }
}
