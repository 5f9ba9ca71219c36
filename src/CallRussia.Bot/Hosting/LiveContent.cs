using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>The content in use: the last good one, followed as the files change.</summary>
public sealed class LiveContent : IDisposable
{
    private readonly ContentWatcher _watcher;

    public LiveContent(BotWorld world, TimeProvider clock, ILogger<LiveContent> logger)
    {
        foreach (var warning in world.Content.Warnings) logger.Warn(warning.ToString());
        _watcher = new ContentWatcher(BotWorld.ContentDirectory, world.Content, world.Reload, load => Report(load, logger), clock);
    }

    public Phrasebook Phrasebook => _watcher.Current.Phrasebook;

    public Library Library => _watcher.Current.Library;

    public void Dispose() => _watcher.Dispose();

    private static void Report(ContentLoad load, ILogger logger)
    {
        if (load is ContentLoad.Failed failed)
            foreach (var error in failed.Errors) logger.ContentBroken(error.ToString());
        else
            logger.ContentReloaded();
    }
}
