using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What every store does, told in the words of the domain. A store passes by deriving from it.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected StoreContract() => Bench = new StoreBench((_, options) => Open(options));

    protected StoreBench Bench { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    protected abstract IStore Open(StoreOptions options);
}

public sealed class SqliteStoreContract : StoreContract
{
    protected override IStore Open(StoreOptions options) => SqliteStore.Open(options);
}
