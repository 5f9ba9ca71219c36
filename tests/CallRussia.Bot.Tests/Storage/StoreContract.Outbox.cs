using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
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
        var waiting = await Bench.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default);
        Assert.Equal([first.Id, second.Id], waiting.Select(delivery => delivery.Id));
        Assert.Equal(second with { Payload = default }, waiting[1] with { Payload = default });
        Assert.Equal(second.Payload.ToArray(), waiting[1].Payload.ToArray());

        var later = Bench.Clock.Now.AddSeconds(30);
        await Bench.Store.Write(kept => Outbox.Settle(kept, [new Settlement.GivenUp(first.Id, "blocked", Bench.Clock.Now), new Settlement.Postponed(second.Id, later, 2)], KeptLeases.EndOf), default);
        var postponed = Assert.Single(await Bench.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default));
        Assert.Equal((second.Id, later, 2), (postponed.Id, postponed.NotBefore!.Value, postponed.Tries));
        await Bench.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(second.Id, 12, Bench.Clock.Now)], KeptLeases.EndOf), default);
        Assert.Empty(await Bench.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default));
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
        Assert.Equal([strip.Id, delete.Id], (await Bench.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default)).Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task A_delivery_settled_twice_follows_once()
    {
        await Bench.Turn(Anna.Value, turn => turn.Save(new Conversation(StoreBench.Volunteer(Anna.Value), new Home(), 1, 50)));
        var sent = await Send(Message(Anna, live: true));
        Assert.Single(await Bench.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(sent.Id, 51, Bench.Clock.Now)], KeptLeases.EndOf), default));
        Assert.Empty(await Bench.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(sent.Id, 51, Bench.Clock.Now)], KeptLeases.EndOf), default));
    }

    [Fact]
    public async Task Pauses_are_kept_over_a_restart_and_the_longer_one_counts()
    {
        var now = Bench.Clock.Now;
        await Bench.Store.Write(kept => Pauses.Add(kept, default, Anna, TimeSpan.FromSeconds(30), now), default);
        await Bench.Store.Write(kept => Pauses.Add(kept, default, Anna, TimeSpan.FromSeconds(10), now), default);
        await Bench.Store.Write(kept => Pauses.Add(kept, default, null, TimeSpan.FromSeconds(5), now), default);
        await Bench.Restart();
        Assert.Equal(TimeSpan.FromSeconds(20), Assert.Single(await Bench.Store.Read(kept => Pauses.Chats(kept, now.AddSeconds(10)), default)).Value);
        Assert.Empty(await Bench.Store.Read(kept => Pauses.Chats(kept, now.AddSeconds(30)), default));
        Assert.Equal(TimeSpan.FromSeconds(4), await Bench.Store.Read(kept => Pauses.All(kept, default, now.AddSeconds(1)), default));
        Assert.Equal(TimeSpan.Zero, await Bench.Store.Read(kept => Pauses.All(kept, default, now.AddSeconds(5)), default));
    }

    [Fact]
    public async Task A_pause_that_was_noted_while_the_clock_was_wrong_is_never_longer_than_what_was_told()
    {
        var now = Bench.Clock.Now;
        await Bench.Store.Write(kept => Pauses.Add(kept, default, Anna, TimeSpan.FromSeconds(30), now.AddYears(10)), default);
        await Bench.Store.Write(kept => Pauses.Add(kept, default, null, TimeSpan.FromSeconds(40), now.AddYears(10)), default);
        await Bench.Store.Write(kept => Pauses.AddForBroadcasts(kept, default, TimeSpan.FromSeconds(50), now.AddYears(10)), default);
        await Bench.Restart();
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(await Bench.Store.Read(kept => Pauses.Chats(kept, now), default)).Value);
        Assert.Equal(TimeSpan.FromSeconds(40), await Bench.Store.Read(kept => Pauses.All(kept, default, now), default));
        Assert.Equal(TimeSpan.FromSeconds(50), await Bench.Store.Read(kept => Pauses.OfBroadcasts(kept, default, now), default));
        // What is told now is kept from now on.
        await Bench.Store.Write(kept => Pauses.Add(kept, default, Anna, TimeSpan.FromSeconds(30), now), default);
        Assert.Empty(await Bench.Store.Read(kept => Pauses.Chats(kept, now.AddSeconds(31)), default));
    }

    [Fact]
    public async Task Taps_whose_turns_are_done_are_known_for_some_minutes_and_go_with_their_volunteer()
    {
        await Tapped("u1", Anna, "q1");
        await Tapped("u1", Anna, "again");
        Bench.Clock.Pass(TimeSpan.FromSeconds(100));
        await Tapped("u2", new VolunteerId(Boris), "q2");
        await Bench.Restart();
        var now = Bench.Clock.Now;
        Assert.Equal(["q1", "q2"], await Kept());
        await Bench.Ask<Core.Personal.Erased>(Boris, new Core.Personal.EraseMe());
        Assert.Equal(["q1"], await Kept());
        await Bench.Store.Sweep(now.AddSeconds(60), default);
        Assert.Empty(await Kept());

        Task<List<string>> Kept() => Bench.Store.Read(kept => kept.All(Inbox.Taps).Select(tap => tap.Query).ToList(), default);
    }

    [Fact]
    public async Task After_an_end_the_last_taps_are_in_doubt_and_those_before_them_were_acknowledged()
    {
        Assert.Empty(await InDoubt());
        await Tapped("u1", Anna, "long before");
        Bench.Clock.Pass(TimeSpan.FromSeconds(30));
        await Tapped("u2", Anna, "before");
        Bench.Clock.Pass(TimeSpan.FromSeconds(9));
        await Tapped("u3", new VolunteerId(Boris), "last");
        Bench.Clock.Pass(TimeSpan.FromSeconds(60));
        // Another bot of the campaign goes on: that says nothing of this one's end.
        await Tapped("u4", Anna, "another bot's", new BotId(2));
        // However long the bot was down, it is the end that counts.
        Bench.Clock.Pass(TimeSpan.FromSeconds(40));
        await Bench.Restart();
        Assert.Equal(["another bot's"], await InDoubt(new BotId(2)));
        Assert.Equal(["last", "before"], await InDoubt());
        Bench.Clock.Pass(TimeSpan.FromSeconds(45));
        Assert.Equal(["last"], await InDoubt());
        Bench.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(await InDoubt());
    }

    [Fact]
    public async Task Of_a_crowd_the_latest_taps_are_acknowledged_so_that_nobody_waits_behind_thousands()
    {
        await Task.WhenAll(Enumerable.Range(1, 300).Select(id => Tapped($"u{id}", new VolunteerId(id), $"q{id}")));
        Bench.Clock.Pass(TimeSpan.FromSeconds(1));
        await Tapped("u999", Anna, "last");
        var told = await InDoubt();
        Assert.Equal(("last", 200), (told[0], told.Count));
    }

    private Task<List<string>> InDoubt(BotId bot = default) => Bench.Store.Read(kept => Inbox.TapsInDoubt(kept, bot, Share.Everybody, Bench.Clock.Now), default);

    private async Task Tapped(string id, VolunteerId volunteer, string query, BotId? bot = null)
    {
        var tap = new Incoming(id, volunteer, new HomeAsked(), Bench.Clock.Now, new Tap(query, 1, "-")) { Bot = bot };
        await Bench.Store.Take(tap, turn => turn.Save(new Conversation(StoreBench.Volunteer(volunteer.Value), new Home(), 1)), default);
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
        return await Bench.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(sent.Id, message, Bench.Clock.Now)], KeptLeases.EndOf), default);
    }
}
