using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_lease_ends_by_its_timer_and_the_number_rests_a_week()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        Bench.Clock.Now = lease.Until.AddSeconds(-1);
        Assert.Equal(new LeaseGoesOn(lease), await Bench.Ask(1, new EndLease(lease.Id)));
        Bench.Clock.Now = lease.Until;
        Assert.Equal(new LeaseOver(lease.Id), await Bench.Ask(1, new EndLease(lease.Id)));
        Assert.Equal(1, (await Bench.Stock(7)).Resting);
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        Assert.Equal(lease.Number, (await Bench.HandOut(2)).Number);
    }

    [Fact]
    public async Task A_lease_that_nobody_ended_does_not_stand_in_the_way_of_the_next()
    {
        await Bench.Add(7, 0, 2);
        var lease = await Bench.HandOut(1);
        Bench.Clock.Now = lease.Until;
        Assert.NotEqual(lease.Number, (await Bench.HandOut(1)).Number);
        Assert.Equal(1, (await Bench.Stock(7)).Resting);
    }

    [Fact]
    public async Task A_report_that_comes_after_the_lease_is_kept_but_I_did_not_call_frees_nothing()
    {
        await Bench.Add(7, 0, 2);
        var (one, two) = (await Bench.HandOut(1), await Bench.HandOut(2));
        Bench.Clock.Now = one.Until;
        await Bench.Ask(1, new EndLease(one.Id));
        await Bench.Ask(2, new EndLease(two.Id));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, one, Outcome.Talked));
        Assert.IsType<OutcomeRecorded>(await Bench.Report(2, two, Outcome.Skipped));
        var stock = await Bench.Stock(7);
        Assert.Equal((1, 1), (stock.Retired, stock.Resting));
    }

    [Fact]
    public async Task Still_talking_adds_an_hour_up_to_four()
    {
        await Bench.Add(7, 0, 1);
        var lease = await Bench.HandOut(1);
        var extended = await Bench.Ask<LeaseExtended>(1, new ExtendLease(lease.Id));
        Assert.Equal((lease.Until.AddHours(1), false), (extended.Lease.Until, extended.AtMost));
        Bench.Clock.Now = lease.Until;
        Assert.Equal(new LeaseGoesOn(extended.Lease), await Bench.Ask(1, new EndLease(lease.Id)));
        await Bench.Ask(1, new ExtendLease(lease.Id));
        await Bench.Ask(1, new ExtendLease(lease.Id));
        extended = await Bench.Ask<LeaseExtended>(1, new ExtendLease(lease.Id));
        Assert.Equal((lease.GivenAt.AddHours(4), true), (extended.Lease.Until, extended.AtMost));
        Bench.Clock.Now = extended.Lease.Until;
        Assert.Equal(new LeaseOver(lease.Id), await Bench.Ask(1, new EndLease(lease.Id)));
        Assert.Equal(new LeaseOver(lease.Id), await Bench.Ask(1, new ExtendLease(lease.Id)));
    }

    [Fact]
    public async Task Progress_counts_calls_talks_and_weeks_but_not_skips()
    {
        await Bench.Add(7, 0, 10);
        await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Call(1, Outcome.Skipped);
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        await Bench.Call(1, Outcome.TalkedOver15);
        await Bench.Call(2, Outcome.Talked);
        Assert.Equal(new ProgressCounted(2, 1, 2, 3, 2) { Row = 2, FirstTalk = Bench.Clock.Now }, await Bench.Ask(1, new CountProgress()));
    }

    [Fact]
    public async Task My_data_shows_everything_but_no_number()
    {
        await Bench.Add(7, 0, 10);
        var lease = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(2));
        await Bench.HandOut(1);
        var data = await Bench.Ask<MyDataGathered>(1, new GatherMyData());
        Assert.Equal((2, 1, 1), (data.HandOuts, data.Reported, data.CallLaters));
        Assert.DoesNotContain(lease.Number.ToNational().ToString(), data.Json, StringComparison.Ordinal);
        Assert.Contains("DEMO-07", data.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_a_volunteer_leaves_only_anonymous_counts()
    {
        await Bench.Add(7, 0, 4);
        await Bench.Turn(1, turn => turn.Save(new(StoreBench.Volunteer(1), new Home(), 1)));
        await Bench.Call(1, Outcome.DoNotCall);
        await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        await Bench.HandOut(1);
        await Bench.Turn(1, turn => turn.Schedule(new(1), "k", Bench.Clock.Now, new HomeAsked()));
        await Bench.Turn(1, turn => turn.Send(Message(new(1))));
        await Bench.Turn(1, turn => turn.Send(Message(new(1)) with { Kind = DeliveryKind.Delete, MessageId = 4 }));
        Assert.IsType<Erased>(await Bench.Ask(1, new EraseMe()));
        Assert.Equal(DeliveryKind.Delete, Assert.Single(await Bench.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default)).Kind);
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now.AddDays(1), 10, default));
        await Bench.Turn(1, turn => Assert.Null(turn.Load(new(1))));
        var stock = await Bench.Stock(7);
        Assert.Equal((1L, 1L, 1L, 0L), (stock.DoNotCall, stock.Resting, stock.Kept, stock.Held));
        var progress = await Bench.Ask<ProgressCounted>(1, new CountProgress());
        Assert.Equal((0, 2), (progress.Calls, progress.CampaignCalls));
        Assert.Equal((0, 0), await Bench.Ask<MyDataGathered>(1, new GatherMyData()) is var data ? (data.HandOuts, data.Reported) : default);
        Assert.Empty(await Bench.Store.Check(default));
    }
}
