using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Commands;

/// <summary>
/// `sandbox`: the very same bot against a local Bot API server with a chat page in the browser. Nothing to configure, nobody is called,
/// everything is gone at the end.
/// </summary>
internal static class SandboxCommand
{
    private const int UsualPort = 5046;
    private const int UsualSitePort = 5047;
    private const int NumbersPerZone = 400;
    private const long OrganizerId = 700_003;

    public static Command Create()
    {
        var port = new Option<int?>("--port") { Description = $"Port of the page on this machine; {UsualPort} if it is free, 0 for any that is." };
        Verb.Within(port, IPEndPoint.MinPort, IPEndPoint.MaxPort);
        var command = new Command("sandbox", "Tries the bot in the browser: a local Bot API server, demo numbers, three people.") { port };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Run(parsed.GetValue(port), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(int? port, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("callrussia-sandbox-");
        try
        {
            // Ctrl+C and SIGTERM must reach the cleaning up below.
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            return await Run(port, directory.FullName, stop.Token);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<int> Run(int? port, string directory, CancellationToken cancellationToken)
    {
        var clock = new AdjustableTimeProvider();
        var bot = new RestartableBot(directory, clock);
        var options = new SandboxOptions { Time = clock, RestartBot = bot.Restart };
        await using var server = await Listen(options, port, cancellationToken);
        server.AddPerson("Анна", "ru", 700_001);
        server.AddPerson("Tomas", "lt", 700_002);
        server.AddPerson("Olga", "en", OrganizerId);
        await bot.Start(server, cancellationToken);
        Console.WriteLine($"Open {server.Address} in your browser and write /start. Ctrl+C ends it.");
        Console.WriteLine($"The campaign's pages are at {bot.Site}");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await bot.Stop(CancellationToken.None);
        }
        return CommandLine.Done;
    }

    private static async Task<SandboxServer> Listen(SandboxOptions options, int? port, CancellationToken cancellationToken)
    {
        options.Port = port ?? UsualPort;
        try
        {
            return await SandboxServer.StartAsync(options, cancellationToken);
        }
        catch (IOException) when (port is null)
        {
            options.Port = 0;
            return await SandboxServer.StartAsync(options, cancellationToken);
        }
    }

    /// <summary>The bot's host, which the page can stop and start again while people's chats stay.</summary>
    private sealed class RestartableBot(string directory, TimeProvider clock)
    {
        private readonly BotWorld _world = BotWorld.Load(Settings.Read(Verb.Configuration()).ContentPath);
        private Settings _settings = null!;
        private IHost? _host;

        /// <summary>Where the pages are.</summary>
        public Uri? Site => _host?.Services.GetRequiredService<SiteServer>().Address;

        public async Task Start(SandboxServer server, CancellationToken cancellationToken)
        {
            _settings = Settings.Read(Configuration(server, $"127.0.0.1:{SitePort()}")) with { ChatPage = server.Address };
            await using (var store = BotHost.OpenStore(_settings, _world, StoreAccess.Sole, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance))
                await store.AddNumbers(DemoNumbers(), "sandbox", clock.GetUtcNow(), cancellationToken);
            await Begin(cancellationToken);
        }

        public async Task Restart(CancellationToken cancellationToken)
        {
            await Stop(cancellationToken);
            await Begin(cancellationToken);
        }

        public async Task Stop(CancellationToken cancellationToken)
        {
            if (_host is not { } host) return;
            await host.StopAsync(cancellationToken);
            await ((IAsyncDisposable)host).DisposeAsync();
            _host = null;
        }

        private async Task Begin(CancellationToken cancellationToken)
        {
            _host = BotHost.Build(_settings, _world, Verb.Logging(Verb.Logger(Verb.Configuration(), _settings.LogFormat)), clock);
            await _host.StartAsync(cancellationToken);
        }

        private IConfigurationRoot Configuration(SandboxServer server, string site) => new ConfigurationBuilder()
            .AddConfiguration(Verb.Configuration())
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Telegram:Token"] = server.Token,
                ["Telegram:Token:File"] = "",
                ["Telegram:ApiUrl"] = server.Address.ToString(),
                // Nothing has to be reached from outside.
                ["Telegram:Mode"] = nameof(UpdateMode.Polling),
                ["Storage:Path"] = Path.Combine(directory, "sandbox.db"),
                // 32 bytes, so that no start waits for a passphrase to be stretched; only demo numbers are in here.
                ["Storage:Key:File"] = "",
                ["Storage:Key"] = Convert.ToBase64String(new byte[32]),
                // Nobody really calls here, and people who try the buttons are faster than any call.
                ["Calling:Brakes"] = "false",
                ["Site:Listen"] = site,
                ["Site:Url"] = $"http://{site}",
                ["Organizers"] = OrganizerId.ToString(CultureInfo.InvariantCulture),
            })
            .Build();

        /// <summary>The same as long as it is free, and through all restarts.</summary>
        private static int SitePort()
        {
            try
            {
                return PortAt(UsualSitePort);
            }
            catch (SocketException)
            {
                return PortAt(0);
            }
        }

        private static int PortAt(int port)
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private static List<(PhoneNumber, RegionCode)> DemoNumbers() =>
        [
            .. from offset in Enumerable.Range(DemoBlock.SmallestOffset, DemoBlock.LargestOffset - DemoBlock.SmallestOffset + 1)
               from line in Enumerable.Range(0, NumbersPerZone)
               select (DemoBlock.Number(offset, line), DemoBlock.Region(offset)),
        ];
    }
}
