using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The store as one of several instances writes in it. Each work asks, as a part of itself, whether the instance is still one of those that serve: from the moment when
/// another one takes its people, nothing that it writes is kept, not even once. No clock decides, and no lock that could be lost unnoticed.
/// Numbers are added as by a verb: to that nobody need serve anybody.
/// </summary>
public sealed class FencedStore(IStore store, BotId bot, string own) : IStore
{
    public Task<T> Write<T>(Func<ITransaction, T> work, CancellationToken cancellationToken, IReadOnlyList<Action<ITransaction>>? expects = null) => store.Write(
        kept => Divisions.Stays(kept, bot, own) ? work(kept) : throw Lost(),
        cancellationToken,
        [kept => Expect(kept, expects), .. (expects ?? []).Skip(1)]);

    public Task<T> Read<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => store.Read(look, cancellationToken);

    public Task<T> Study<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => store.Study(look, cancellationToken);

    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) => store.AddNumbers(batch, at, cancellationToken);

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => store.WeighNumbers(batch, cancellationToken);

    public Task SweepDeadImports(CancellationToken cancellationToken) => store.SweepDeadImports(cancellationToken);

    public Task Backup(string path, bool force, CancellationToken cancellationToken) => store.Backup(path, force, cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => store.Check(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>In one step with the first one of the work: that comes in the way in which a group begins.</summary>
    private void Expect(ITransaction kept, IReadOnlyList<Action<ITransaction>>? expects)
    {
        kept.Expect(Divisions.Table, bot);
        if (expects is [var first, ..]) first(kept);
    }

    private static StoreException Lost() => new("Another instance has taken over whom this one served: this one was cut off from the store, or stood still. It stops; start it again, and it takes its share.")
    {
        Trouble = StoreTrouble.Damage,
    };
}
