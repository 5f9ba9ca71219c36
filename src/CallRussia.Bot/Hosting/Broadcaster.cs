using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Sends broadcasts, from the instance that leads, beside everything else, never before a reply: with a few requests of its own, at a pace from which replies are subtracted.
/// Broadcasts don't pass through the outbox: 46,000 rows would be written twice, and none of them is urgent.
/// </summary>
public sealed class Broadcaster(BroadcastRounds rounds, Serving serving, ClaimedDeliveries claimed, BroadcastSender sender, BroadcastPace pace, BroadcastNews news, TimeProvider clock, ILogger<Broadcaster> logger) : BackgroundService
{
    /// <summary>Requests under way: at 25 a second enough for answers that take half a second.</summary>
    private const int InFlight = 16;

    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenNews = TimeSpan.FromSeconds(1);

    /// <summary>Deliveries that would have to wait longer are given back to the store.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>A stop waits this long for Telegram's answers; deliveries that are answered later count as unknown.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _turnstile = new(1);
    private readonly CancellationTokenSource _cutOff = new();

    public override void Dispose()
    {
        _turnstile.Dispose();
        _cutOff.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the first claim.
        await Tireless.Run("the broadcasts that were under way", TakeUp, clock, logger, stoppingToken);
        using var last = stoppingToken.Register(() => _cutOff.CancelAfter(LastAnswers));
        var sending = Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Tireless.Run("broadcasts", Send, clock, logger, stoppingToken)));
        var telling = Tireless.Run("the news of broadcasts", Tell, clock, logger, stoppingToken);
        try
        {
            await Tireless.Run("the rounds of broadcasts", Rounds, clock, logger, stoppingToken);
        }
        finally
        {
            // However they ended: what they left is settled first.
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            claimed.GiveBackAll();
            await rounds.Settle();
        }
        await Task.WhenAll(sending, telling);
    }

    private async Task TakeUp(CancellationToken stoppingToken)
    {
        await serving.Leads(stoppingToken);
        await rounds.TakeUp(stoppingToken);
    }

    private async Task Rounds(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Idle, clock);
        do
        {
            await rounds.Go(stoppingToken);
            tick.Period = rounds.IsBusy ? Busy : Idle;
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Tell(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(BetweenNews, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken)) await news.Tell(rounds.AtWork, stoppingToken);
    }

    private async Task Send(CancellationToken stoppingToken)
    {
        while (true)
        {
            claimed.Finish(await sender.Send(await Next(stoppingToken), _cutOff.Token));
        }
    }

    /// <summary>One sender after the other takes a delivery, and only when it may go at once: until then it can be given back.</summary>
    private async Task<ClaimedDeliveries.Claimed> Next(CancellationToken stoppingToken)
    {
        await _turnstile.WaitAsync(stoppingToken);
        try
        {
            while (await claimed.WaitForSome(stoppingToken))
                if (!await MayGo(stoppingToken)) claimed.GiveBackAll();
                else if (claimed.TryTake(out var next) && await MayGo(next, stoppingToken)) return next;
            throw new InvalidOperationException("Nothing ever closes what waits.");
        }
        finally
        {
            _turnstile.Release();
        }
    }

    /// <summary>What comes with it takes places of its own, one after the other.</summary>
    private async Task<bool> MayGo(ClaimedDeliveries.Claimed next, CancellationToken stoppingToken)
    {
        var mayGo = false;
        try
        {
            for (var left = next.Messages - 1; left > 0; left--)
                if (!await MayGo(stoppingToken)) return false;
            return mayGo = true;
        }
        finally
        {
            if (!mayGo) claimed.Finish(next.Recipient.NotBegun());
        }
    }

    private async Task<bool> MayGo(CancellationToken stoppingToken)
    {
        while (pace.Take() is var wait && wait > TimeSpan.Zero)
        {
            if (wait > LongestWait) return false;
            await Task.Delay(wait, clock, stoppingToken);
        }
        return true;
    }
}
