using System.Collections.Concurrent;
using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Several instances of a bot over the town's store. Whatever two of them may never do at the same time is noticed.</summary>
internal sealed class Street(Town town) : IAsyncDisposable
{
    private readonly List<Instance> _all = [];
    private readonly Lock _gate = new();
    private readonly HashSet<long> _underWay = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _updates;
    private int _messages = 10_000;

    public Town Town => town;

    /// <summary>What was sent, with the instance that sent it, in its order.</summary>
    public ConcurrentQueue<(Instance From, long Chat, string Words)> Sent { get; } = [];

    /// <summary>Updates whose turns began, in their order.</summary>
    public ConcurrentQueue<(Instance At, long Who, string Update)> Turns { get; } = [];

    /// <summary>What may never happen, and did.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    /// <summary>Who is on the street, dead or alive.</summary>
    public IReadOnlyList<Instance> All => _all;

    /// <summary>Completes what Telegram does with a request to this chat; null lets it be done at once.</summary>
    public Func<long, Task>? Holds { get; set; }

    public async Task<Instance> Comes()
    {
        var instance = new Instance(this);
        _all.Add(instance);
        await instance.Start();
        return instance;
    }

    public static RawUpdate Says(int update, long who, string words) => new(update, Encoding.UTF8.GetBytes($$$"""
        {"update_id":{{{update}}},"message":{"message_id":{{{500_000 + update}}},"date":1,"chat":{"id":{{{who}}},"type":"private"},
        "from":{"id":{{{who}}},"is_bot":false,"first_name":"E","language_code":"ru"},"text":"{{{words}}}"}}
        """));

    public int NextUpdate() => Interlocked.Increment(ref _updates);

