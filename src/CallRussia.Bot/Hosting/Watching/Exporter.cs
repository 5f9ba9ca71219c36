using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Sends the meter's instruments to an OpenTelemetry collector, where one is configured. A collector that is away costs nothing but its figures.</summary>
public sealed class Exporter(Settings settings, Vitals vitals, Lanes lanes, Dispatcher dispatcher, TimeProvider clock) : IHostedService, IDisposable
{
    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        vitals.Gauge("callrussia.turns.waiting", "{turn}", "Turns that wait or run.", () => lanes.Waiting);
        vitals.Gauge("callrussia.deliveries.waiting", "{delivery}", "Deliveries that wait or are under way.", () => dispatcher.Waiting);
        vitals.Gauge("callrussia.poll.age", "s", "Since the last answered poll; -1 before the first.", () =>
            vitals.LastPoll == DateTimeOffset.MinValue ? -1 : (long)(clock.GetUtcNow() - vitals.LastPoll).TotalSeconds);
        if (settings.OtlpEndpoint is not { } collector) return Task.CompletedTask;
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("callrussia-bot"))
            .AddMeter(Vitals.Name)
            .AddMeter("System.Runtime")
            .AddOtlpExporter(options =>
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri(collector, "v1/metrics");
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The last figures go out with it.</summary>
    public void Dispose() => _provider?.Dispose();
}
