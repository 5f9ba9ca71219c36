using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// One life of the bot, put together from its own pieces; only the loops around them are missing, for the simulation decides what happens
/// next. Stations 1 to 3 are walked here as the poller and the lanes walk them.
/// </summary>
internal sealed class SimProcess : IAsyncDisposable
{
    private readonly Store _store;
    private readonly SimTelegram _telegram;
    private readonly SimModel _model;
    private readonly Translator _translator;
    private readonly TurnRunner _runner;
    private readonly Dispatcher _dispatcher;
    private readonly Sender _sender;
    private readonly WatchedStore _watched;
    private readonly CancellationTokenSource _life = new();
    private readonly SortedDictionary<long, Queue<Incoming>> _lanes = [];
    private (Task Task, SimDelivery? Delivery)? _underWay;

    public SimProcess(StoreOptions options, SimClock world, SimTelegram telegram, SimModel model)
    {
        Clock = new ProcessClock(world);
        Faults = new SimFaults(Clock);
        _telegram = telegram;
        _model = model;
        _store = Store.Open(options with { Clock = Clock, Faults = Faults });
        _watched = new WatchedStore(_store, model, Faults);
        var codec = new ButtonCodec(options.Features);
        var renderer = new Renderer(() => Some.World.Content.Phrasebook, codec, options.Features);
        var vitals = new Vitals(Clock);
        var host = new NoHost();
        var patient = new PatientStore(_watched, new Surrender(host), host, Clock, NullLogger<PatientStore>.Instance);
        _translator = new Translator(codec, options.Features);
        _sender = new Sender(telegram, NullLogger<Sender>.Instance);
        _dispatcher = new Dispatcher(patient, new Serving(default), new Settling(settlements => _watched.Settle(patient, settlements)), _sender, new BroadcastPace(25, Clock), Enter, vitals, Clock, NullLogger<Dispatcher>.Instance);
        var turn = new Turn(new Dialogue(options.Features), () => Some.Campaign, () => Some.Library);
        _runner = new TurnRunner(
            patient, WatchedStore.Witnessed(_store.Rules.Ledgers), turn, new TurnDeliveries(renderer, () => Some.Campaign), _dispatcher, static _ => { }, vitals, Clock, NullLogger<TurnRunner>.Instance);
    }

    public Store Store => _store;

    public ProcessClock Clock { get; }

    public SimFaults Faults { get; }

    /// <summary>What still waits, for whoever waits in vain.</summary>
    public string Waiting => $"{_lanes.Count} lanes, {_dispatcher.Waiting} deliveries: {string.Join(", ", _model.Deliveries.Values.Where(delivery => delivery.Fate is null).Take(5))}";

    public bool HasTurns => _lanes.Count > 0;

    public bool HasDeliveries => _dispatcher.Waiting > 0;

    public bool IsHolding => _underWay is not null;

    public async Task Start()
    {
        await Live(_dispatcher.TakeUp(Share.Everybody, _life.Token));
        foreach (var update in await Live(_watched.Read(kept => Inbox.Unfinished(kept, default), _life.Token))) await Read(update);
    }

    /// <summary>Station 1: a batch is kept before the next poll confirms it.</summary>
    public async Task Poll()
    {
        var batch = _telegram.Poll().Select(update => new RawIncoming(update.Id, update.Json())).ToList();
        foreach (var update in await Patiently(() => _watched.Write(kept => Inbox.Receive(kept, batch, Clock.GetUtcNow()), _life.Token))) await Read(update);
    }

    public async Task TakeUpTimers()
    {
        foreach (var due in await Live(_watched.Due(Clock.GetUtcNow(), 500, _life.Token))) await Enter(due, _life.Token);
    }

    public async Task RunTurn(Random random)
    {
        var (volunteer, lane) = _lanes.ElementAt(random.Next(_lanes.Count));
        _watched.Running = lane.Peek();
        await Live(_runner.Run(lane.Peek(), _life.Token));
        _watched.Running = null;
        lane.Dequeue();
        if (lane.Count == 0) _lanes.Remove(volunteer);
        while (_dispatcher.Taps.TryRead(out var tap)) await Live(_sender.Acknowledge(tap.QueryId, tap.Text, _life.Token));
    }

