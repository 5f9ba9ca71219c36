using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Deliveries in hand when a broadcast is stopped.</summary>
public abstract partial class StoreContract
{
    [Theory]
    [InlineData(Steering.Pause)]
    [InlineData(Steering.Cancel)]
    [InlineData(Steering.Recall)]
    public async Task What_was_claimed_is_not_wanted_any_more_once_it_is_stopped_and_counts_as_under_way_until_it_comes_back(Steering steering)
    {
        var id = await Going(4);
        await Claim(id, 3);
        await Settle(id, DeliveryFate.Sent, 1);
        Assert.True(await IsWanted(id, 2));
        // Sent, and not claimed yet.
        Assert.False(await IsWanted(id, 1));
        Assert.False(await IsWanted(id, 4));
        var stopped = await Steer(id, steering);
        Assert.Equal((1, 2), (stopped.Progress.Sent, stopped.Progress.UnderWay));
        Assert.True(stopped.IsHeldUp);
        Assert.False(await IsWanted(id, 2));
        Assert.False(Assert.Single(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default)).IsUntold);
        await Settle(id, DeliveryFate.Waiting, 2, 3);
        Assert.Equal((1, 0), ((await Look(id)).Progress.Sent, (await Look(id)).Progress.UnderWay));
    }

    [Fact]
    public async Task What_was_claimed_is_not_wanted_by_whoever_declined_news_meanwhile_nor_while_the_lever_is_pulled()
    {
        var id = await Going(2);
        await Claim(id);
        await Met(StoreBench.Volunteer(2) with { NoNews = true });
        Assert.Equal((true, false), (await IsWanted(id, 1), await IsWanted(id, 2)));
        await Bench.Ask(Olga, new PullLever(LeverKind.Broadcasts, null, LeverReason.Of(ReadyReason.Rest)));
        Assert.False(await IsWanted(id, 1));
        Assert.True((await Look(id)).IsHeldUp);
    }

    private Task<bool> IsWanted(BroadcastId id, long volunteer) => Bench.Store.Read(kept => BroadcastCourse.IsStillWanted(kept, new Recipient(id, new VolunteerId(volunteer), Language.Russian, 0)), default);
}
