using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The store as the bot asks it. A full disk or a locked file passes: nothing is wrong with what was asked, so it waits and is done when there is
/// room. A damaged store does not pass: the bot stops and says what a person must do. Every other refusal is thrown to the asker.
/// </summary>
/// <remarks>
/// A token ends the wait, and so does a damaged store, with an <see cref="OperationCanceledException"/>. What a stop must not cut off is asked without a
/// token: it is tried once whatever happens, and <see cref="AtStop"/> ends its wait.
/// </remarks>
public sealed class PatientStore : IStore
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)];

    /// <summary>After a stop began, nobody waits longer for the disk.</summary>
    private static readonly TimeSpan AtStop = TimeSpan.FromSeconds(5);

    private readonly Surrender _surrender;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopped;
    private readonly CancellationTokenRegistration _stopping;
    private int _waiting;

    public PatientStore(IStore store, Surrender surrender, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<PatientStore> logger)
    {
        (Impatient, _surrender, _clock, _logger) = (store, surrender, clock, logger);
        _stopped = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stopping = lifetime.ApplicationStopping.Register(() => _stopped.CancelAfter(AtStop));
    }

    /// <summary>Something waits for the disk just now: what stands still because of that would stand still after a restart too.</summary>
    public bool IsWaiting => Volatile.Read(ref _waiting) > 0;

    /// <summary>The same store for those who must hear at once that it can't be written: health, and a file whose sender waits for an answer.</summary>
    public IStore Impatient { get; }

    public Task<T> Write<T>(Func<ITransaction, T> work, CancellationToken cancellationToken, IReadOnlyList<Action<ITransaction>>? expects = null) =>
        Insist(store => store.Write(work, cancellationToken, expects), cancellationToken);

    public Task<T> Read<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => Insist(store => store.Read(look, cancellationToken), cancellationToken);

    public Task<T> Study<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => Insist(store => store.Study(look, cancellationToken), cancellationToken);

    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Insist(store => store.AddNumbers(batch, at, cancellationToken), cancellationToken);

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => Insist(store => store.WeighNumbers(batch, cancellationToken), cancellationToken);

    public Task SweepDeadImports(CancellationToken cancellationToken) => Insist(store => store.SweepDeadImports(cancellationToken), cancellationToken);

    public Task Backup(string path, bool force, CancellationToken cancellationToken) => Insist(store => store.Backup(path, force, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => Insist(store => store.Check(cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        _stopped.Dispose();
        await Impatient.DisposeAsync();
    }

    private async Task Insist(Func<IStore, Task> what, CancellationToken cancellationToken, [CallerMemberName] string where = "") => await Insist(
        async store =>
        {
            await what(store);
            return true;
        },
        cancellationToken,
        where);

    /// <param name="where">For the log: what was asked.</param>
    private async Task<T> Insist<T>(Func<IStore, Task<T>> what, CancellationToken cancellationToken, [CallerMemberName] string where = "")
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await what(Impatient);
            }
            catch (StoreException passing) when (passing.Trouble == StoreTrouble.Passing)
            {
                _logger.StoreUnavailable(where, passing.Message);
            }
            catch (StoreException damage) when (damage.Trouble == StoreTrouble.Damage)
            {
                if (_surrender.Now()) _logger.Fatal(damage.Message);
                throw new OperationCanceledException(damage.Message, damage);
            }
            await WaitForDisk(Pauses[Math.Min(tries, Pauses.Length - 1)], cancellationToken.CanBeCanceled ? cancellationToken : _stopped.Token);
        }
    }

    private async Task WaitForDisk(TimeSpan length, CancellationToken end)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await Task.Delay(length, _clock, end);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
