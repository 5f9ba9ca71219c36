using System.CommandLine;
using System.Runtime.InteropServices;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Commands;

/// <summary>`run`: the bot, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Runs the bot until it is stopped (SIGTERM, SIGHUP or Ctrl+C).");
        command.SetAction((_, cancellationToken) => Run(cancellationToken));
        return command;
    }

    public static Task<int> Run(CancellationToken cancellationToken) => Verb.Guard(async () =>
    {
        var (settings, log) = Verb.Configured();
        if (settings.Token is null)
            throw new SettingsException(["Telegram:Token is missing. @BotFather gives one (/newbot); put it into the variable Telegram__Token. To try the bot without Telegram: dotnet run --project src/CallRussia.Bot -- sandbox"]);
        // What takes long is done side by side: the key is made of a passphrase, the content is read, and meanwhile the rest of the house is put together.
        var key = Task.Run(() => StoreKey.Stretched(settings.StorageKey), CancellationToken.None);
        var world = BotWorld.Load(settings.ContentPath);
        var content = Task.Run(() => world.Content, CancellationToken.None);
        settings = settings with { StorageKey = await key };
        if (!settings.HasStore) log.Warning("There is no store at {Path:l}: an empty one is made. If there should be one, stop the bot: is its disk mounted?", settings.StoragePath);
        foreach (var caution in Cautions.Of(settings, world, TimeProvider.System.GetUtcNow())) log.Warning("{Caution:l}", caution);
        using var host = BotHost.Build(settings, world, Verb.Logging(log));
        return await Serve(host, cancellationToken);
    });

    /// <summary>Runs a host to its end; a bot that had to give up by itself has failed.</summary>
    public static async Task<int> Serve(IHost host, CancellationToken cancellationToken)
    {
        // These are asked for now, because running disposes the host. The store and the content come first, so that what is wrong with them is
        // said in words and not as a start that failed with a stack trace.
        _ = host.Services.GetRequiredService<IStore>();
        _ = host.Services.GetRequiredService<BotWorld>().Content;
        if (HttpPort.Problems(host.Services.GetRequiredService<Settings>(), mayBeTaken: false).ToList() is { Count: > 0 } problems) throw new SettingsException(problems);
        var services = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        var surrender = host.Services.GetRequiredService<Surrender>();
        using var hangup = StopInOrder(host, PosixSignal.SIGHUP);
        await host.RunAsync(cancellationToken);
        return surrender.Happened || services.Exists(service => service.ExecuteTask is { IsFaulted: true }) ? CommandLine.Failed : CommandLine.Done;
    }

    /// <summary>SIGHUP comes from a closed terminal or a supervisor. The host itself listens to SIGTERM, SIGINT and SIGQUIT only.</summary>
    private static PosixSignalRegistration StopInOrder(IHost host, PosixSignal signal)
    {
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        return PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = true;
            lifetime.StopApplication();
        });
    }
}
