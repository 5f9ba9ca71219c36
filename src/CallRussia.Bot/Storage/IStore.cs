using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Storage;

/// <summary>
/// All state of the bot: records that stand together or not at all. What may be asked of them stands beside their tables in Core, as functions over an
/// <see cref="ITransaction"/>. Any member may be called at any time from any thread.
/// </summary>
/// <remarks>Every implementation passes <c>StoreContract</c> in the tests.</remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>
    /// Runs <paramref name="work"/> as if nobody else worked. What it did is durable (it survives a power cut) when the task completes; when it throws, nothing
    /// of it was kept, and whatever shared its commit is not touched. It may be run again.
    /// </summary>
    /// <param name="expects">
    /// Where each way to the records takes long: what the work is going to look for, said with <see cref="ITransaction.Expect"/>, step by step. The first step
    /// says nothing else; each other one may look at what those before it expect, and says what follows from it. Works that share a commit take each step together, in one way.
    /// </param>
    Task<T> Write<T>(Func<ITransaction, T> work, CancellationToken cancellationToken, IReadOnlyList<Action<ITransaction>>? expects = null);

    /// <summary>One consistent look at what is durable, at so few records that it takes some milliseconds at most: writers may wait for it.</summary>
    Task<T> Read<T>(Func<ITransaction, T> look, CancellationToken cancellationToken);

    /// <summary>The same for as long as it takes: it never holds up a writer. It may be run again.</summary>
    /// <exception cref="StoreException">So much was written meanwhile that it was given up three times.</exception>
    Task<T> Study<T>(Func<ITransaction, T> look, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a batch of accepted numbers as one segment, whole or not at all. Numbers that are in the bank, touched or do-not-call stay what
    /// they are; of several lines of a number the first one decides the region. Interrupted at any moment and run again it ends the same;
    /// hand-outs go on meanwhile.
    /// </summary>
    Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What <see cref="AddNumbers"/> would do; nothing is changed.</summary>
    Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken);

    /// <summary>Takes out what imports that died, and sources that were withdrawn, have left in the bank, unless an import is at work just now.</summary>
    Task SweepDeadImports(CancellationToken cancellationToken);

    /// <summary>A consistent copy of the running store; the file appears whole or not at all, and never in the place of a store.</summary>
    /// <param name="force">A former copy of that name is replaced.</param>
    /// <exception cref="StoreException">It can't be made, or may not go there.</exception>
    Task Backup(string path, bool force, CancellationToken cancellationToken);

    /// <summary>Reads everything once: structure, encryption, invariants (one open lease per number and per volunteer, counts add up).</summary>
    /// <returns>What is wrong, in sentences for a person; empty when all is well.</returns>
    Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken);
}

public static class StoreExtensions
{
    private static readonly Sequence s_written = new("written");

    /// <summary>Writes a line that means nothing; completes when it is durable, and throws when nothing can be written.</summary>
    public static Task ProveWritable(this IStore store, CancellationToken cancellationToken) => store.Write(static kept => kept.Next(s_written), cancellationToken);

    /// <inheritdoc cref="IStore.Write"/>
    public static Task Write(this IStore store, Action<ITransaction> work, CancellationToken cancellationToken) => store.Write(
        kept =>
        {
            work(kept);
            return true;
        },
        cancellationToken);
}
