using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Reads the campaign's counter every few seconds, so that no turn has to.</summary>
public sealed class Heartbeat(IStore store, CampaignFacts campaign, TimeProvider clock, ILogger<Heartbeat> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the counter", Beat, clock, logger, stoppingToken);

    private async Task Beat(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        do campaign.Pulse = await store.Study(kept => Pulses.Read(kept, clock.GetUtcNow()), stoppingToken);
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
