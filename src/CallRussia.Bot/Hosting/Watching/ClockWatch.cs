using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Logs, once for each time, that the machine's clock was put forward or back, because that explains what looks odd then.</summary>
public sealed class ClockWatch(TimeProvider clock, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Smaller steps are the usual work of a time service.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the clock", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        var before = Ahead();
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            var step = Ahead() - before;
            before += step;
            if (step.Duration() >= Noticed) logger.ClockStepped(Math.Round(step.TotalSeconds));
        }
    }

    /// <summary>How far the clock is ahead of the steady time: that changes only when somebody sets the clock.</summary>
    private DateTimeOffset Ahead() => clock.GetUtcNow() - clock.Steady();
}
