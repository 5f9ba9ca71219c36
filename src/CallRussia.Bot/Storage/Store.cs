using System.Collections.Concurrent;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Core;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Storage;

/// <summary>
/// All state of the bot: records over an engine, written by one thread, several jobs to a commit. What one call of <see cref="Write"/> did is kept
/// together or not at all, and durable (it survives a power cut) when its task completes. Any member may be called at any time from any thread.
/// </summary>
public sealed partial class Store : IStore
{
    /// <summary>Records that a look remembers, in each of two generations.</summary>
    private const int MostRemembered = 20_000;

    private readonly IEngine _engine;
    private readonly GroupWriter _writer;
    private readonly ConcurrentBag<Desk> _desks = [];
    private readonly Func<Desk> _makeDesk;
    private readonly Desk _writing;
    private readonly StoreOptions _options;
    private readonly Rules _rules;
    private readonly Ledgers _ledgers;
    private readonly FileStream? _lock;
    private int _disposed;

    private Store(IEngine engine, Keys keys, Rules rules, StoreOptions options, FileStream? heldLock)
    {
        (_engine, _rules, _ledgers, _options, _lock) = (engine, rules, rules.Ledgers, options, heldLock);
        var names = new Wording(options.Features);
        _makeDesk = () => new Desk(keys, names);
        _writing = _makeDesk();
        _writer = new GroupWriter(engine, _writing.Bodies, _writing.Marks, options.Faults);
    }

    /// <summary>A store in memory, for tests and simulation.</summary>
    /// <param name="before">What an earlier one left behind.</param>
    internal static Store InMemory(StoreOptions options, MemoryEngine? before, out MemoryEngine engine)
    {
        var rules = new Rules(options);
        engine = before is null ? new MemoryEngine([.. rules.Ledgers.Tables, Sequences.Table]) : new MemoryEngine(before);
        return new Store(engine, new Keys(options.Key), rules, options, heldLock: null);
    }

    /// <summary>A store in one SQLite file.</summary>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static Store Open(StoreOptions options)
    {
        var rules = new Rules(options);
        var keys = new Keys(options.Key);
        var (engine, heldLock) = SqliteStores.Open(options, keys, [.. rules.Ledgers.Tables, Sequences.Table]);
        return new Store(engine, keys, rules, options, heldLock);
    }

    /// <summary>
    /// Runs <paramref name="work"/> as if nobody else worked. What it did is durable when the task completes; when it throws, nothing of it was
    /// kept, and whatever shared its commit is not touched. It may be run again.
    /// </summary>
    public Task<T> Write<T>(Func<ITransaction, T> work, CancellationToken cancellationToken) => _writer.Run(work, cancellationToken);

    /// <summary>One consistent look at what is durable, off the caller's thread; it never holds up a writer.</summary>
    public Task<T> Read<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => Task.Run(() => Look(look), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _writer.DisposeAsync();
        _engine.Dispose();
        _writing.Dispose();
        if (_lock is not null) await _lock.DisposeAsync();
        while (_desks.TryTake(out var desk)) desk.Dispose();
    }

    /// <summary>For tests: from now on the writer meets these faults, or none.</summary>
    internal void Suffer(IStoreFaults? faults) => _writer.Suffer(faults);

    private T Look<T>(Func<ITransaction, T> look)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(Store));
        if (!_desks.TryTake(out var desk)) desk = _makeDesk();
        try
        {
            using var view = _engine.View();
            var kept = new Transaction(new Ground(view, desk.Bodies, MostRemembered), desk.Marks);
            try
            {
                return look(kept);
            }
            finally
            {
                kept.End();
            }
        }
        catch (Exception e) when (e is EngineFailure or DamagedException)
        {
            throw GroupWriter.Told(e);
        }
        finally
        {
            _desks.Add(desk);
        }
    }

    /// <summary>What one thread at a time needs to read and write bodies.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly Seals _seals;

        public Desk(Keys keys, Names names)
        {
            _seals = new Seals(keys);
            Bodies = new Bodies(_seals, names);
            Marks = new Marks(keys.Marks);
        }

        public Bodies Bodies { get; }

        public Marks Marks { get; }

        public void Dispose()
        {
            _seals.Dispose();
            Marks.Dispose();
        }
    }
}
