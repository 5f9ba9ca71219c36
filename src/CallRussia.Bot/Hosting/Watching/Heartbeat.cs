using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Reads the campaign's counter every few seconds and the published weeks every hour, so that nobody who asks for them has to.</summary>
public sealed class Heartbeat(IStore store, CampaignFacts campaign, TimeProvider clock, ILogger<Heartbeat> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the counter", Beat, clock, logger, stoppingToken);

    private async Task Beat(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        var hour = -1L;
        do
        {
            var now = clock.GetUtcNow();
            campaign.Pulse = await store.Study(kept => Pulses.Read(kept, now), stoppingToken);
            if (now.UtcTicks / TimeSpan.TicksPerHour is var present && present == hour) continue;
            campaign.Weeks = await store.Study(kept => PublicWeeks.Read(kept, now), stoppingToken);
            hour = present;
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
