using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Timers = CallRussia.Bot.Core.Mail.Timers;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Two bots of a campaign over one store: who writes to which, and in whose chat the answers stand.</summary>
public sealed class SeveralBotsTests : IAsyncLifetime, IDisposable
{
    private const long Room = -1_005_000_000_001;

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
        var timer = (await _town.Look(kept => Timers.Due(kept, _other, Share.Everybody, _town.Clock.Now).ToList())).Single(due => due.Name == "test");
        var said = _there.Chat(Town.Boris).Count;
        await _here.Runs(Timers.Incoming(timer));
        Assert.Empty(_here.Chat(Town.Boris));
        await _there.TakesOver();
        Assert.True(_there.Chat(Town.Boris).Count > said);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_s_chat_hears_of_a_meeting_from_the_bot_that_linked_it_whoever_s_turn_says_it(bool hostIsThere)
    {
        var group = await Linked(_there);
        await _town.Plan(group);
        if (hostIsThere) await _there.Hears(Town.Anna, new HomeAsked());
        _town.Clock.Now = await _town.Look(kept => EventsOf(kept)[0].StartsAt.AddDays(-1));
        var due = (await _town.Look(kept => Timers.Due(kept, hostIsThere ? _other : BotId.Nameless, Share.Everybody, _town.Clock.Now).ToList())).Single(timer => timer.Trigger is GroupReminderDue);
        await (hostIsThere ? _there : _here).Runs(Timers.Incoming(due));
        if (!hostIsThere)
        {
            Assert.Empty(_there.Words(Room));
            await _there.TakesOver();
        }
        Assert.Contains("Вечер звонков", Assert.Single(_there.Words(Room)), StringComparison.Ordinal);
        Assert.Empty(_here.Chat(Room));

        List<Event> EventsOf(Core.Keeping.ITransaction kept) => [.. Events.Ahead(kept, _town.Clock.Now)];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_member_gets_a_link_of_their_own_in_their_own_chat_from_the_bot_that_is_in_the_group(bool memberIsThere)
    {
        var (mine, rooms) = memberIsThere ? (_there, _here) : (_here, _there);
        var group = await Linked(rooms);
        if (memberIsThere) await _there.Hears(Town.Boris, new HomeAsked());
        await mine.Hears(Town.Boris, new GroupEntryConfirmed(group));
        Assert.Contains("через мгновение", mine.Words(Town.Boris)[^1], StringComparison.Ordinal);
        Assert.Empty(mine.Chat(Room));
        await rooms.TakesOver();
        Assert.Equal(DeliveryKind.Entry, Assert.Single(rooms.Chat(Room)).Kind);
        await mine.TakesOver();
        Assert.Contains("впустит одного человека", mine.Words(Town.Boris)[^1], StringComparison.Ordinal);
        Assert.Equal("https://t.me/+1", MessagePayload.FromUtf8(mine.Chat(Town.Boris)[^1].Payload).Rows![0][0].Url);
        Assert.DoesNotContain(rooms.Words(Town.Boris), words => words.Contains("впустит", StringComparison.Ordinal));

        await mine.Hears(Town.Boris, new GroupLeft(group));
        await rooms.TakesOver();
        Assert.Equal(DeliveryKind.Revoke, rooms.Chat(Room)[^1].Kind);
        Assert.Empty(mine.Chat(Room));
    }

    [Fact]
    public async Task A_link_that_the_group_s_bot_can_not_get_is_told_by_the_member_s_own_and_a_press_tries_again()
    {
        var group = await Linked(_there);
        await _here.Hears(Town.Boris, new GroupEntryConfirmed(group));
        _there.Telegram.IsGarbled = true;
        await _there.TakesOver();
        _there.Telegram.IsGarbled = false;
        await IsToldInVainAndTriesAgain(group);
    }

    [Fact]
    public async Task A_link_whose_day_is_over_before_it_is_made_is_not_asked_of_Telegram_and_a_press_asks_for_another_one()
    {
        var group = await Linked(_there);
        await _here.Hears(Town.Boris, new GroupEntryConfirmed(group));
        _town.Clock.Now += GroupEntries.Lives;
        await _there.TakesOver();
        Assert.Equal(_other, (await _town.Look(kept => GroupRooms.Of(kept, group)))!.Bot);
        await IsToldInVainAndTriesAgain(group);
    }

    [Fact]
    public async Task A_chat_stays_linked_when_another_bot_is_put_out_of_it_and_its_host_hears_it_of_its_own()
    {
        var group = await Linked(_there);
        await _here.Hears(Room, new GroupRoomLost());
        Assert.Equal(_other, (await _town.Look(kept => GroupRooms.Of(kept, group)))!.Bot);
        await _there.Hears(Room, new GroupRoomLost());
        Assert.Null(await _town.Look(kept => GroupRooms.Of(kept, group)));
        var due = (await _town.Look(kept => Timers.Due(kept, BotId.Nameless, Share.Everybody, _town.Clock.Now).ToList())).Single(timer => timer.Trigger is GroupRoomTold { News: GroupRoomNews.Removed });
        await _there.Runs(Timers.Incoming(due));
        await _here.TakesOver();
        Assert.Contains("Бота больше нет", _here.Words(Town.Anna)[^1], StringComparison.Ordinal);
        Assert.Empty(_there.Chat(Town.Anna));
    }

    private async Task IsToldInVainAndTriesAgain(long group)
    {
        var due = (await _town.Look(kept => Timers.Due(kept, BotId.Nameless, Share.Everybody, _town.Clock.Now).ToList())).Single(timer => timer.Trigger is EntryInVain);
        await _here.Runs(Timers.Incoming(due));
        Assert.Contains("не получилась", _here.Words(Town.Boris)[^1], StringComparison.Ordinal);
        await _here.Hears(Town.Boris, new GroupEntryConfirmed(group));
        await _there.TakesOver();
        await _here.TakesOver();
        Assert.Contains("впустит одного человека", _here.Words(Town.Boris)[^1], StringComparison.Ordinal);
    }

    private async Task<long> Linked(House house)
    {
        var group = await _town.Hosted();
        await house.Hears(Room, new GroupCodeSaid(Town.Anna, await _town.Store.Write(kept => GroupRooms.MakeCode(kept, group, _town.Clock.Now), default)));
        await _town.Soon();
        Assert.Equal(house.Bot, (await _town.Look(kept => GroupRooms.Of(kept, group)))!.Bot);
        return group;
    }

    /// <summary>What one bot's process is made of, over the town's store; what it sends arrives at once.</summary>
    private sealed class House : IDisposable
    {
        private readonly Town _town;
        private readonly Dispatcher _dispatcher;
        private readonly TurnRunner _runner;
        private readonly List<Delivery> _sent = [];
        private int _updates;

        public House(Town town, BotId bot)
        {
            (_town, Telegram) = (town, new StandInTelegram(() => town.Clock.Now));
            var vitals = new Vitals(town.Clock);
            var renderer = new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);
            _dispatcher = new Dispatcher(
                town.Store, new Serving(bot), Settling.In(town.Store), new Sender(Telegram, NullLogger<Sender>.Instance), new BroadcastPace(25, town.Clock), (incoming, stop) => _runner!.Run(incoming, stop), vitals, town.Clock, NullLogger<Dispatcher>.Instance);
            _runner = new TurnRunner(
                town.Store, town.Store.Rules.Ledgers, new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library), new TurnDeliveries(renderer, () => Some.Campaign), _dispatcher,
                static _ => { }, vitals, town.Clock, NullLogger<TurnRunner>.Instance);
        }

