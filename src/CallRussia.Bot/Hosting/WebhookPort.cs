using CallRussia.Bot.Telegram.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// What comes to the webhook, and its answer: 200 once an update is in the inbox, and an update that can't be kept now gets 503, so that Telegram
/// brings it again. Whoever else calls is told nothing but a status.
/// </summary>
/// <remarks>
/// An answer could carry a call of the Bot API. It does not: whatever is said goes through the outbox, which knows what became of it, and
/// keeps the pace.
/// </remarks>
public sealed class WebhookPort(Settings settings, Intake intake, Vitals vitals, TimeProvider clock, ILogger<WebhookPort> logger)
{
    /// <summary>Telegram keeps no update of more than 512 KB.</summary>
    private const int LargestUpdate = 1 << 20;

    /// <summary>Telegram opens <see cref="OutgoingLimits.WebhookConnections"/>; a proxy that gathers new ones while old ones end needs some more.</summary>
    private const int MostConnections = 512;

    private static readonly TimeSpan ForHeaders = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StrangerReminder = TimeSpan.FromMinutes(1);

    private readonly WebhookSecret _secret = new(settings.Token!);
    private readonly PathString _path = PathString.FromUriComponent(settings.Webhook!.Url);
    private readonly Lock _gate = new();
    private TimeSpan? _strangerTold;

    /// <summary>Kestrel itself cuts off whoever sends a body too slowly.</summary>
    internal static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = LargestUpdate;
        limits.MaxConcurrentConnections = MostConnections;
        limits.RequestHeadersTimeout = ForHeaders;
    }

    public async Task Answer(HttpContext http, CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        var begun = clock.Steady();
        http.Response.StatusCode = Refusal(http.Request) ?? await TakeIn(http, stoppingToken);
        vitals.Brought(http.Response.StatusCode, clock.Steady() - begun);
    }

    /// <summary>Before anything of the body is read.</summary>
    private int? Refusal(HttpRequest request)
    {
        if (request.Path != _path) return StatusCodes.Status404NotFound;
        if (!HttpMethods.IsPost(request.Method)) return StatusCodes.Status405MethodNotAllowed;
        if (request.Headers[WebhookSecret.Header] is [var said] && _secret.Is(said)) return null;
        TellOfStranger();
        return StatusCodes.Status403Forbidden;
    }

    private async Task<int> TakeIn(HttpContext http, CancellationToken stoppingToken)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (RawUpdates.Read(body.ToArray()) is not { } update)
        {
            // As in a poll: it can neither be kept nor does it get better when it comes again.
            logger.UpdatesWithoutId(1);
            return StatusCodes.Status200OK;
        }
        try
        {
            // Whoever hangs up does not end it: what is in the inbox must come into its lane.
            return await intake.TryTakeIn(update, stoppingToken) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private void TellOfStranger()
    {
        lock (_gate)
        {
            if (_strangerTold is { } told && clock.Steady() - told < StrangerReminder) return;
            _strangerTold = clock.Steady();
        }
        logger.StrangerAtWebhook();
    }
}
