using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Telegram.Bot;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Sends the meter's instruments to an OpenTelemetry collector, where one is configured. A collector that is away costs nothing but its figures.</summary>
public sealed class Exporter(
    Settings settings, Serving serving, Vitals vitals, Lanes lanes, Dispatcher dispatcher, ITelegramBotClient bot, IStore store, TimeProvider clock, ILogger<Exporter> logger) : BackgroundService
{
    /// <summary>Figures that have to be asked for are asked for as often as they are sent.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private MeterProvider? _provider;
    private long _pending;
    private long _setAside;
    private volatile Lag _lag = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Before anything is measured: earlier figures would not be counted.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.OtlpEndpoint is { } collector)
        {
            Gauges();
            _provider = Provider(collector);
        }
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Disposing the provider sends the last figures.</summary>
    public override void Dispose()
    {
        _provider?.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _provider is null ? Task.CompletedTask : Tireless.Run("the figures", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        do await Ask(stoppingToken);
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private static MeterProvider Provider(Uri collector) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(resource => resource.AddService("callrussia-bot"))
        .AddMeter(Vitals.Name)
        .AddMeter("System.Runtime")
        .AddOtlpExporter(options =>
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(collector, "v1/metrics");
        })
        .Build();

    private void Gauges()
    {
        vitals.Gauge("callrussia.parts", "{part}", "Parts of the people that this instance serves; all instances of a bot together have 64.", () => serving.Share.Count);
        vitals.Gauge("callrussia.turns.waiting", "{turn}", "Turns that wait or run.", () => lanes.Waiting);
        vitals.Gauge("callrussia.deliveries.waiting", "{delivery}", "Deliveries that wait or are under way.", () => dispatcher.Waiting);
        vitals.Gauge("callrussia.poll.age", "s", "Since Telegram last answered a poll, or a look at the webhook; -1 before.", () =>
            (long)(vitals.SinceContact?.TotalSeconds ?? -1));
        vitals.Gauge("callrussia.updates.pending", "{update}", "Updates that wait at Telegram.", () => Interlocked.Read(ref _pending));
        vitals.Gauge("callrussia.updates.age", "s", "Age of the first update that had no turn yet.", () => (long)_lag.Inbox.TotalSeconds);
        vitals.Gauge("callrussia.timers.age", "s", "How long ago the oldest timer that nobody took was due.", () => (long)_lag.Timers.TotalSeconds);
        vitals.Gauge("callrussia.updates.set_aside", "{update}", "Updates that failed for good and wait for a person.", () => Interlocked.Read(ref _setAside));
    }

    private async Task Ask(CancellationToken stoppingToken)
    {
        if (await bot.GetWebhookInfo(stoppingToken).Tried(stoppingToken) is { IsOk: true, Value.PendingUpdateCount: var pending }) Interlocked.Exchange(ref _pending, pending);
        (var setAside, _lag) = await store.Read(kept => (Inbox.SetAsideSince(kept, DateTimeOffset.MinValue), Lag.Of(kept, dispatcher.Bot, clock.GetUtcNow())), stoppingToken);
        Interlocked.Exchange(ref _setAside, setAside);
    }
}
