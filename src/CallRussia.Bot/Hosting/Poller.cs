using CallRussia.Bot.Hosting.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Stations 1 to 3: long polling. A batch is kept in the inbox before the next poll confirms it; each update is read alone and goes
/// into its volunteer's lane.
/// </summary>
public sealed class Poller(
    ITelegramBotClient bot, BotApiLine line, IStore store, Translator translator, Lanes lanes, Startup startup, StorePatience patience,
    Vitals vitals, TimeProvider clock, ILogger<Poller> logger) : BackgroundService
{
    /// <summary>No completed poll for this long, though each is over in 60 s: the connection is dead without saying so.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    /// <summary>A second instance is told once a minute, not twice a second.</summary>
    private static readonly TimeSpan ConflictReminder = TimeSpan.FromMinutes(1);

    private DateTimeOffset _lastPoll;
    private DateTimeOffset _conflictTold;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _lastPoll = clock.GetUtcNow();
        if (!await startup.Introduce(stoppingToken)) return;
        await TakeUpUnfinished(stoppingToken);
        await using var watchdog = clock.CreateTimer(_ => Watch(), state: null, Silence / 3, Silence / 3);
        int? offset = null;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Which kinds we want is remembered by the server: say it once per start.
            var asked = clock.GetUtcNow();
            var polled = await bot.Poll(offset, offset is null ? Translator.Wanted : null, stoppingToken);
            vitals.Polled(polled.Error?.Kind, clock.GetUtcNow() - asked, clock.GetUtcNow());
            if (polled.IsOk)
            {
                (_lastPoll, failures) = (clock.GetUtcNow(), 0);
                if (polled.Value.Strange > 0) logger.UpdatesWithoutId(polled.Value.Strange);
                offset = await TakeIn(polled.Value.Updates, stoppingToken) ?? offset;
                continue;
            }
            if (polled.Error.Kind == BotErrorKind.Unauthorized)
            {
                startup.Refused(polled.Error);
                return;
            }
            await Task.Delay(Pause(polled.Error, failures++), clock, stoppingToken);
            if (IsWebhook(polled.Error)) await bot.DeleteWebhook(cancellationToken: stoppingToken).Tried(stoppingToken);
        }
    }

    /// <returns>The next offset: the last id of this batch + 1, never a maximum, for ids may jump down.</returns>
    private async Task<int?> TakeIn(IReadOnlyList<RawUpdate> batch, CancellationToken stoppingToken)
    {
        if (batch.Count == 0) return null;
        var kept = batch.Select(update => new InboxUpdate(update.Id, update.Utf8Json)).ToList();
        // Until the batch is kept it is not confirmed: a full disk makes us wait, and Telegram keeps it for 24 hours.
        var fresh = await patience.Wait("inbox", () => store.Receive(kept, clock.GetUtcNow(), stoppingToken), stoppingToken);
        vitals.Received(fresh.Count);
        foreach (var update in fresh) await Enter(update, stoppingToken);
        return batch[^1].Id + 1;
    }

    private async Task TakeUpUnfinished(CancellationToken stoppingToken)
    {
        foreach (var update in await patience.Wait("inbox", () => store.Unfinished(stoppingToken), stoppingToken)) await Enter(update, stoppingToken);
    }

    private async Task Enter(InboxUpdate raw, CancellationToken stoppingToken)
    {
        if (!UpdateReader.TryRead(raw.Json, out var update, out var problem))
        {
            logger.Unreadable(raw.Id, problem);
            await patience.Wait("inbox", () => store.SetAside($"u{raw.Id}", problem, stoppingToken), stoppingToken);
        }
        else if (translator.Translate(update, clock.GetUtcNow()) is { } incoming)
            await lanes.Post(incoming, stoppingToken);
        else
            await patience.Wait("inbox", () => store.Dismiss(raw.Id, stoppingToken), stoppingToken);
    }

    private TimeSpan Pause(BotError error, int failures)
    {
        if (error.Kind == BotErrorKind.Conflict && clock.GetUtcNow() - _conflictTold > ConflictReminder)
        {
            _conflictTold = clock.GetUtcNow();
            logger.Conflict(error.Description);
        }
        else if (error.Kind != BotErrorKind.Conflict)
            logger.PollFailed(error.Kind, error.Code, error.Description);
        return error.RetryAfter is { } asked ? asked + TimeSpan.FromMilliseconds(500) : Backoff(failures);
    }

    /// <summary>A webhook that was set meanwhile, or that the start could not take off, would end every poll for ever.</summary>
    private static bool IsWebhook(BotError error) =>
        error.Kind == BotErrorKind.Conflict && error.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase);

    /// <summary>1, 2, 4 … 30 s.</summary>
    private static TimeSpan Backoff(int failures) => TimeSpan.FromSeconds(Math.Min(30, 1 << Math.Min(failures, 5)));

    private void Watch()
    {
        if (clock.GetUtcNow() - _lastPoll < Silence) return;
        logger.PollSilent(Silence.TotalSeconds);
        line.RecyclePollingConnection();
    }
}
