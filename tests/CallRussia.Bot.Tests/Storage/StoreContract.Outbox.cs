using System.Text;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    private static Delivery Message(VolunteerId volunteer, bool live = false, LeaseId? holds = null) =>
        new(0, volunteer, Urgency.Reply, DeliveryKind.Message, Encoding.UTF8.GetBytes("""{"text":"здравствуйте"}""")) { Live = live, Holds = holds };

    [Fact]
    public async Task Committed_deliveries_wait_in_order_until_they_are_settled()
    {
        await Bench.Turn(Anna.Value, turn => turn.Save(new Conversation(StoreBench.Volunteer(Anna.Value), new Home(), 1)));
        var first = await Send(Message(Anna));
        var second = await Send(Message(Anna, live: true, holds: new LeaseId(4)) with { MessageId = 12, Urgency = Urgency.Notice, Kind = DeliveryKind.Edit });
        await Bench.Restart();
        var waiting = await Bench.Store.Waiting(default);
        Assert.Equal([first.Id, second.Id], waiting.Select(delivery => delivery.Id));
        Assert.Equal(second with { Payload = default }, waiting[1] with { Payload = default });
        Assert.Equal(second.Payload.ToArray(), waiting[1].Payload.ToArray());

        var later = Bench.Clock.Now.AddSeconds(30);
        await Bench.Store.Settle([new Settlement.GivenUp(first.Id, "blocked"), new Settlement.Postponed(second.Id, later, 2)], default);
        var postponed = Assert.Single(await Bench.Store.Waiting(default));
        Assert.Equal((second.Id, later, 2), (postponed.Id, postponed.NotBefore!.Value, postponed.Tries));
        await Bench.Store.Settle([new Settlement.Sent(second.Id, 12, Bench.Clock.Now)], default);
        Assert.Empty(await Bench.Store.Waiting(default));
    }

    [Fact]
    public async Task A_new_live_screen_retires_the_former_one_and_a_number_never_stays_in_the_chat()
    {
        await Bench.Turn(Anna.Value, turn => turn.Save(new Conversation(StoreBench.Volunteer(Anna.Value), new Home(), 1)));
        Assert.Empty(await Show(100, holds: null));
        var strip = Assert.Single(await Show(101, new LeaseId(9)));
        Assert.Equal((DeliveryKind.Strip, 100), (strip.Kind, strip.MessageId));
        await Bench.Turn(Anna.Value, turn =>
        {
            var loaded = turn.Load(Anna)!;
            Assert.Equal(101, loaded.LiveMessage);
            turn.Save(loaded with { Turns = 5 });
        });
        var delete = Assert.Single(await Show(102, holds: null));
        Assert.Equal((DeliveryKind.Delete, 101), (delete.Kind, delete.MessageId));
        // Editing the live message in place retires nothing.
        Assert.Empty(await Show(102, holds: null));
        Assert.Equal([strip.Id, delete.Id], (await Bench.Store.Waiting(default)).Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task A_delivery_settled_twice_follows_once()
    {
        await Bench.Turn(Anna.Value, turn => turn.Save(new Conversation(StoreBench.Volunteer(Anna.Value), new Home(), 1, 50)));
        var sent = await Send(Message(Anna, live: true));
        Assert.Single(await Bench.Store.Settle([new Settlement.Sent(sent.Id, 51, Bench.Clock.Now)], default));
        Assert.Empty(await Bench.Store.Settle([new Settlement.Sent(sent.Id, 51, Bench.Clock.Now)], default));
    }

    [Fact]
    public async Task Pauses_are_kept_over_a_restart_and_the_longer_one_counts()
    {
        var now = Bench.Clock.Now;
        await Bench.Store.Pause(Anna, now.AddSeconds(30), default);
        await Bench.Store.Pause(Anna, now.AddSeconds(10), default);
        await Bench.Store.Pause(null, now.AddSeconds(5), default);
        await Bench.Restart();
        Assert.Equal(now.AddSeconds(30), Assert.Single(await Bench.Store.ChatPauses(now, default)).Value);
        Assert.Empty(await Bench.Store.ChatPauses(now.AddSeconds(30), default));
        Assert.Equal(now.AddSeconds(5), await Bench.Store.PausedUntil(default));
    }

    private async Task<Delivery> Send(Delivery delivery)
    {
        Delivery? sent = null;
        await Bench.Turn(delivery.Volunteer.Value, turn => sent = turn.Send(delivery));
        return sent!;
    }

    private async Task<IReadOnlyList<Delivery>> Show(int message, LeaseId? holds)
    {
        var sent = await Send(Message(Anna, live: true, holds: holds));
        return await Bench.Store.Settle([new Settlement.Sent(sent.Id, message, Bench.Clock.Now)], default);
    }
}
