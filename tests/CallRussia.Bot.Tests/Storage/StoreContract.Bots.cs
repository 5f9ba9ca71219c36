using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Several bots share a store.</summary>
public abstract partial class StoreContract
{
    private static readonly BotId Vilnius = new(1);
    private static readonly BotId Riga = new(2);

    [Fact]
    public async Task A_bot_has_its_number_from_its_first_start_on()
    {
        Assert.Equal(BotId.Nameless, await Enrol(""));
        Assert.Equal(Vilnius, await Enrol("lt"));
        Assert.Equal(Riga, await Enrol("lv"));
        await Bench.Restart();
        Assert.Equal((Vilnius, Riga), (await Enrol("lt"), await Enrol("lv")));
        Assert.Equal([BotId.Nameless, Vilnius, Riga], await Bench.Store.Read(Bots.All, default));

        Task<BotId> Enrol(string name) => Bench.Store.Write(kept => Bots.Enrol(kept, name), default);
    }

    [Fact]
    public async Task Updates_of_two_bots_that_have_the_same_id_are_two()
    {
        var (first, second) = (Update(5), new RawIncoming(Riga, 5, Update(5).Json));
        Assert.Equal("u5", first.Name);
        foreach (var update in (RawIncoming[])[first, second])
            Assert.Single(await Bench.Store.Write(kept => Inbox.Receive(kept, [update, update], Bench.Clock.Now), default));
        await Bench.Restart();
        Assert.Equal(second.Id, Assert.Single(await Bench.Store.Read(kept => Inbox.Unfinished(kept, Riga), default)).Id);
        Assert.Empty(await Bench.Store.Read(kept => Inbox.Unfinished(kept, Vilnius), default));
        Assert.True(await Bench.Turn(1, _ => { }, second.Name));
        Assert.False(await Bench.Turn(1, _ => { }, second.Name));
        Assert.Equal(first.Id, Assert.Single(await Bench.Store.Read(kept => Inbox.Unfinished(kept, BotId.Nameless), default)).Id);
        Assert.True(await Bench.Turn(1, _ => { }, first.Name));
    }

    [Fact]
    public async Task What_is_said_in_the_chat_of_another_bot_is_handed_over_once()
    {
        await Lives(Anna, Riga);
        var (first, second) = (await HandOver(Message(Anna)), await HandOver(Message(Anna)));
        await Bench.Restart();
        Assert.Empty(await Bench.Store.Read(kept => Outbox.Waiting(kept, BotId.Nameless, Share.Everybody), default));
        Assert.True(await Bench.Store.Read(kept => Handovers.AreAny(kept, Riga, Share.Everybody), default));
        Assert.False(await Bench.Store.Read(kept => Handovers.AreAny(kept, Vilnius, Share.Everybody), default));
        Assert.Equal([first.Id], await Taken(most: 1));
        Assert.Equal([second.Id], await Taken(most: 9));
        Assert.Empty(await Taken(most: 9));
        // Until it is settled it is that bot's to send, also after its next start.
        Assert.Equal([first.Id, second.Id], (await Bench.Store.Read(kept => Outbox.Waiting(kept, Riga, Share.Everybody), default)).Select(delivery => delivery.Id));

        await HandOver(Message(Anna));
        await Bench.Store.Write(kept => Bench.Store.Rules.Ledgers.Forget(kept, Anna, Bench.Clock.Now), default);
        Assert.Empty(await Taken(most: 9));

        async Task<List<long>> Taken(int most) => [.. (await Bench.Store.Write(kept => Handovers.Take(kept, Riga, Share.Everybody, most), default)).Select(delivery => delivery.Id)];
    }

