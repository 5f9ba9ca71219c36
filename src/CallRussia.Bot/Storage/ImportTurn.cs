using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Postgres;

namespace CallRussia.Bot.Storage;

/// <summary>
/// The right to add numbers: a lock on a file beside the store, or one of its server, which ends with its process. Two imports would each miss
/// what the other is about to add, and take the other's unfinished blocks for those of a dead one.
/// </summary>
internal sealed class ImportTurn : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly IAsyncDisposable _lock;

    private ImportTurn(IAsyncDisposable held) => _lock = held;

    /// <summary>Waits until no other import is at work.</summary>
    public static async Task<ImportTurn> Take(StoreOptions options, CancellationToken cancellationToken)
    {
        if (TryTake(options) is { } turn) return turn;
        options.Log.WaitsForImport();
        while (true)
        {
            await Task.Delay(LookAgain, options.Clock, cancellationToken);
            if (TryTake(options) is { } next) return next;
        }
    }

    /// <returns>Null while another import has it.</returns>
    public static ImportTurn? TryTake(StoreOptions options) => TryLock(options) is { } held ? new ImportTurn(held) : null;

    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private static IAsyncDisposable? TryLock(StoreOptions options) => options switch
    {
        { Engine: StoreEngine.Postgres } => PostgresStores.TryImport(options.Server),
        _ => StoreLock.TryHold(options.Path + ".import"),
    };
}
