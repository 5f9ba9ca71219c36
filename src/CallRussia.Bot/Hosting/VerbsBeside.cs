using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Hosting;

/// <summary>Lets verbs of the command line in while the bot runs; the store itself sends them away when it is closed.</summary>
public sealed class VerbsBeside(Store store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.OpenDoor(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
