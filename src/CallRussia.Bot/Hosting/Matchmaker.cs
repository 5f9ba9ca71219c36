using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>Brings those together who look for a buddy, every hour. Who waits is in the store, so a restart loses nobody.</summary>
public sealed class Matchmaker(IStore store, Serving serving, TimeProvider clock, ILogger<Matchmaker> logger) : BackgroundService
{
    /// <summary>Often enough that nobody waits a day, seldom enough that there are several to choose from.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>So many pairs are brought together in one step: turns wait a few milliseconds at most.</summary>
    private const int PairsPerStep = 20;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.Run("buddies", Watch, clock, logger, stoppingToken);

    private async Task Watch(CancellationToken stoppingToken)
    {
        await serving.Leads(stoppingToken);
        using var tick = new PeriodicTimer(Every, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            logger.BuddiesMatched(await Match(store, (ulong)now.UtcTicks, now, stoppingToken));
        }
    }

    /// <summary>A look finds the pairs, so turns go on meanwhile; short steps bring those together of whom it is still true.</summary>
    /// <param name="seed">Decides among equals: the same people and the same seed give the same pairs.</param>
    /// <returns>How many pairs.</returns>
    public static async Task<int> Match(IStore store, ulong seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var joined = 0;
        foreach (var some in (await store.Study(kept => BuddyWishes.Propose(kept, seed, now), cancellationToken)).Chunk(PairsPerStep))
            joined += await store.Write(kept => BuddyWishes.Join(kept, some, now), cancellationToken);
        return joined;
    }
}
