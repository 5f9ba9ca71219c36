using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>At a stop, once nothing comes in any more: the turns that were begun are finished and their replies sent, as far as the time allows.</summary>
public sealed class DrainAtStop(Lanes lanes, Dispatcher dispatcher, TimeProvider clock, ILogger<DrainAtStop> logger) : IHostedService
{
    private static readonly TimeSpan ForTurns = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForReplies = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        logger.Stopping(lanes.Waiting, dispatcher.Waiting);
        await FinishTurns(cancellationToken);
        await SendReplies(cancellationToken);
    }

    private async Task FinishTurns(CancellationToken cutOff)
    {
        using var patience = new CancellationTokenSource(ForTurns, clock);
        try
        {
            await lanes.Drain(patience.Token, cutOff);
        }
        catch (OperationCanceledException)
        {
            // The inbox keeps them for the next start.
            logger.TurnsLeft(lanes.Waiting);
        }
    }

    private async Task SendReplies(CancellationToken cutOff)
    {
        using var patience = new CancellationTokenSource(ForReplies, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cutOff);
        try
        {
            await dispatcher.Drain(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The outbox keeps them for the next start.
        }
    }
}
