using System.Collections.Concurrent;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Where the links of broadcasts lead, and how often. A tap costs no commit: taps are added up here and kept every few seconds, so that a kill loses some
/// seconds of them and nothing else. Nothing of who taps is looked at.
/// </summary>
public sealed class LinkDoor(IStore store, TimeProvider clock, ILogger<LinkDoor> logger) : BackgroundService
{
    internal static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(5);

    /// <summary>Links that are known are real ones: a hundred broadcasts have fewer.</summary>
    private const int MostKnown = 2_000;

    private readonly ConcurrentDictionary<string, CountedLink> _known = [];
    private readonly ConcurrentDictionary<BroadcastId, int> _taps = [];

    /// <param name="counts">A person taps, and not a program that looks where the link leads.</param>
    /// <returns>The address; null when no broadcast has it.</returns>
    public async Task<string?> Follow(string code, bool counts, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(code, out var link))
        {
            if (await store.Read(kept => CountedLinks.Find(kept, code), cancellationToken) is not { } found) return null;
            if (_known.Count >= MostKnown) _known.Clear();
            link = _known.GetOrAdd(code, found);
        }
        if (counts) _taps.AddOrUpdate(link.Broadcast, 1, static (_, n) => n + 1);
        return link.Url;
    }

    /// <summary>The pages are closed before: nobody taps any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await Keep();
        }
        finally
        {
            if (_taps.Values.Sum() is > 0 and var lost) logger.TapsLost(lost);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("taps on links", Go, clock, logger, stoppingToken);

    private async Task Go(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(BetweenWrites, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken)) await Keep();
    }

    /// <summary>What can't be kept now is kept with what follows.</summary>
    internal async Task Keep()
    {
        var some = _taps.Where(count => count.Value > 0).ToList();
        if (some.Count == 0) return;
        await store.Write(
            kept =>
            {
                foreach (var (id, taps) in some) CountedLinks.Add(kept, id, taps);
            },
            CancellationToken.None);
        foreach (var (id, taps) in some) _taps.AddOrUpdate(id, 0, (_, n) => n - taps);
    }
}
