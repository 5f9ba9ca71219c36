using CallRussia.Bot.Storage;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// What becomes of work that the store refuses. A full disk or a locked file passes: nothing is wrong with the work, so it waits and is
/// done when there is room. A damaged store does not pass: the bot stops and says what a person must do.
/// </summary>
public sealed class StorePatience(Surrender surrender, TimeProvider clock, ILogger<StorePatience> logger)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)];

    private int _waiting;

    /// <summary>Some work waits for the disk just now: what stands still because of that would stand still after a restart too.</summary>
    public bool IsTried => Volatile.Read(ref _waiting) > 0;

    /// <param name="where">For the log: an id or the name of a place.</param>
    /// <exception cref="OperationCanceledException">Stopping, possibly because the store is damaged.</exception>
    /// <exception cref="StoreException">The work itself is at fault; trying on would not help.</exception>
    public async Task<T> Wait<T>(string where, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await work();
            }
            catch (StoreException passing) when (passing.Trouble == StoreTrouble.Passing)
            {
                logger.StoreUnavailable(where, passing.Message);
            }
            catch (StoreException damage) when (damage.Trouble == StoreTrouble.Damage)
            {
                if (surrender.Now()) logger.Fatal(damage.Message);
                throw new OperationCanceledException(damage.Message, damage);
            }
            Interlocked.Increment(ref _waiting);
            try
            {
                await Task.Delay(Pauses[Math.Min(tries, Pauses.Length - 1)], clock, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    public Task Wait(string where, Func<Task> work, CancellationToken cancellationToken) => Wait(
        where,
        async () =>
        {
            await work();
            return true;
        },
        cancellationToken);
}
