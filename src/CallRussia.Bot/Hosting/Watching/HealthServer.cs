using CallRussia.Site.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>
/// The health port: <c>/health/live</c> (the process answers), <c>/health/ready</c> (Telegram and the store answer it) and <c>/campaign.json</c>, the counter for the campaign's website.
/// Read-only, without anything about single people.
/// </summary>
public sealed class HealthServer(Settings settings, Readiness readiness, CampaignFacts campaign, ILogger<HealthServer> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private HttpPort? _port;

    /// <summary>Where it listens; null when it is off.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.HealthEndpoint is not { } endpoint) return;
        _port = await HttpPort.Open("Health:Listen", endpoint, HealthAnswers.Limit, http => HealthAnswers.OfPath(http, Answer), cancellationToken);
        Address = _port.Address;
        logger.HealthAt(Address.ToString());
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _port, value: null) is { } port) await port.DisposeAsync();
    }

    private Task Answer(HttpContext http) => http.Request.Path.Value switch
    {
        HealthAnswers.Live => HealthAnswers.Alive(http),
        HealthAnswers.Ready => Ready(http),
        "/campaign.json" => Counter(http),
        _ => HealthAnswers.Status(http, StatusCodes.Status404NotFound),
    };

    private async Task Ready(HttpContext http)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(Patience);
        var state = await readiness.Look(limit.Token);
        await HealthAnswers.Write(http, state.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, new
        {
            status = state.IsReady ? "ready" : "not ready",
            telegram = state.Telegram,
            store = state.Store,
            parts = state.Parts,
            turnsWaiting = state.TurnsWaiting,
            deliveriesWaiting = state.DeliveriesWaiting,
            inboxSeconds = Seconds(state.Lag?.Inbox),
            timersSeconds = Seconds(state.Lag?.Timers),
        });
    }

    private static double? Seconds(TimeSpan? span) => span is { } known ? Math.Round(known.TotalSeconds, 1) : null;

    /// <summary>For pages of other sites, which may read it every ten seconds.</summary>
    private Task Counter(HttpContext http)
    {
        if (campaign.Now.Pulse is not { } pulse) return HealthAnswers.Status(http, StatusCodes.Status503ServiceUnavailable);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = "public, max-age=10";
        return HealthAnswers.Write(http, StatusCodes.Status200OK, CampaignJson.Of(campaign.Now.Name, pulse, campaign.Weeks));
    }
}
