using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Reads the campaign's counter every few seconds, so that no turn has to.</summary>
public sealed class Heartbeat(IStore store, CampaignFacts campaign, StorePatience patience, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        do campaign.Pulse = await patience.Wait("pulse", () => store.Pulse(clock.GetUtcNow(), stoppingToken), stoppingToken);
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