    /// <returns>False when nothing may go now.</returns>
    public async Task<bool> DeliverOne(bool hold)
    {
        Clock.Ring();
        using var giveUp = new CancellationTokenSource();
        var next = _dispatcher.Outgoing.Next(giveUp.Token);
        if (!next.IsCompleted) await giveUp.CancelAsync();
        Core.Mail.Delivery delivery;
        try
        {
            delivery = await next;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        if (delivery.Id != Core.Mail.Delivery.Unkept && !_model.Deliveries.ContainsKey(delivery.Id)) _model.Followed(delivery);
        var known = _model.UnderWay = _model.Deliveries.GetValueOrDefault(delivery.Id);
        _telegram.HoldNext = hold && !IsHolding;
        var task = _dispatcher.Deliver(delivery, _life.Token);
        _telegram.HoldNext = false;
        if (_telegram.Held is not null && !IsHolding) _underWay = (task, known);
        else await Settle(task);
        _model.UnderWay = null;
        return true;
    }

    /// <summary>The answer that was held back arrives.</summary>
    public async Task Release()
    {
        if (_underWay is not { } held) return;
        _underWay = null;
        _model.UnderWay = held.Delivery;
        _telegram.ReleaseHeld();
        await Settle(held.Task);
        _model.UnderWay = null;
    }

    public Task Import(IReadOnlyList<(Core.Numbers.PhoneNumber, Core.Numbers.RegionCode)> numbers) =>
        Patiently(() => _watched.AddNumbers(numbers, "simulation", Clock.GetUtcNow(), _life.Token));

    public Task Sweep() => Patiently(() => _watched.Sweep(_store.Rules, Clock.GetUtcNow(), _life.Token));

    public Task<IReadOnlyList<string>> Check() => _store.Check(CancellationToken.None);

    /// <summary>As after SIGKILL: nobody says goodbye. What another process finds are the files as they lie.</summary>
    public void Die()
    {
        Clock.Die();
        _telegram.ForgetHeld();
        _telegram.PollerDied();
        _model.Died();
    }

    /// <summary>Frees what the operating system would free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _dispatcher.Dispose();
        _life.Dispose();
    }

    private async Task Settle(Task delivered)
    {
        await Live(delivered);
        await Live(_dispatcher.Settling.Keep(_life.Token));
    }

    /// <summary>Waits for a piece of work or for the death of the process, whichever comes first.</summary>
    private async Task Live(Task work)
    {
        await Task.WhenAny(work, Faults.Died);
        if (Faults.Died.IsCompletedSuccessfully)
        {
            if (await Faults.Died == StorePoint.AfterCommit) _watched.DiedAfterCommit();
            throw new ProcessDied();
        }
        await work;
    }

    private async Task<T> Live<T>(Task<T> work)
    {
        await Live((Task)work);
        return await work;
    }

    private async Task<T> Patiently<T>(Func<Task<T>> work)
    {
        while (true)
        {
            try
            {
                return await Live(work());
            }
            catch (StoreException full) when (full.Trouble == StoreTrouble.Passing)
            {
                // There is room again.
            }
        }
    }

    private async Task Read(RawIncoming raw)
    {
        Assert.True(UpdateReader.TryRead(raw.Json, out var update, out var problem), problem);
        await Enter(_translator.Translate(update, Clock.GetUtcNow()) ?? throw new InvalidOperationException("The simulation makes no foreign updates."), _life.Token);
    }

    private Task Enter(Incoming incoming, CancellationToken cancellationToken)
    {
        if (!_lanes.TryGetValue(incoming.Volunteer.Value, out var lane)) _lanes.Add(incoming.Volunteer.Value, lane = new Queue<Incoming>());
        lane.Enqueue(incoming);
        return Task.CompletedTask;
    }

    private sealed class NoHost : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;
        public CancellationToken ApplicationStopping => CancellationToken.None;
        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new InvalidOperationException("Nothing of the simulation damages the store.");
    }
}

internal sealed class ProcessDied() : Exception("The simulated process is dead.");
