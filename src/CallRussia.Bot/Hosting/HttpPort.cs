using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Hosting;

/// <summary>A port at which the bot answers HTTP. TLS and names are the business of a proxy before it.</summary>
internal sealed class HttpPort : IAsyncDisposable
{
    /// <summary>At a stop, for what is being answered.</summary>
    private static readonly TimeSpan ForAnswers = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;

    private HttpPort(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <param name="key">Of the setting, for the error.</param>
    /// <exception cref="SettingsException">Nothing can listen there.</exception>
    public static async Task<HttpPort> Open(string key, IPEndPoint endpoint, Action<KestrelServerLimits> limit, RequestDelegate answer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            limit(kestrel.Limits);
            kestrel.Listen(endpoint);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ForAnswers);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        app.Run(answer);
        try
        {
            await app.StartAsync(cancellationToken);
            return new HttpPort(app);
        }
        catch (Exception refused)
        {
            await app.DisposeAsync();
            if (refused is IOException or SocketException) throw new SettingsException([CanNotListen(key, endpoint, refused)]);
            throw;
        }
    }

    /// <summary>Before a start: why nothing can listen where the settings say.</summary>
    /// <param name="mayBeTaken">A running bot may be the one that listens there already.</param>
    public static IEnumerable<string> Problems(Settings settings, bool mayBeTaken) =>
        settings.Ports.Select(port => Problem(port.Key, port.Endpoint, mayBeTaken)).OfType<string>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string? Problem(string key, IPEndPoint endpoint, bool mayBeTaken)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            return null;
        }
        catch (SocketException refused)
        {
            return mayBeTaken && refused.SocketErrorCode == SocketError.AddressAlreadyInUse ? null : CanNotListen(key, endpoint, refused);
        }
    }

    private static string CanNotListen(string key, IPEndPoint endpoint, Exception why) => $"{key}: nothing can listen on {endpoint} ({why.Message}). Choose another port.";

    /// <summary>The bot's host starts and stops it; signals are not its business.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
