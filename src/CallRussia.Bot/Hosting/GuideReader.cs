using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>Notes what is new in what callers read: at the start, and every minute as long as the bot lives. What was approved elsewhere reaches the pages so also where no turn runs.</summary>
public sealed class GuideReader(LiveContent content, IStore store, TimeProvider clock, ILogger<GuideReader> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("what is new in the guide", Read, clock, logger, stoppingToken);

    private async Task Read(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        Library? read = null;
        do
        {
            await content.Refresh(stoppingToken);
            // The content is exchanged as a whole: the same one has nothing new.
            if (content.Library is var library && ReferenceEquals(library, read)) continue;
            if (await store.Write(kept => GuideChanges.Follow(kept, library, clock.GetUtcNow()), stoppingToken) is var changes and > 0) logger.GuideChanged(changes);
            read = library;
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
