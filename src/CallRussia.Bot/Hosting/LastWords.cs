using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>Between "nothing comes in" and "nothing goes out" at a stop: turns in the house are finished and their replies sent.</summary>
public sealed class LastWords(Lanes lanes, Dispatcher dispatcher, TimeProvider clock, ILogger<LastWords> logger) : IHostedService
{
    private static readonly TimeSpan ForTurns = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForReplies = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        logger.Stopping(lanes.Waiting, dispatcher.Waiting);
        using var turns = new CancellationTokenSource(ForTurns, clock);
        await lanes.Drain(turns.Token);
        using var replies = new CancellationTokenSource(ForReplies, clock);
        try
        {
            await dispatcher.Drain(replies.Token);
        }
        catch (OperationCanceledException)
        {
            // The outbox keeps them for the next start.
        }
    }
}
