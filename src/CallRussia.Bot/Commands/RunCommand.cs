using System.CommandLine;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Commands;

/// <summary>`run`: the bot, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Runs the bot until it is stopped (SIGTERM or Ctrl+C).");
        command.SetAction((_, cancellationToken) => Run(cancellationToken));
        return command;
    }

    public static Task<int> Run(CancellationToken cancellationToken) => Verb.Guard(async () =>
    {
        var configuration = Verb.Configuration();
        var settings = Settings.Read(configuration);
        if (settings.Token is null)
            throw new SettingsException(["Telegram:Token is missing. @BotFather gives one (/newbot); put it into the variable Telegram__Token. To try the bot without Telegram: dotnet run --project src/CallRussia.Bot -- sandbox"]);
        var host = BotHost.Build(settings, BotWorld.Load(), Verb.Logging(Verb.Logger(configuration)));
        // Opened before the host starts: a store that can't be used is said in one sentence.
        _ = host.Services.GetRequiredService<IStore>();
        return await Serve(host, cancellationToken);
    });

    /// <summary>Runs a host to its end; a bot that had to give up by itself has failed.</summary>
    private static async Task<int> Serve(IHost host, CancellationToken cancellationToken)
    {
        // RunAsync disposes the host: what is looked at afterwards is taken out before.
        var services = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        var surrender = host.Services.GetRequiredService<Surrender>();
        await host.RunAsync(cancellationToken);
        return surrender.Happened || services.Exists(service => service.ExecuteTask is { IsFaulted: true }) ? CommandLine.Failed : CommandLine.Done;
    }
}
