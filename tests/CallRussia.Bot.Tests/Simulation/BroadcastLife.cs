using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>One life of what sends broadcasts, from its own pieces and without the loops around them: the simulation decides what happens next.</summary>
internal sealed class BroadcastLife : IAsyncDisposable
{
    private readonly Store _store;
    private readonly BroadcastRounds _rounds;
    private readonly BroadcastSender _sender;
    private readonly ClaimedDeliveries _claimed = new();
    private readonly BroadcastPace _pace;
    private readonly Dispatcher _dispatcher;

    /// <param name="perSecond">The pace of broadcasts.</param>
    /// <param name="before">Called with the name of each member of the store before it is asked; may throw.</param>
    public BroadcastLife(StoreOptions options, SimClock world, SimTelegram telegram, int perSecond = 25, Action<string>? before = null)
    {
        Clock = new ProcessClock(world);
        Faults = new SimFaults(Clock);
        _store = Store.Open(options with { Clock = Clock, Faults = Faults });
        _pace = new BroadcastPace(perSecond, Clock);
        var host = new NoHost();
        var patient = new PatientStore(before is null ? _store : StandInStore.Over(_store, before), new Surrender(host), host, Clock, NullLogger<PatientStore>.Instance);
        var requests = new Sender(telegram, NullLogger<Sender>.Instance);
        var renderer = new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(options.Features), options.Features);
        _dispatcher = new Dispatcher(patient, new Serving(default), Settling.In(patient), requests, _pace, Enter, new Vitals(Clock), Clock, NullLogger<Dispatcher>.Instance);
        _sender = new BroadcastSender(patient, requests, _dispatcher, _pace, new Vitals(Clock), Clock, NullLogger<BroadcastSender>.Instance);
        _rounds = new BroadcastRounds(patient, _store.Rules.Course, _claimed, _pace, renderer, _dispatcher, [], pages: null, Clock, NullLogger<BroadcastRounds>.Instance);
    }

    public ProcessClock Clock { get; }

    public SimFaults Faults { get; }

    public Store Store => _store;

    public bool HasWork => InHand > 0;

    public int InHand => _claimed.Waiting;

    public IReadOnlyList<BroadcastAtWork> AtWork => _rounds.AtWork;

    public Task Start() => _rounds.TakeUp(CancellationToken.None);

    public Task Round() => _rounds.Go(CancellationToken.None);

    /// <summary>Sends the next one that is claimed, when the pace allows it.</summary>
    public async Task Send()
    {
        if (!HasWork) return;
        if (_pace.Take() > TimeSpan.Zero) _claimed.GiveBackAll();
        else if (_claimed.TryTake(out var next)) _claimed.Finish(await _sender.Send(next, CancellationToken.None));
    }

    /// <summary>Told to stop: what is in hand is settled or given back.</summary>
    public async Task Stop()
    {
        _claimed.GiveBackAll();
        await _rounds.Settle();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _dispatcher.Dispose();
    }

    private Task<bool> Enter(Incoming incoming, CancellationToken cancellationToken) => _store.Take(
        incoming,
        turn =>
        {
            if (turn.Load(incoming.Volunteer) is { } known) turn.Save(known with { Volunteer = known.Volunteer with { Away = true } });
        },
        cancellationToken);

    private sealed class NoHost : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;
        public CancellationToken ApplicationStopping => CancellationToken.None;
        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new InvalidOperationException("Nothing of the simulation damages the store.");
    }
}
