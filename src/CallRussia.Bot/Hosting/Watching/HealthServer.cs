using System.Text.Json;
using CallRussia.Bot.Core.Conversations;
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
        _port = await HttpPort.Open("Health:Listen", endpoint, static limits => limits.MaxRequestBodySize = 0, Answer, cancellationToken);
        Address = _port.Address;
        logger.HealthAt(Address.ToString());
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _port, value: null) is { } port) await port.DisposeAsync();
    }

    private Task Answer(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) return Status(http, StatusCodes.Status405MethodNotAllowed);
        return http.Request.Path.Value switch
        {
            "/health/live" => Write(http, StatusCodes.Status200OK, new { status = "alive" }),
            "/health/ready" => Ready(http),
            "/campaign.json" => Counter(http),
            _ => Status(http, StatusCodes.Status404NotFound),
        };
    }

    private async Task Ready(HttpContext http)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(Patience);
        var state = await readiness.Look(limit.Token);
        await Write(http, state.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, new
        {
            status = state.IsReady ? "ready" : "not ready",
            telegram = state.Telegram,
            store = state.Store,
            turnsWaiting = state.TurnsWaiting,
            deliveriesWaiting = state.DeliveriesWaiting,
        });
    }

    /// <summary>For pages of other sites, which may read it every ten seconds.</summary>
    private Task Counter(HttpContext http)
    {
        if (campaign.Now.Pulse is not { } pulse) return Status(http, StatusCodes.Status503ServiceUnavailable);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = "public, max-age=10";
        return Write(http, StatusCodes.Status200OK, Published(campaign.Now.Name, pulse));
    }

    private static object Published(string name, Pulse pulse) => new
    {
        name,
        calls = pulse.Calls,
        callsToday = pulse.Today,
        volunteers = pulse.Volunteers,
        callers = pulse.Callers,
        countries = pulse.Countries,
        secondsPerCall = pulse.OneEvery is { } every ? Math.Round(every.TotalSeconds, 1) : (double?)null,
        at = pulse.At,
    };

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Write(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), http.RequestAborted).AsTask();
    }
}