    [Fact]
    public async Task Whoever_writes_to_another_bot_goes_on_there_and_the_number_leaves_the_former_chat()
    {
        await Lives(Anna, BotId.Nameless);
        await Show(50, new LeaseId(9));
        var underWay = await Send(Message(Anna, live: true, holds: new LeaseId(9)));
        var left = await Bench.Store.Write(kept => Bots.Move(kept, Anna, Riga), default);
        var taken = Assert.Single(left);
        Assert.Equal((BotId.Nameless, DeliveryKind.Delete, 50), (taken.Bot, taken.Kind, taken.MessageId));
        Assert.Equal(Riga, await Bench.Store.Read(kept => Bots.Of(kept, Anna), default));
        await Bench.Turn(Anna.Value, turn =>
        {
            var loaded = turn.Load(Anna)!;
            Assert.Equal((new Home(), null), (loaded.State, loaded.LiveMessage));
            turn.Save(loaded with { Turns = 7 });
        });
        Assert.Equal(Riga, await Bench.Store.Read(kept => Bots.Of(kept, Anna), default));
        // A screen that was on its way arrives where nobody reads any more.
        var late = Assert.Single(await Bench.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(underWay.Id, 51, Bench.Clock.Now)], KeptLeases.EndOf), default));
        Assert.Equal((BotId.Nameless, DeliveryKind.Delete, 51), (late.Bot, late.Kind, late.MessageId));
        Assert.Null((await Bench.Store.Read(kept => kept.Find(Chats.Table, Anna), default))!.LiveMessage);
    }

    [Fact]
    public async Task A_message_about_a_lease_loses_its_buttons_when_its_reader_goes_to_another_bot()
    {
        await Lives(Anna, BotId.Nameless);
        await Bench.Turn(Anna.Value, turn => turn.Schedule(Anna, AnnouncementOver.Timer(60), Bench.Clock.Now.AddHours(1), new AnnouncementOver(60)));
        var strip = Assert.Single(await Bench.Store.Write(kept => Bots.Move(kept, Anna, Vilnius), default));
        Assert.Equal((BotId.Nameless, DeliveryKind.Strip, 60), (strip.Bot, strip.Kind, strip.MessageId));
        Assert.Empty(await Bench.Store.Read(kept => Timers.Of(kept, Anna).ToList(), default));
    }

    [Fact]
    public async Task A_timer_is_taken_up_by_its_person_s_bot_and_after_a_while_by_any()
    {
        await Lives(Anna, Riga);
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", Bench.Clock.Now, new HomeAsked()));
        Assert.Equal((1, 0), (await Due(Riga), await Due(Vilnius)));
        Bench.Clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal((1, 1), (await Due(Riga), await Due(Vilnius)));

        Task<int> Due(BotId bot) => Bench.Store.Read(kept => Timers.Due(kept, bot, Share.Everybody, Bench.Clock.Now).Count(), default);
    }

    [Fact]
    public async Task Each_bot_sends_a_broadcast_to_those_who_write_to_it_and_nobody_gets_it_twice()
    {
        await Bench.Store.Write(kept => Bots.Enrol(kept, "lt"), default);
        await MetMany(1, 6);
        foreach (var who in (long[])[2, 4]) await Bench.Store.Write(kept => Bots.Move(kept, new VolunteerId(who), Vilnius), default);
        var id = await Ordered(SomeNews.Draft);
        await Filled(id);
        // Who goes to another bot now gets it where they were.
        await Bench.Store.Write(kept => Bots.Move(kept, new VolunteerId(1), Vilnius), default);
        Assert.Equal([2, 4], await ClaimBy(Vilnius));
        Assert.Equal([1, 3, 5, 6], await ClaimBy(BotId.Nameless));
        // A bot that is killed loses its own.
        Assert.Equal(2, await Bench.Store.Write(kept => BroadcastCourse.Lose(kept, Vilnius, Bench.Clock.Now), default));
        await Settle(id, DeliveryFate.Sent, 1, 3, 5, 6);
        await Filled(id);
        var after = await Look(id);
        Assert.Equal((BroadcastStatus.Done, 4, 2), (after.Status, after.Progress.Sent, after.Progress.Unknown));
        Assert.Equal([1, 3, 5, 6], await Recallable(BotId.Nameless));
        Assert.Empty(await Recallable(Vilnius));

        async Task<List<long>> ClaimBy(BotId bot) => [.. (await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, bot, 100, Bench.Clock.Now), default)).Select(to => to.Volunteer.Value)];
        async Task<List<long>> Recallable(BotId bot) => [.. (await Bench.Store.Read(kept => BroadcastCourse.Recallable(kept, id, bot, 100, Bench.Clock.Now), default)).Select(to => to.Volunteer.Value)];
    }

    [Fact]
    public async Task When_Telegram_asks_one_bot_to_wait_the_others_go_on()
    {
        var now = Bench.Clock.Now;
        await Bench.Store.Write(kept => Pauses.Add(kept, Vilnius, null, TimeSpan.FromSeconds(30), now), default);
        await Bench.Store.Write(kept => Pauses.AddForBroadcasts(kept, Riga, TimeSpan.FromSeconds(20), now), default);
        Assert.Equal((30, 30), (await All(Vilnius), await OfBroadcasts(Vilnius)));
        Assert.Equal((0, 20), (await All(Riga), await OfBroadcasts(Riga)));
        Assert.Equal((0, 0), (await All(BotId.Nameless), await OfBroadcasts(BotId.Nameless)));
        Assert.Empty(await Bench.Store.Read(kept => Pauses.Chats(kept, now), default));

        Task<int> All(BotId bot) => Bench.Store.Read(kept => (int)Pauses.All(kept, bot, now).TotalSeconds, default);
        Task<int> OfBroadcasts(BotId bot) => Bench.Store.Read(kept => (int)Pauses.OfBroadcasts(kept, bot, now).TotalSeconds, default);
    }

    [Fact]
    public async Task What_several_bots_see_is_one_alarm_and_is_over_when_none_sees_it()
    {
        var slow = new AlarmFound(AlarmKind.Slow);
        Assert.Single((await Sees(Vilnius, slow)).Raised);
        Assert.Empty((await Sees(Riga, slow)).Raised);
        Assert.Single(await Bench.Store.Read(Alarms.On, default));
        Assert.True(await Bench.Store.Read(kept => Alarms.Are(kept, Riga, [slow]), default));
        Assert.Empty((await Sees(Vilnius)).Over);
        Assert.Single(await Bench.Store.Read(Alarms.On, default));
        Assert.Single((await Sees(Riga)).Over);
        Assert.Empty(await Bench.Store.Read(Alarms.On, default));

        Task<AlarmChanges> Sees(BotId bot, params AlarmFound[] found) => Bench.Store.Write(kept => Alarms.Set(kept, bot, found, Bench.Clock.Now), default);
    }

    [Fact]
    public async Task A_file_is_taken_in_by_the_bot_that_it_was_sent_to_and_by_no_other()
    {
        await Lives(new VolunteerId(Olga), Riga);
        var ordered = await Bench.Ask<FileOrdered>(Olga, new OrderFile("file-1", "numbers.csv", FilePurpose.Import));
        await Bench.Store.Write(kept => Bots.Move(kept, new VolunteerId(Olga), Vilnius), default);
        Assert.Equal(ordered.Order, Assert.Single(await Bench.Store.Read(kept => FileOrders.Open(kept, Riga), default)).Id);
        Assert.Empty(await Bench.Store.Read(kept => FileOrders.Open(kept, Vilnius), default));
    }

    private Task Lives(VolunteerId who, BotId bot) => Bench.Store.Write(kept => Chats.Save(kept, new Conversation(StoreBench.Volunteer(who.Value), new Home(), 1), bot), default);

    private Task<Delivery> HandOver(Delivery delivery) => Bench.Store.Write(
        kept =>
        {
            var added = Outbox.Add(kept, delivery with { Bot = Bots.Of(kept, delivery.Volunteer) });
            Handovers.Add(kept, added);
            return added;
        },
        default);
}
