using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// In the place of the <see cref="Poller"/>: Telegram brings updates to <see cref="WebhookPort"/>. The bot tells it where, and looks now and then
/// whether that still holds. When the bot stops the webhook stays: Telegram tries on until the next start.
/// </summary>
public sealed class Webhook(
    Settings settings, ITelegramBotClient bot, WebhookPort port, Serving serving, Startup startup, Vitals vitals, TimeProvider clock, ILogger<Webhook> logger) : BackgroundService
{
    /// <summary>Health wants a sign of Telegram every two minutes.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    private readonly WebhookPlace _place = settings.Webhook!;
    private readonly WebhookSecret _secret = new(settings.Token!);
    private DateTime _troubleTold = clock.GetUtcNow().UtcDateTime;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("the webhook", Serve, clock, logger, stoppingToken);

    private async Task Serve(CancellationToken stoppingToken)
    {
        if (!await startup.Introduce(stoppingToken)) return;
        // What was left comes before anything new. Until then nobody listens, and Telegram tries on.
        await serving.Begins(stoppingToken);
        await using var open = await HttpPort.Open("Telegram:Listen", _place.Listen, WebhookPort.Limit, http => port.Answer(http, stoppingToken), stoppingToken);
        logger.WebhookAt(open.Address.ToString());
        await Hold(stoppingToken);
    }

    /// <summary>Returns when the token is refused. Told first of all, for the kinds of updates or the number of connections may have changed.</summary>
    private async Task Hold(CancellationToken stoppingToken)
    {
        var (isTold, failures) = (false, 0);
        while (true)
        {
            var held = isTold ? await Look(stoppingToken) : await Tell(stoppingToken);
            if (held.Error is { Kind: BotErrorKind.Unauthorized } refused)
            {
                startup.Refused(refused);
                return;
            }
            if (held.IsOk) isTold = held.Value;
            failures = held.IsOk ? 0 : failures + 1;
            await Task.Delay(held.Error is { } error ? error.RetryAfter ?? Tireless.Pause(failures - 1) : isTold ? BetweenLooks : TimeSpan.Zero, clock, stoppingToken);
        }
    }

    /// <returns>True.</returns>
    private async Task<BotResult<bool>> Tell(CancellationToken stoppingToken)
    {
        var told = await bot.SetWebhook(
            _place.Url.AbsoluteUri,
            maxConnections: OutgoingLimits.WebhookConnections,
            allowedUpdates: Translator.Wanted,
            dropPendingUpdates: false,
            secretToken: _secret.Reveal(),
            cancellationToken: stoppingToken).Tried(stoppingToken);
        vitals.Looked(told.Error?.Kind);
        if (told.IsOk) return true;
        logger.WebhookNotSet(told.Error.Kind, told.Error.Code, told.Error.Description);
        return told.Error;
    }

    /// <returns>Whether Telegram brings updates here.</returns>
    private async Task<BotResult<bool>> Look(CancellationToken stoppingToken)
    {
        var seen = await bot.GetWebhookInfo(stoppingToken).Tried(stoppingToken);
        if (!seen.IsOk)
        {
            vitals.Looked(seen.Error.Kind);
            logger.WebhookNotSeen(seen.Error.Kind, seen.Error.Code, seen.Error.Description);
            return seen.Error;
        }
        TellOfTrouble(seen.Value);
        var isHere = seen.Value.Url == _place.Url.AbsoluteUri;
        vitals.Looked(isHere ? null : BotErrorKind.Conflict);
        if (!isHere) logger.WebhookLost(seen.Value.Url.Length == 0);
        return isHere;
    }

    private void TellOfTrouble(WebhookInfo seen)
    {
        if (seen.LastErrorDate is not { } at || at <= _troubleTold) return;
        _troubleTold = at;
        logger.NotBrought(seen.LastErrorMessage ?? "", seen.PendingUpdateCount);
    }
}
