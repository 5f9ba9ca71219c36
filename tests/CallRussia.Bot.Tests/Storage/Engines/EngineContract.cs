using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Door;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>What rules may rely on, whatever engine lies below. An engine passes by deriving from it.</summary>
public abstract partial class EngineContract : IAsyncLifetime
{
    private readonly Faults _faults = new();

    protected EngineContract()
    {
        Bench = new StoreBench((_, options) => Open(options, new Ledgers([new ThingLedger()])));
        Bench.Options = Bench.Options with { Faults = _faults };
    }

    protected StoreBench Bench { get; }

    /// <summary>Others may have written since the last commit: what is remembered is made anew for each.</summary>
    protected virtual bool IsBeside => false;

    protected Store Kept => Bench.Store;

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        _faults.Heal();
        await Bench.DisposeAsync();
    }

    protected abstract Store Open(StoreOptions options, Ledgers ledgers);

    protected Task<T> Write<T>(Func<ITransaction, T> work) => Kept.Write(work, default);

    protected Task<T> Read<T>(Func<ITransaction, T> look) => Kept.Read(look, default);

    protected Task<T> Study<T>(Func<ITransaction, T> look) => Kept.Study(look, default);

    protected Task Put(params Thing[] things) => Write(kept =>
    {
        foreach (var thing in things) kept.Put(Thing.Table, thing);
        return 0;
    });

    /// <summary>The jobs wait until all of them stand in the queue: they share one commit.</summary>
    protected async Task<Task<T>[]> Together<T>(params Func<ITransaction, T>[] jobs)
    {
        using var working = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var first = Write(_ =>
        {
            working.Set();
            gate.Wait();
            return 0;
        });
        working.Wait();
        var all = jobs.Select(job => Write(job)).ToArray();
        gate.Set();
        await first;
        await Task.WhenAny(Task.WhenAll(all));
        return all;
    }

    private static string Ids(IEnumerable<Thing> things) => string.Join(' ', things.Select(thing => thing.Id));

    private sealed class Faults : IStoreFaults
    {
        private volatile Func<Exception>? _make;
        private StorePoint _point;

        public void Break(StorePoint point, Func<Exception> make) => (_point, _make) = (point, make);

        public void Heal() => _make = null;

        public void At(StorePoint point)
        {
            if (_make is { } make && point == _point) throw make();
        }
    }
}

public sealed class MemoryEngineContract : EngineContract
{
    private MemoryEngine? _engine;

    protected override Store Open(StoreOptions options, Ledgers ledgers)
    {
        var store = Store.InMemory(options, new Rules(options, ledgers), _engine, out var engine);
        _engine = engine;
        return store;
    }
}

/// <summary>A verb's engine: the bot's, through its door. A restart is another verb.</summary>
public sealed class DoorEngineContract : EngineContract
{
    private Neighbours? _neighbours;

    protected override bool IsBeside => true;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_neighbours is not null) await _neighbours.DisposeAsync();
    }

    protected override Store Open(StoreOptions options, Ledgers ledgers)
    {
        var rules = new Rules(options, ledgers);
        _neighbours ??= Neighbours.Open(options, rules).GetAwaiter().GetResult();
        return _neighbours.Enter(options, rules);
    }
}

public sealed class SqliteEngineContract : EngineContract
{
    protected override Store Open(StoreOptions options, Ledgers ledgers) => Store.Open(options with { Engine = StoreEngine.Sqlite }, new Rules(options, ledgers));
}

public sealed class LiteEngineContract : EngineContract
{
    protected override Store Open(StoreOptions options, Ledgers ledgers) => Store.Open(options with { Engine = StoreEngine.LiteDB }, new Rules(options, ledgers));
}

/// <summary>On the PostgreSQL server that eng/test.sh starts, each test in a schema of its own.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresEngineContract : EngineContract, IDisposable
{
    private readonly PostgresPlace _place = new();

    public void Dispose() => _place.Dispose();

    protected override Store Open(StoreOptions options, Ledgers ledgers)
    {
        var here = options with { Engine = StoreEngine.Postgres, Connection = _place.Connection };
        return Store.Open(here, new Rules(here, ledgers));
    }
}
