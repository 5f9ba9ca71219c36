using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>Time is one more source: due timers enter through the same lanes as updates. They live in the store, so a restart loses none.</summary>
public sealed class Timers(IStore store, Serving serving, Rules rules, Lanes lanes, TimeProvider clock, ILogger<Timers> logger) : BackgroundService
{
    /// <summary>Reminders are promised to the minute; a second is soon enough and costs one indexed look.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    /// <summary>Timers taken up in one tick; the others wait for the next one.</summary>
    private const int AtOnce = 500;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("timers", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Tick, clock);
        var swept = clock.Steady();
        do
        {
            await TakeUp(stoppingToken);
            if (clock.Steady() - swept < SweepEvery || !serving.Share.Leads) continue;
            swept = clock.Steady();
            var gone = await store.Sweep(rules, clock.GetUtcNow(), stoppingToken);
            logger.Swept(gone.Done, gone.SetAside, gone.Links, gone.Ended);
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TakeUp(CancellationToken stoppingToken)
    {
        // A timer that is still in its lane is found again at the next tick. That does no harm: each id is taken once.
        foreach (var timer in await store.Read(kept => Core.Mail.Timers.Due(kept, serving.Bot, serving.Share, clock.GetUtcNow()).Take(AtOnce).ToList(), stoppingToken))
            if (timer.Trigger is null) await Drop(timer, stoppingToken);
            else await lanes.Post(Core.Mail.Timers.Incoming(timer), stoppingToken);
    }

    private async Task Drop(KeptTimer timer, CancellationToken stoppingToken)
    {
        logger.UnknownTimer(timer.Name, timer.Volunteer.Value, timer.Unknown);
        await store.Write(kept => Core.Mail.Timers.Take(kept, timer.Volunteer, timer.Id), stoppingToken);
    }
}
