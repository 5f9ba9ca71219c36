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

    private readonly TaskCompletionSource _begins = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>People are served from here.</summary>
    public bool HasBegun => _begins.Task.IsCompletedSuccessfully && serving.Share != Share.Nobody;

    /// <summary>Completes when what was left is in its lanes.</summary>
    public Task Begins(CancellationToken cancellationToken) => _begins.Task.WaitAsync(cancellationToken);

    /// <summary>What is to be sent is taken up before anything comes in: see <see cref="Dispatcher.TakeUp"/>.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (neighbours is not null && (await Division(cancellationToken)).Instances.Count - 1 is > 0 and var others) logger.Joins(others);
        await dispatcher.TakeUp(neighbours is null ? Share.Everybody : await Take(neighbours, cancellationToken), cancellationToken);
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
        Begun();
        await Task.WhenAll(
            Tireless.Run("what others say", Listen, clock, logger, stoppingToken),
            neighbours is null ? Task.CompletedTask : Tireless.Run("the shares", stop => Balance(neighbours, stop), clock, logger, stoppingToken));
    }

    private void Begun()
    {
        if (neighbours is not null) logger.Shares(serving.Share.Count, Share.Parts);
        if (serving.Share.Leads) serving.Lead();
        _begins.TrySetResult();
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
            if (await Take(others, stoppingToken) is { Count: > 0 } taken)
            {
                await intake.TakeUp(taken, stoppingToken, () => dispatcher.TakeUp(taken, stoppingToken));
                Begun();
            }
            else if (await Division(stoppingToken) is var division && !division.Has(others.Own))
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

    private Task<Division> Division(CancellationToken stoppingToken) => store.Read(kept => Divisions.Of(kept, serving.Bot), stoppingToken);

    /// <returns>All that is this instance's and not taken up yet. Nearly always there is nothing: that takes no commit.</returns>
    private async Task<Share> Take(INeighbours others, CancellationToken stoppingToken)
    {
        var division = await Division(stoppingToken);
        var gone = await others.Gone([.. division.Instances.Select(static instance => instance.Id).Where(id => id != others.Own)], stoppingToken);
        if (gone.Count > 0) logger.InstancesGone(gone.Count);
        if (gone.Count > 0 || division.ToTake(others.Own).Count > 0) division = await store.Write(kept => Divisions.Take(kept, serving.Bot, others.Own, gone), stoppingToken);
        return division.Of(others.Own).Without(serving.Share);
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
