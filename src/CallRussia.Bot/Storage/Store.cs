using System.Collections.Concurrent;
using System.Net.Sockets;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Lite;
using CallRussia.Bot.Storage.Postgres;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Records over an engine, written by one thread, several jobs to a commit.</summary>
public sealed partial class Store : IStore
{
    /// <summary>A look that stands in the writer's way is given up and begun again, so often in all.</summary>
    private const int MostViews = 3;

    private readonly IEngine _engine;
    private readonly GroupWriter _writer;
    private readonly ConcurrentBag<Desk> _desks = [];
    private readonly Func<Desk> _makeDesk;
    private readonly Desk _writing;
    private readonly StoreOptions _options;
    private readonly Rules _rules;
    private readonly Ledgers _ledgers;
    private readonly Keys _keys;
    private readonly FileStream? _lock;
    private readonly Looks _looks = new();
    private Porter? _porter;

    private Store(IEngine engine, Keys keys, Rules rules, Names names, StoreOptions options, FileStream? heldLock)
    {
        (_engine, _keys, _rules, _ledgers, _options, _lock) = (engine, keys.With(engine.Marks), rules, rules.Ledgers, options, heldLock);
        _makeDesk = () => new Desk(_keys, names);
        _writing = _makeDesk();
        _writer = new GroupWriter(engine, _writing.Bodies, _writing.Marks, options.Faults);
    }

    internal IEngine Engine => _engine;

    /// <summary>The longest time for which a group kept all other writers out, of this process and others.</summary>
    internal TimeSpan LongestHold => _writer.LongestHold;

    /// <summary>A store in memory, for tests and simulation.</summary>
    /// <param name="before">What an earlier one left behind.</param>
    internal static Store InMemory(StoreOptions options, MemoryEngine? before, out MemoryEngine engine) => InMemory(options, new Rules(options), before, out engine);

    internal static Store InMemory(StoreOptions options, Rules rules, MemoryEngine? before, out MemoryEngine engine)
    {
        engine = before is null ? new MemoryEngine(TablesOf(rules.Ledgers)) : new MemoryEngine(before);
        return Over(engine, options, rules);
    }

    /// <summary>A store over any engine that knows the tables of <paramref name="rules"/>.</summary>
    internal static Store Over(IEngine engine, StoreOptions options, Rules rules) =>
        new(engine, new Keys(options.Key), rules, new Wording(options.Features), options, heldLock: null);

    /// <summary>The store of the configured file, or of the bot that runs with it: see <see cref="StoreAccess"/>.</summary>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static Store Open(StoreOptions options) => Open(options, new Rules(options));

    internal static Store Open(StoreOptions options, Rules rules)
    {
        var (keys, names, tables) = (new Keys(options.Key), new Wording(options.Features), TablesOf(rules.Ledgers));
        if (options.Engine == StoreEngine.Postgres) return new Store(OpenOwn(options, keys, names, tables), keys, rules, names, options, heldLock: null);
        IEngine? beside = null;
        var isBot = options.Access == StoreAccess.Sole;
        var heldLock = StoreLock.Take(options.Path, isBot, isBot ? null : () => (beside = Enter(options.Path, tables, keys)) is not null, options.Clock, options.Log);
        try
        {
            return new Store(beside ?? OpenFile(options, keys, names, tables), keys, rules, names, options, heldLock);
        }
        catch
        {
            heldLock?.Dispose();
            throw;
        }
    }

    private static IEngine OpenFile(StoreOptions options, Keys keys, Wording names, IReadOnlyList<Table> tables)
    {
        StoreKinds.Check(options.Path, options.Engine);
        return OpenOwn(options, keys, names, tables);
    }

    private static IEngine OpenOwn(StoreOptions options, Keys keys, Wording names, IReadOnlyList<Table> tables)
    {
        using var desk = new Desk(keys, names);
        return OpenEngine(options, keys, tables, desk.Bodies);
    }

