using Microsoft.AspNetCore.Http;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>
/// The health port of an instance that stands by: it lives, and is not ready, so no probe ends it and no proxy brings it anything. It gives the port
/// to <see cref="HealthServer"/> when the instance serves.
/// </summary>
internal sealed class StandbyHealth : IDisposable
{
    private readonly HttpPort? _port;

    private StandbyHealth(HttpPort? port) => _port = port;

    /// <summary>The store is opened by a thread that has nothing else to do, so it may wait for the port.</summary>
    /// <exception cref="SettingsException">Nothing can listen there.</exception>
    public static StandbyHealth Open(Settings settings) => new(settings.HealthEndpoint is { } endpoint
        ? HttpPort.Open("Health:Listen", endpoint, HealthAnswers.Limit, Answer, CancellationToken.None).GetAwaiter().GetResult()
        : null);

    public void Dispose() => _port?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static Task Answer(HttpContext http) => HealthAnswers.OfPath(http, static asked => asked.Request.Path.Value switch
    {
        HealthAnswers.Live => HealthAnswers.Alive(asked),
        HealthAnswers.Ready => HealthAnswers.Write(asked, StatusCodes.Status503ServiceUnavailable, new { status = "stands by" }),
        _ => HealthAnswers.Status(asked, StatusCodes.Status404NotFound),
    });
}
