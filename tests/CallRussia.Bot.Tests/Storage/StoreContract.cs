using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Door;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What every store does, told in the words of the domain. A store passes by deriving from it.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected StoreContract() => Bench = new StoreBench((_, options) => Open(options));

    protected StoreBench Bench { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync() => await Bench.DisposeAsync();

    protected abstract Store Open(StoreOptions options);
}

/// <summary>In memory: what a store left behind when it was closed is what the next one begins with.</summary>
public sealed class MemoryStoreContract : StoreContract
{
    private MemoryEngine? _engine;

    protected override Store Open(StoreOptions options)
    {
        var store = CallRussia.Bot.Storage.Store.InMemory(options, _engine, out var engine);
        _engine = engine;
        return store;
    }
}

/// <summary>Through the door of a bot that has it in memory.</summary>
public sealed class DoorStoreContract : StoreContract
{
    private Neighbours? _neighbours;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_neighbours is not null) await _neighbours.DisposeAsync();
    }

    protected override Store Open(StoreOptions options)
    {
        var rules = new Rules(options);
        _neighbours ??= Neighbours.Open(options, rules).GetAwaiter().GetResult();
        return _neighbours.Enter(options, rules);
    }
}

/// <summary>The same in a SQLite file.</summary>
public sealed class SqliteStoreContract(EmptyStore empty) : StoreContract, IClassFixture<EmptyStore>
{
    protected override Store Open(StoreOptions options) => empty.Open(options, StoreEngine.Sqlite);
}

/// <summary>The same in files of LiteDB.</summary>
public sealed class LiteStoreContract(EmptyStore empty) : StoreContract, IClassFixture<EmptyStore>
{
    protected override Store Open(StoreOptions options) => empty.Open(options, StoreEngine.LiteDB);
}

/// <summary>The same on a PostgreSQL server.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresStoreContract : StoreContract, IClassFixture<LentStore>
{
    private readonly LentStore _lent;

    public PostgresStoreContract(LentStore lent)
    {
        _lent = lent;
        lent.Sweep();
    }

    protected override Store Open(StoreOptions options) => _lent.Open(options);
}