    /// <summary>Here the engine is chosen.</summary>
    internal static IEngine OpenEngine(StoreOptions options, Keys keys, IReadOnlyList<Table> tables, Bodies bodies) => options.Engine switch
    {
        StoreEngine.LiteDB => LiteStores.Open(options.Path, options.Clock, options.CheckpointBytes, keys, tables, bodies),
        StoreEngine.Sqlite => SqliteStores.Open(options.Path, options.CheckpointBytes, keys, tables, bodies),
        StoreEngine.Postgres => PostgresStores.Open(options.Server, keys, tables, bodies),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Engine, "There is no such engine."),
    };

    /// <returns>Null when no bot listens beside the store.</returns>
    internal static DoorEngine? Enter(string path, IReadOnlyList<Table> tables, Keys keys)
    {
        var vocabulary = new Vocabulary(tables);
        return DoorEngine.TryEnter(path, vocabulary, Greeting.Of(vocabulary, keys.Check));
    }

    /// <summary>From now on verbs of the command line may come in, until the store is closed. Where nothing can listen the log says so, and the bot goes on.</summary>
    public async Task OpenDoor(CancellationToken cancellationToken)
    {
        // A server has a door of its own.
        if (_options.Engine == StoreEngine.Postgres) return;
        try
        {
            var vocabulary = new Vocabulary(Tables);
            var house = new House(_options.Path, _engine, _writer, vocabulary, Greeting.Of(vocabulary, _keys.Check), _options.Clock, _options.Log);
            _porter = await Porter.Open(house, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or SocketException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            _options.Log.NoDoor(Doorway.Of(_options.Path), refused.Message);
        }
    }

    /// <summary>The other instances that serve from here; null where there can't be any.</summary>
    public INeighbours? Neighbours => _engine.Neighbours;

    /// <summary>Whose tables lie here, and their rules.</summary>
    public Rules Rules => _rules;

    public Task<T> Write<T>(Func<ITransaction, T> work, CancellationToken cancellationToken, IReadOnlyList<Action<ITransaction>>? expects = null) => _writer.Run(work, cancellationToken, expects);

    public Task<T> Read<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) =>
        _engine.ViewsAreCheap ? Study(look, cancellationToken) : _writer.Look(look, cancellationToken);

    public Task<T> Study<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => Task.Run(() => Look(look), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_looks.Close(out var over)) return;
        if (_porter is not null) await _porter.DisposeAsync();
        await _writer.DisposeAsync();
        await over;
        _engine.Dispose();
        _writing.Dispose();
        if (_lock is not null) await _lock.DisposeAsync();
        while (_desks.TryTake(out var desk)) desk.Dispose();
    }

    /// <summary>For tests: from now on the writer meets these faults, or none.</summary>
    internal void Suffer(IStoreFaults? faults) => _writer.Suffer(faults);

    private Task Write(Action<ITransaction> work, CancellationToken cancellationToken) => StoreExtensions.Write(this, work, cancellationToken);

    /// <summary>For tests: its clock.</summary>
    internal TimeProvider Clock => _options.Clock;

    internal IReadOnlyList<Table> Tables => TablesOf(_rules.Ledgers);

    internal static List<Table> TablesOf(Ledgers ledgers) => [.. ledgers.Tables, Sequences.Table];

    /// <param name="most">So often it is begun anew when it stands in the writer's way.</param>
    private T Look<T>(Func<ITransaction, T> look, int most = MostViews) => View(Looking(look), most);

    private static Func<IView, Desk, T> Looking<T>(Func<ITransaction, T> look) => (view, desk) =>
    {
        var kept = new Transaction(new Ground(view, desk.Bodies), desk.Marks);
        try
        {
            return look(kept);
        }
        finally
        {
            kept.End();
        }
    };

    private T View<T>(Func<IView, Desk, T> look, int most = MostViews)
    {
        _looks.Begin();
        if (!_desks.TryTake(out var desk)) desk = _makeDesk();
        try
        {
            return View(look, desk, most);
        }
        catch (Exception e) when (e is DamagedException || (e is EngineFailure failure && (!failure.MayBeginAgain || most > 1)))
        {
            throw GroupWriter.Told(e);
        }
        finally
        {
            _desks.Add(desk);
            _looks.End();
        }
    }

    private T View<T>(Func<IView, Desk, T> look, Desk desk, int most)
    {
        try
        {
            using var view = _engine.View();
            return look(view, desk);
        }
        catch (EngineFailure failure) when (failure.MayBeginAgain && most > 1)
        {
            return View(look, desk, most - 1);
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

    /// <summary>How many look at this moment: the engine is closed after the last of them.</summary>
    private sealed class Looks
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _open;
        private bool _closed;

        public void Begin()
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_closed, typeof(Store));
                _open++;
            }
        }

        public void End()
        {
            lock (_lock)
                if (--_open == 0 && _closed) _over.TrySetResult();
        }

        /// <param name="over">Ends with the last look.</param>
        /// <returns>False when it was closed before.</returns>
        public bool Close(out Task over)
        {
            over = _over.Task;
            lock (_lock)
            {
                if (_closed) return false;
                _closed = true;
                if (_open == 0) _over.TrySetResult();
                return true;
            }
        }
    }
}
