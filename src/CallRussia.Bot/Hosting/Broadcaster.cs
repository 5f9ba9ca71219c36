using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Broadcasts go out beside everything else, never before a reply: they have requests of their own, few of them, and a pace that what is
/// said to people is taken off. They do not pass through the outbox: 46,000 rows would be written twice, and none of them is urgent.
/// </summary>
public sealed class Broadcaster(BroadcastRounds rounds, BroadcastHand hand, BroadcastSender sender, BroadcastPace pace, BroadcastNews news, TimeProvider clock, ILogger<Broadcaster> logger) : BackgroundService
{
    /// <summary>Requests under way: at 25 a second enough for answers that take half a second.</summary>
    private const int InFlight = 16;

    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenNews = TimeSpan.FromSeconds(1);

    /// <summary>Who would have to wait longer waits in the store.</summary>
    private static readonly TimeSpan WaitInHand = TimeSpan.FromSeconds(2);

    /// <summary>A stop waits so long for answers of Telegram; of those that come later nobody knows.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _turnstile = new(1);
    private readonly CancellationTokenSource _cutOff = new();

    /// <summary>Before anything is claimed.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await rounds.TakeUp(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _turnstile.Dispose();
        _cutOff.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var last = stoppingToken.Register(() => _cutOff.CancelAfter(LastAnswers));
        var sending = Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Tireless.Run("broadcasts", Send, clock, logger, stoppingToken)));
        var telling = Tireless.Run("the news of broadcasts", Tell, clock, logger, stoppingToken);
        try
        {
            await Tireless.Run("the rounds of broadcasts", Rounds, clock, logger, stoppingToken);
        }
        finally
        {
            // However they ended: what they left in hand is settled first.
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            hand.GiveBackAll();
            await rounds.Settle();
        }
        await Task.WhenAll(sending, telling);
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
            var (recipient, payload) = await Next(stoppingToken);
            hand.Back(await sender.Send(recipient, payload, _cutOff.Token));
        }
    }

    /// <summary>One after the other, each taken only when its turn has come: until then it can be given back.</summary>
    private async Task<BroadcastHand.Claimed> Next(CancellationToken stoppingToken)
    {
        await _turnstile.WaitAsync(stoppingToken);
        try
        {
            while (await hand.Some(stoppingToken))
                if (!await MayGo(stoppingToken)) hand.GiveBackAll();
                else if (hand.TryTake(out var next)) return next;
            throw new InvalidOperationException("The hand is never closed.");
        }
        finally
        {
            _turnstile.Release();
        }
    }

    private async Task<bool> MayGo(CancellationToken stoppingToken)
    {
        while (pace.Take() is var wait && wait > TimeSpan.Zero)
        {
            if (wait > WaitInHand) return false;
            await Task.Delay(wait, clock, stoppingToken);
        }
        return true;
    }
}
