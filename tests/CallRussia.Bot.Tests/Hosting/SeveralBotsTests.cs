using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;
using CallRussia.Bot.Tests.Telegram.Api;
using Microsoft.Extensions.Logging.Abstractions;
using Timers = CallRussia.Bot.Core.Mail.Timers;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Two bots of a campaign over one store: who writes to which, and in whose chat the answers stand.</summary>
public sealed class SeveralBotsTests : IAsyncLifetime, IDisposable
{
    private readonly Town _town = new();
    private readonly BotId _other = new(1);
    private readonly House _here;
    private readonly House _there;

    public SeveralBotsTests() => (_here, _there) = (new House(_town, BotId.Nameless), new House(_town, _other));

    public async Task InitializeAsync()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        await _town.Store.Write(kept => Bots.Enrol(kept, "lt"), default);
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public async Task A_conversation_goes_on_where_its_person_writes_and_the_former_chat_loses_its_buttons()
    {
        await _here.Hears(Town.Anna, new HomeAsked());
        var live = _here.Chat(Town.Anna)[^1];
        await _there.Hears(Town.Anna, new HomeAsked());
        Assert.Equal(DeliveryKind.Message, _there.Chat(Town.Anna)[^1].Kind);
        Assert.Same(live, _here.Chat(Town.Anna)[^1]);
        await _here.TakesOver();
        Assert.Equal((DeliveryKind.Strip, _here.LastMessage), (_here.Chat(Town.Anna)[^1].Kind, _here.Chat(Town.Anna)[^1].MessageId));
        // And back again.
        await _here.Hears(Town.Anna, new HomeAsked());
        await _there.TakesOver();
        Assert.Equal(DeliveryKind.Strip, _there.Chat(Town.Anna)[^1].Kind);
        Assert.Equal(BotId.Nameless, await _town.Look(kept => Bots.Of(kept, new VolunteerId(Town.Anna))));
    }

    [Fact]
    public async Task Buddies_who_write_to_different_bots_hear_each_other_and_voices_are_refused_with_a_reason()
    {
        var talk = await _town.Pair(Town.Anna, Town.Boris);
        await _there.Hears(Town.Boris, new HomeAsked());
        await _here.Hears(Town.Anna, new TalkOpened(TalkKind.Buddy, talk));
        await _here.Hears(Town.Anna, new Typed("Привет из другого бота"));
        Assert.DoesNotContain(_there.Words(Town.Boris), words => words.Contains("Привет", StringComparison.Ordinal));
        await _there.TakesOver();
        Assert.Contains(_there.Words(Town.Boris), words => words.Contains("Привет из другого бота", StringComparison.Ordinal));
        Assert.DoesNotContain(_here.Chat(Town.Boris), delivery => delivery.From is not null);

        await _here.Hears(Town.Anna, new VoiceSent("voice-1"));
        Assert.Contains("другому боту", _here.Words(Town.Anna)[^1], StringComparison.Ordinal);
        await _there.TakesOver();
        Assert.DoesNotContain(_there.Chat(Town.Boris), delivery => delivery.Kind == DeliveryKind.Message && MessagePayload.FromUtf8(delivery.Payload).Voice is not null);
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_that_they_left_is_not_away()
    {
        await _there.Hears(Town.Boris, new HomeAsked());
        await _here.Hears(Town.Boris, new WentAway());
        Assert.False(await IsAway());
        await _there.Hears(Town.Boris, new WentAway());
        Assert.True(await IsAway());

        Task<bool> IsAway() => _town.Look(kept => Chats.Volunteer(kept, new VolunteerId(Town.Boris))!.Away);
    }

    [Fact]
    public async Task What_a_timer_says_stands_in_the_chat_of_its_person_s_bot_whichever_runs_it()
    {
        await _there.Hears(Town.Boris, new HomeAsked());
        await StoreExtensions.Write(_town.Store, kept => Timers.Set(kept, new VolunteerId(Town.Boris), "test", _town.Clock.Now, new HomeAsked()), default);
        var timer = (await _town.Look(kept => Timers.Due(kept, _other, _town.Clock.Now).ToList())).Single(due => due.Name == "test");
        var said = _there.Chat(Town.Boris).Count;
        await _here.Runs(Timers.Incoming(timer));
        Assert.Empty(_here.Chat(Town.Boris));
        await _there.TakesOver();
        Assert.True(_there.Chat(Town.Boris).Count > said);
    }

    /// <summary>What one bot's process is made of, over the town's store; what it sends arrives at once.</summary>
    private sealed class House : IDisposable
    {
        private readonly Town _town;
        private readonly Dispatcher _dispatcher;
        private readonly TurnRunner _runner;
        private readonly TestBot _telegram;
        private readonly List<Delivery> _sent = [];
        private int _updates;

        public House(Town town, BotId bot)
        {
            _town = town;
            var vitals = new Vitals(town.Clock);
            var renderer = new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);
            _telegram = TestBot.At(new Uri("http://127.0.0.1:9"), town.Clock);
            _dispatcher = new Dispatcher(
                town.Store, bot, Settling.In(town.Store), new Sender(_telegram.Client, NullLogger<Sender>.Instance), new BroadcastPace(25, town.Clock), (_, _) => Task.CompletedTask, vitals, town.Clock, NullLogger<Dispatcher>.Instance);
            _runner = new TurnRunner(
                town.Store, town.Store.Rules.Ledgers, new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library), new TurnDeliveries(renderer, () => Some.Campaign), _dispatcher,
                _ => Task.CompletedTask, vitals, town.Clock, NullLogger<TurnRunner>.Instance);
        }

        public int LastMessage { get; private set; }

        public List<Delivery> Chat(long who) => _sent.FindAll(delivery => delivery.Volunteer.Value == who);

        public List<string> Words(long who) => [.. Chat(who).Where(delivery => delivery.Kind is DeliveryKind.Message or DeliveryKind.Edit).Select(delivery => MessagePayload.FromUtf8(delivery.Payload).Html)];

        public Task Hears(long who, Trigger trigger) => Runs(new Incoming(
            new RawIncoming(_dispatcher.Bot, ++_updates, default).Name, new VolunteerId(who), trigger, _town.Clock.Now, Written: trigger is Typed or VoiceSent ? 500_000 + _updates : null)
        {
            Bot = _dispatcher.Bot,
        });

        public async Task Runs(Incoming incoming)
        {
            await _runner.Run(incoming, CancellationToken.None);
            await Send();
        }

        public async Task TakesOver()
        {
            await _dispatcher.TakeOverOnce();
            await Send();
        }

        public void Dispose()
        {
            _dispatcher.Dispose();
            _telegram.Dispose();
        }

        private async Task Send()
        {
            while (_dispatcher.Waiting > 0)
            {
                var delivery = await _dispatcher.Outgoing.Next(CancellationToken.None);
                Assert.Equal(_dispatcher.Bot, delivery.Bot);
                _sent.Add(delivery);
                if (delivery.Kind == DeliveryKind.Message) LastMessage++;
                _dispatcher.Post(await _town.Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(delivery.Id, delivery.MessageId ?? LastMessage, _town.Clock.Now)], KeptLeases.EndOf), default));
                _dispatcher.Outgoing.Done(delivery);
            }
        }
    }
}