    public void Tell()
    {
        lock (_gate)
        {
            _news.SetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public Task News
    {
        get
        {
            lock (_gate) return _news.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _all) await instance.DisposeAsync();
    }

    /// <summary>Telegram, as one instance reaches it.</summary>
    public sealed class Wire(Street street, Func<Instance> from) : TelegramBotClient("1:test")
    {
        public override async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
        {
            var (chat, words) = request switch
            {
                SendMessageRequest message => (message.ChatId.Identifier, message.Text),
                EditMessageTextRequest edit => (edit.ChatId.Identifier, edit.Text),
                EditMessageReplyMarkupRequest strip => (strip.ChatId.Identifier, ""),
                _ => (null, ""),
            };
            if (chat is { } known) await Hold(known, words ?? "");
            return (TResponse)(request switch
            {
                GetMeRequest => new User { Id = 1, IsBot = true, Username = "test_bot" },
                SendMessageRequest => new Message { Id = Interlocked.Increment(ref street._messages) },
                EditMessageTextRequest edit => new Message { Id = edit.MessageId },
                EditMessageReplyMarkupRequest edit => new Message { Id = edit.MessageId },
                _ => (object)true,
            });
        }

        private async Task Hold(long chat, string words)
        {
            lock (street._gate)
                if (!street._underWay.Add(chat)) street.Wrong.Enqueue($"two at once to {chat}");
            if (street.Holds is { } holds) await holds(chat);
            else await Task.Yield();
            lock (street._gate) street._underWay.Remove(chat);
            street.Sent.Enqueue((from(), chat, words));
        }
    }
}

/// <summary>One instance, composed of its own pieces; its loops run.</summary>
internal sealed class Instance : INeighbours, IHostApplicationLifetime, IAsyncDisposable
{
    private readonly Street _street;
    private readonly Serving _serving;
    private readonly Dispatcher _dispatcher;
    private readonly Intake _intake;
    private readonly Lanes _lanes;
    private readonly Sharing _sharing;
    private readonly Startup _startup;
    private readonly Vitals _vitals;
    private readonly PatientStore _store;
    private readonly CancellationTokenSource _stopping = new();
    private int _toOthers;
    private int _taken;

    public Instance(Street street)
    {
        (_street, Own) = (street, $"i{street.All.Count + 1}");
        var (town, clock) = (street.Town, TimeProvider.System);
        var telegram = new Street.Wire(street, () => this);
        var codec = new ButtonCodec(Some.Features);
        var renderer = new Renderer(() => Some.World.Content.Phrasebook, codec, Some.Features);
        Surrender = new Surrender(this);
        _vitals = new Vitals(clock);
        _serving = new Serving(default, isShared: true);
        _store = new PatientStore(new FencedStore(town.Store, default, Own), Surrender, this, clock, NullLogger<PatientStore>.Instance);
        Pace = new BroadcastPace(25, clock);
        _dispatcher = new Dispatcher(
            _store, _serving, Settling.In(_store), new Sender(telegram, NullLogger<Sender>.Instance), Pace, (incoming, stop) => _lanes!.Post(incoming, stop), _vitals, clock, NullLogger<Dispatcher>.Instance);
        Runner = new TurnRunner(
            _store, town.Store.Rules.Ledgers, new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library), new TurnDeliveries(renderer, () => Some.Campaign), _dispatcher,
            static _ => { }, _vitals, clock, NullLogger<TurnRunner>.Instance);
        _lanes = new Lanes(Run, NullLogger<Lanes>.Instance);
        _intake = new Intake(_store, new Translator(codec, Some.Features), _lanes, _serving, _dispatcher, Runner, _vitals, clock, NullLogger<Intake>.Instance);
        _startup = new Startup(telegram, renderer, new CampaignFacts(Some.Campaign), Surrender, clock, NullLogger<Startup>.Instance);
        _sharing = new Sharing(_store, this, _serving, _dispatcher, _intake, _lanes, Pace, _startup, this, clock, NullLogger<Sharing>.Instance);
    }

    public string Own { get; }

    public Task News => _street.News;

    public Share Share => _serving.Share;

    public Dispatcher Dispatcher => _dispatcher;

    public TurnRunner Runner { get; }

    public Surrender Surrender { get; }

    public BroadcastPace Pace { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Telegram brings it nothing more.</summary>
    public bool IsLeaving { get; private set; }

    public CancellationToken ApplicationStarted => CancellationToken.None;
    public CancellationToken ApplicationStopping => _stopping.Token;
    public CancellationToken ApplicationStopped => CancellationToken.None;

    public async Task Start()
    {
        await StoreExtensions.Write(_street.Town.Store, kept => Divisions.Join(kept, default, Own), default);
        _street.Tell();
        await _sharing.StartAsync(default);
        await _dispatcher.StartAsync(default);
        Assert.True(await _startup.Introduce(default));
        await _serving.Begins(default);
    }

    /// <summary>An update comes in here, whosever it is.</summary>
    public async Task Takes(params RawUpdate[] updates)
    {
        await _intake.TakeIn(updates, default);
        _street.Tell();
    }

    public Task Takes(long who, string words) => Takes(Street.Says(_street.NextUpdate(), who, words));

    public Task Runs(Incoming incoming) => _lanes.Through(incoming, default);

    /// <summary>It ends in order.</summary>
    public async Task Leaves()
    {
        IsLeaving = true;
        StopApplication();
        await _lanes.Drain(CancellationToken.None);
        await _dispatcher.Drain(CancellationToken.None);
        await _dispatcher.StopAsync(default);
        await _sharing.StopAsync(default);
        IsAlive = false;
        _street.Tell();
    }

    /// <summary>Its lock is gone. It does not know, and goes on.</summary>
    public void IsCutOff()
    {
        IsAlive = false;
        _street.Tell();
    }

    public Task<IReadOnlyCollection<string>> Gone(IReadOnlyCollection<string> instances, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<string>>(IsAlive ? [.. _street.All.Where(one => !one.IsAlive && instances.Contains(one.Own)).Select(one => one.Own)] : []);

    public void Say(int newMessages) => Interlocked.Add(ref _toOthers, newMessages);

    public int SaidByOthers() => _street.All.Where(one => one != this).Sum(one => one._toOthers) is var all ? all - Interlocked.Exchange(ref _taken, all) : 0;

    public void StopApplication() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        IsAlive = false;
        await _dispatcher.StopAsync(default);
        await _sharing.StopAsync(default);
        _dispatcher.Dispose();
        _sharing.Dispose();
        _startup.Dispose();
        _lanes.Dispose();
        _intake.Dispose();
        _vitals.Dispose();
        _stopping.Dispose();
    }

    private Task<string?> Run(Incoming incoming, CancellationToken cancellationToken)
    {
        _street.Turns.Enqueue((this, incoming.Volunteer.Value, incoming.Id));
        return Runner.Run(incoming, cancellationToken);
    }
}
