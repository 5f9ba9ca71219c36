using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>
/// Tells systemd that the bot lives, as long as it does. When systemd hears nothing for the time of WatchdogSec, it ends the process and starts it anew. The package's lifetime
/// tells it when the bot is ready and when it stops.
/// </summary>
public sealed class Watchdog(ISystemdNotifier systemd, Liveness liveness, TimeProvider clock, ILogger<Watchdog> logger) : BackgroundService
{
    private const int TriesPerTime = 3;

    /// <summary>Whether systemd, or something like it, listens.</summary>
    public static bool IsListening => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
        services.AddSingleton<Liveness>();
        services.AddHostedService<Watchdog>();
    }

    /// <summary>A look that throws is no sign of life: systemd hears nothing until the next one.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the watchdog", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        if (Time() is not { } time) return;
        using var tick = new PeriodicTimer(time / TriesPerTime, clock);
        do
        {
            if (await liveness.StandsStill(stoppingToken) is { } still) logger.StandsStill(still);
            else systemd.Notify(new ServiceState("WATCHDOG=1"));
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>https://www.freedesktop.org/software/systemd/man/latest/sd_watchdog_enabled.html</summary>
    private static TimeSpan? Time()
    {
        var meant = Environment.GetEnvironmentVariable("WATCHDOG_PID");
        if (meant is not null && meant != Environment.ProcessId.ToString(CultureInfo.InvariantCulture)) return null;
        return long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }
}
