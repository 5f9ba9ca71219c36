using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Takes up this instance's share of the people and, where several serve from one store, keeps it equal to those of the others: it takes what one that is gone
/// has left, and gives when one comes. What is given is finished first, so no two instances ever send to one person.
/// </summary>
/// <param name="neighbours">Null where no other instance can serve from the store.</param>
public sealed class Sharing(
    IStore store, INeighbours? neighbours, Serving serving, Dispatcher dispatcher, Intake intake, Lanes lanes, BroadcastPace pace, Startup startup, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Sharing> logger) : BackgroundService
{
    /// <summary>An instance that was killed is missed within this time.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    /// <summary>News are lost with a line to the server. What they told of is found by then; so is what people who write to different bots of the campaign tell each other.</summary>
    private static readonly TimeSpan WithoutNews = TimeSpan.FromMilliseconds(500);

    private static readonly Task s_never = new TaskCompletionSource().Task;

    /// <summary>What is to be sent is taken up before anything comes in: see <see cref="Dispatcher.TakeUp"/>.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await dispatcher.TakeUp(neighbours is null ? Share.Everybody : await Join(neighbours, cancellationToken), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Nothing is done after this: others take over at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (neighbours is null) return;
        try
        {
            await store.Write(kept => Divisions.Leave(kept, serving.Bot, neighbours.Own), CancellationToken.None);
        }
        catch (Exception lost) when (lost is StoreException or OperationCanceledException)
        {
            // They notice by themselves.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // From the beginning of a stop on nothing more is taken over: what is in the house is finished.
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await Serve(stops.Token);
        }
        catch (OperationCanceledException) when (stops.IsCancellationRequested)
        {
            // The share is left at the end.
        }
    }

    private async Task Serve(CancellationToken stoppingToken)
    {
        // What a turn says may name the bot.
        await startup.Introduced(stoppingToken);
        await Tireless.Run("what was left", stop => intake.TakeUp(serving.Share, stop), clock, logger, stoppingToken);
        TookUp();
        await Task.WhenAll(
            Tireless.Run("what others say", Listen, clock, logger, stoppingToken),
            neighbours is null ? Task.CompletedTask : Tireless.Run("the shares", stop => Balance(neighbours, stop), clock, logger, stoppingToken));
    }

    private void TookUp()
    {
        if (neighbours is not null) logger.Shares(serving.Share.Count, Share.Parts);
        serving.TookUp();
    }

    private async Task<Share> Join(INeighbours others, CancellationToken cancellationToken)
    {
        var division = await Divide(others, cancellationToken);
        if (division.Instances.Count - 1 is > 0 and var there) logger.Joins(there);
        return division.Of(others.Own);
    }

    private async Task Listen(CancellationToken stoppingToken)
    {
        while (true)
        {
            var news = neighbours?.News ?? s_never;
            await intake.TakeOver(stoppingToken);
            await dispatcher.TakeOver(stoppingToken);
            neighbours?.Say(pace.TakeReplied());
            pace.Heard(neighbours?.SaidByOthers() ?? 0);
            await Wait(news, WithoutNews, stoppingToken);
        }
    }

    private async Task Balance(INeighbours others, CancellationToken stoppingToken)
    {
        while (true)
        {
            var news = others.News;
            var division = await Divide(others, stoppingToken);
            if (division.Of(others.Own).Without(serving.Share) is { Count: > 0 } taken)
            {
                await intake.TakeUp(taken, stoppingToken, () => dispatcher.TakeUp(taken, stoppingToken));
                TookUp();
            }
            else if (!division.Has(others.Own))
            {
                // Also an instance that has nothing to do learns that it was taken off.
                await store.Write(static _ => { }, stoppingToken);
            }
            else if (division.ToGive(others.Own) is { Count: > 0 } surplus)
            {
                await Give(others, surplus, stoppingToken);
            }
            await Wait(news, BetweenLooks, stoppingToken);
        }
    }

    /// <summary>Takes this instance's share of what nobody serves. Nearly always there is nothing: that takes no commit.</summary>
    /// <returns>Who serves whom now.</returns>
    private async Task<Division> Divide(INeighbours others, CancellationToken stoppingToken)
    {
        var division = await store.Read(kept => Divisions.Of(kept, serving.Bot), stoppingToken);
        var gone = await others.Gone([.. division.Instances.Select(static instance => instance.Id).Where(id => id != others.Own)], stoppingToken);
        if (gone.Count > 0) logger.InstancesGone(gone.Count);
        else if (division.ToTake(others.Own) == Share.Nobody) return division;
        return await store.Write(kept => Divisions.Take(kept, serving.Bot, others.Own, gone), stoppingToken);
    }

    private async Task Give(INeighbours others, Share surplus, CancellationToken stoppingToken)
    {
        // Between two works of the writer: each turn either sends to these people from here, and is waited for, or hands over.
        await store.Write(_ => serving.End(surplus), stoppingToken);
        await intake.Pause(stoppingToken);
        await lanes.Idle(surplus, stoppingToken);
        await dispatcher.GiveUp(surplus, stoppingToken);
        await store.Write(kept => Divisions.Give(kept, serving.Bot, others.Own, surplus), stoppingToken);
        logger.Shares(serving.Share.Count, Share.Parts);
    }

    private async Task Wait(Task news, TimeSpan longest, CancellationToken stoppingToken)
    {
        await news.WaitAsync(longest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stoppingToken.ThrowIfCancellationRequested();
    }
}
