using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Regions that volunteers like to call best.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_wished_region_comes_first_and_any_other_with_a_word_when_nothing_is_left_there()
    {
        await Bench.Add(7, 0, 500);
        await Bench.Add(8, 0, 1);
        var first = await Wishing(1, 8);
        Assert.Equal((DemoBlock.Region(8), false), (first.Lease.Region, first.IsElsewhere));
        await Bench.Report(1, first.Lease, Outcome.NoAnswer);
        var second = await Wishing(1, 8);
        Assert.Equal((DemoBlock.Region(7), true), (second.Lease.Region, second.IsElsewhere));
        Assert.False((await Bench.Ask<NumberHandedOut>(2, new HandOut())).IsElsewhere);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_wish_opens_no_region_that_organizers_stopped()
    {
        await Bench.Add(7, 0, 5);
        await Bench.Add(8, 0, 5);
        await Bench.Ask(Olga, new PullLever(LeverKind.Region, DemoBlock.Region(8), Checking));
        var handed = await Wishing(1, 8);
        Assert.Equal((DemoBlock.Region(7), true), (handed.Lease.Region, handed.IsElsewhere));
    }

    [Fact]
    public async Task A_promise_goes_before_a_wish()
    {
        await Bench.Add(7, 0, 1);
        var agreed = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(1));
        await Bench.Add(8, 0, 5);
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        var handed = await Wishing(1, 8);
        Assert.Equal((agreed.Number, false), (handed.Lease.Number, handed.IsElsewhere));
    }

    [Fact]
    public async Task A_wish_is_kept_stands_in_my_data_and_offers_what_is_left_the_biggest_first()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Add(8, 0, 2);
        var wishing = StoreBench.Volunteer(1) with { Wished = WishedRegions.Of([DemoBlock.Region(8), DemoBlock.Region(7)]) };
        await Bench.Turn(1, turn => turn.Save(new Conversation(wishing, new Home(), 1)));
        await Bench.Restart();
        await Bench.Turn(1, turn => Assert.Equal([DemoBlock.Region(8), DemoBlock.Region(7)], turn.Load(new VolunteerId(1))!.Volunteer.Wished!.All));
        Assert.Contains("\"WishedRegions\": \"DEMO-08 DEMO-07\"", Assert.IsType<MyDataGathered>(await Bench.AskAs(wishing, new GatherMyData())).Json, StringComparison.Ordinal);
        Assert.Equal([DemoBlock.Region(8), DemoBlock.Region(7)], (await Bench.Ask<WishesSeen>(1, new LookAtWishes(0))).Regions);
        await Bench.HandOut(2);
        await Bench.HandOut(3);
        await Bench.HandOut(4);
        Assert.Empty((await Bench.Ask<WishesSeen>(1, new LookAtWishes(0))).Regions);
        await Bench.AskAs(wishing, new EraseMe());
        await Bench.Turn(1, turn => Assert.Null(turn.Load(new VolunteerId(1))));
    }

    private async Task<NumberHandedOut> Wishing(long volunteer, int offset) =>
        Assert.IsType<NumberHandedOut>(await Bench.AskAs(StoreBench.Volunteer(volunteer) with { Wished = WishedRegions.Of([DemoBlock.Region(offset)]) }, new HandOut()));
}