        public BotId Bot => _dispatcher.Bot;

        public StandInTelegram Telegram { get; }

        public int LastMessage => Telegram.LastMessage;

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
            await _dispatcher.TakeOver(CancellationToken.None);
            await Send();
        }

        public void Dispose() => _dispatcher.Dispose();

        private async Task Send()
        {
            while (_dispatcher.Waiting > 0)
            {
                var delivery = await _dispatcher.Outgoing.Next(CancellationToken.None);
                Assert.Equal(_dispatcher.Bot, delivery.Bot);
                _sent.Add(delivery);
                await _dispatcher.Deliver(delivery, CancellationToken.None);
                await _dispatcher.Settling.Keep(CancellationToken.None);
            }
        }
    }

    /// <summary>Does what it is asked, and counts messages and links.</summary>
    private sealed class StandInTelegram(Func<DateTimeOffset> now) : TelegramBotClient("1:test")
    {
        private int _links;

        public int LastMessage { get; private set; }

        /// <summary>Links are made, and nobody can read the answer.</summary>
        public bool IsGarbled { get; set; }

        public override Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default) => Task.FromResult((TResponse)(request switch
        {
            CreateChatInviteLinkRequest when IsGarbled => throw new RequestException("garbled", new CallFailedException(new BotError(BotErrorKind.Decode, 200, "garbled", RetryAfter: null, MigrateTo: null, Fate.Sent))),
            CreateChatInviteLinkRequest asked when asked.ExpireDate <= now().UtcDateTime => throw new RequestException("past", new CallFailedException(new BotError(BotErrorKind.BadRequest, 400, "Bad Request: expire date is in the past", RetryAfter: null, MigrateTo: null, Fate.NotSent))),
            CreateChatInviteLinkRequest => new ChatInviteLink { InviteLink = $"https://t.me/+{++_links}" },
            RevokeChatInviteLinkRequest revoked => new ChatInviteLink { InviteLink = revoked.InviteLink },
            SendMessageRequest => new Message { Id = ++LastMessage },
            EditMessageTextRequest edit => new Message { Id = edit.MessageId },
            EditMessageReplyMarkupRequest edit => new Message { Id = edit.MessageId },
            _ => (object)true,
        }));
    }
}
