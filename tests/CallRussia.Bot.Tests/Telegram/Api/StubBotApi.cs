using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>One request as it arrived.</summary>
public sealed record Arrived(string Path, IHeaderDictionary Headers, byte[] Body)
{
    public string Method => Path[(Path.LastIndexOf('/') + 1)..];

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>An HTTP server on a free port that answers what a test says and keeps what came.</summary>
public sealed class StubBotApi : IAsyncDisposable
{
    public const string SentMessage = """{"ok":true,"result":{"message_id":7,"chat":{"id":5,"type":"private"},"date":1700000000}}""";

    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrivals = new(0);

    private StubBotApi(WebApplication app) => _app = app;

    public ConcurrentQueue<Arrived> Requests { get; } = new();

    public Uri Url => new(_app.Urls.Single());

    /// <summary>What to answer; by default a sent message.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync(SentMessage);

    public static async Task<StubBotApi> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var stub = new StubBotApi(builder.Build());
        stub._app.Run(stub.Take);
        await stub._app.StartAsync();
        return stub;
    }

    public void AnswerWith(int status, string body, string? retryAfter = null) => Answer = context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(body);
    };

    /// <summary>Takes requests and never answers them.</summary>
    public void StaySilent() => Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    public Task Arrival() => _arrivals.WaitAsync(TimeSpan.FromSeconds(20));

    public Arrived TheOnly() => Assert.Single(Requests);

    public ValueTask DisposeAsync()
    {
        _arrivals.Dispose();
        return _app.DisposeAsync();
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = new HeaderDictionary(context.Request.Headers.ToDictionary()); // the server's own is used again
        Requests.Enqueue(new Arrived(context.Request.Path.Value!, headers, body.ToArray()));
        _arrivals.Release();
        await Answer(context);
    }
}
