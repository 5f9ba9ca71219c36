using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace CallRussia.Bot.Hosting;

/// <summary>Long polling, by the instance that leads: one poll after the other. Each confirms the updates of the poll before, which <see cref="Intake"/> has kept.</summary>
public sealed class Poller(
    ITelegramBotClient bot, BotApiLine line, Intake intake, Serving serving, Startup startup, Vitals vitals, TimeProvider clock, ILogger<Poller> logger) : BackgroundService
{
    /// <summary>Every poll is over in 60 s. One that takes this long hangs on a dead connection.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    /// <summary>A second instance is logged once a minute, not twice a second.</summary>
    private static readonly TimeSpan ConflictReminder = TimeSpan.FromMinutes(1);

    private const long NotPolling = -1;

    private int? _offset;

    /// <summary>Since when a poll is under way, in ticks of the steady time.</summary>
    private long _pollingSince = NotPolling;
    private TimeSpan? _conflictTold;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("polling", Poll, clock, logger, stoppingToken);

    private async Task Poll(CancellationToken stoppingToken)
    {
        if (!await startup.Introduce(stoppingToken)) return;
        // Telegram answers one at a time.
        await serving.Leads(stoppingToken);
        // If this fails, it is tried again when a poll meets the webhook.
        await TakeWebhookOff(stoppingToken);
        await using var watchdog = clock.CreateTimer(_ => Watch(), state: null, Silence / 3, Silence / 3);
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var polled = await Ask(stoppingToken);
            if (polled.IsOk)
            {
                failures = 0;
                await TakeIn(polled.Value, stoppingToken);
                continue;
            }
            if (polled.Error.Kind == BotErrorKind.Unauthorized)
            {
                startup.Refused(polled.Error);
                return;
            }
            await Task.Delay(Pause(polled.Error, failures++), clock, stoppingToken);
            if (IsWebhook(polled.Error)) await TakeWebhookOff(stoppingToken);
        }
    }

    /// <summary>What it has not brought yet comes with the polls.</summary>
    private Task<BotResult<Done>> TakeWebhookOff(CancellationToken stoppingToken) => bot.DeleteWebhook(dropPendingUpdates: false, stoppingToken).Tried(stoppingToken);

    private async Task<BotResult<PolledUpdates>> Ask(CancellationToken stoppingToken)
    {
        var asked = clock.Steady();
        Interlocked.Exchange(ref _pollingSince, asked.Ticks);
        try
        {
            // The server remembers which kinds of updates we want: say it once per start.
            var polled = await bot.Poll(_offset, _offset is null ? Translator.Wanted : null, stoppingToken);
            vitals.Polled(polled.Error?.Kind, clock.Steady() - asked);
            return polled;
        }
        finally
        {
            Interlocked.Exchange(ref _pollingSince, NotPolling);
        }
    }

    private async Task TakeIn(PolledUpdates polled, CancellationToken stoppingToken)
    {
        if (polled.Strange > 0) logger.UpdatesWithoutId(polled.Strange);
        if (polled.Updates is not [.., var last]) return;
        await intake.TakeIn(polled.Updates, stoppingToken);
        // The last id of this batch + 1, never a maximum, because ids may jump down.
        _offset = last.Id + 1;
    }

    private TimeSpan Pause(BotError error, int failures)
    {
        if (error.Kind != BotErrorKind.Conflict)
        {
            logger.PollFailed(error.Kind, error.Code, error.Description);
        }
        else if (_conflictTold is not { } told || clock.Steady() - told > ConflictReminder)
        {
            _conflictTold = clock.Steady();
            logger.Conflict(error.Description);
        }
        return error.RetryAfter is { } asked ? asked + TimeSpan.FromMilliseconds(500) : Tireless.Pause(failures);
    }

    /// <summary>A webhook that was set meanwhile, or that the start could not remove, would end every poll for ever.</summary>
    private static bool IsWebhook(BotError error) =>
        error.Kind == BotErrorKind.Conflict && error.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each poll is timed by itself: the one after a dead poll is not judged by the silence before it.</summary>
    private void Watch()
    {
        var since = Interlocked.Read(ref _pollingSince);
        if (since == NotPolling || clock.Steady().Ticks - since < Silence.Ticks) return;
        if (Interlocked.CompareExchange(ref _pollingSince, NotPolling, since) != since) return;
        logger.PollSilent(Silence.TotalSeconds);
        line.RecyclePollingConnection();
    }
}
