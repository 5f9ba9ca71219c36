using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Sandbox;

/// <summary>The listening socket and who answers what. Loopback only; nothing is logged.</summary>
internal sealed class HttpFront : IAsyncDisposable
{
    // A document of 50 MB and its envelope.
    private const long LargestRequest = 52L << 20;

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly World _world;
    private readonly BotEndpoint _bot;
    private readonly ControlApi _control;

    private HttpFront(WebApplication app, World world)
    {
        _app = app;
        _world = world;
        _bot = new BotEndpoint(world);
        _control = new ControlApi(world);
        world.Stopping = _stopping.Token;
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<HttpFront> StartAsync(World world, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        var app = builder.Build();
        var front = new HttpFront(app, world);
        app.Run(front.AnswerAsync);
        await app.StartAsync(cancellation);
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>Whatever cannot be read is refused in the Bot API's form; only a caller who went away gets no answer.</summary>
    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        catch (Exception unreadable) when (!context.Response.HasStarted)
        {
            await BotEndpoint.RefuseAsync(context, Refused(unreadable));
        }
    }

    private static Refusal Refused(Exception unreadable) => unreadable switch
    {
        Refusal refusal => refusal,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Refusal.TooLarge(),
        _ => Refusal.BadRequest("can't read the request: " + unreadable.Message),
    };

    private Task RouteAsync(HttpContext context)
    {
        if (!OwnMachine.Allows(context.Request))
        {
            throw Refusal.Forbidden("only programs on this machine and the Sandbox's own page may call this");
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
        {
            throw new Refusal(405, "Method Not Allowed");
        }

        var path = context.Request.Path.Value ?? "/";
        if (path.StartsWith("/bot", StringComparison.Ordinal))
        {
            return _bot.HandleAsync(context, path[4..]);
        }

        if (path.StartsWith("/file/bot", StringComparison.Ordinal))
        {
            return DownloadAsync(context, path[9..]);
        }

        return path.StartsWith("/sandbox/", StringComparison.Ordinal)
            ? _control.HandleAsync(context, path[9..])
            : PageFiles.SendAsync(context, path);
    }

    private async Task DownloadAsync(HttpContext context, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var isOurs = slash > 0 && path.AsSpan(0, slash).SequenceEqual(_world.Options.Token);
        var file = isOurs ? _world.Files.FindByPath(path[(slash + 1)..]) : null;
        if (file is null)
        {
            await BotEndpoint.RefuseAsync(context, new Refusal(404, "Not Found"));
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    /// <summary>Signals belong to the program around the server; the usual lifetime would swallow Ctrl+C.</summary>
    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
