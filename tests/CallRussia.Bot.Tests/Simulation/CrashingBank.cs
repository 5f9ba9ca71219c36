using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Model;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// A store that dies and is opened again on the files as they lie, with a naive bank beside it that judges every answer. Whoever was not
/// answered is heard again under the same id, as Telegram redelivers.
/// </summary>
internal sealed class CrashingBank : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ModelWorld _world;
    private readonly DyingFaults _faults = new();
    private Store _store;
    private int _updates;

    public CrashingBank(string name, ModelWorld world, DateTimeOffset start)
    {
        _folder = ModelWorld.Folder(name);
        _world = world;
        Clock = new StoreClock(start);
        Naive = world.Bank(judgesTheChoice: false);
        _store = Open();
    }

    public StoreClock Clock { get; }

    public NaiveBank Naive { get; }

    public Store Store => _store;

    public int Crashes { get; private set; }

    private string PathOf(int life) => Path.Combine(_folder.FullName, $"{life}.db");

    /// <summary>The process will die in so many commits.</summary>
    public void DieAt(StorePoint point, int commits) => _faults.DieAt(point, commits);

    public async Task<Trigger> Ask(Volunteer volunteer, Ask ask)
    {
        var at = Clock.Now;
        var incoming = new Incoming($"u{++_updates}", volunteer.Id, new NumberAsked(), at);
        Trigger? answer = null;
        while (true)
        {
            try
            {
                var isKept = _faults.DiedAfterTheCommit;
                var ran = await _store.Take(incoming, turn => answer = turn.Answer(ask, new Scene(volunteer, at, Some.Campaign)), default);
                if (ran == isKept) throw new ModelFailedException($"{incoming.Id} was {(isKept ? "taken twice" : "lost")}.");
                break;
            }
            catch (SimulatedCrash)
            {
                await Reopen();
            }
        }
        _faults.Forget();
        Naive.Saw(volunteer, ask, at, at, answer!);
        return answer!;
    }

    /// <summary>Run again until it has ended, as people do with an import that was interrupted.</summary>
    public async Task Import(IReadOnlyList<(PhoneNumber Number, NaiveRegion Region)> numbers)
    {
        var lines = numbers.Select(line => (line.Number, line.Region.Code)).ToList();
        var before = Crashes;
        var added = await Survive(store => store.AddNumbers(lines, "test", Clock.Now, default));
        Naive.Imported(numbers, Crashes == before ? added : null);
    }

    public async Task Sweep()
    {
        await Survive(async store =>
        {
            await store.Sweep(Clock.Now, default);
            return true;
        });
        Naive.Sweep(Clock.Now);
    }

    /// <summary>Counts add up, and every cell can be read.</summary>
    public async Task Compare()
    {
        Assert.Equal(Naive.Stock(Clock.Now), await _store.Stock(default));
        Assert.Empty(await _store.Check(default));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public async Task<T> Survive<T>(Func<Store, Task<T>> work)
    {
        while (true)
        {
            try
            {
                return await work(_store);
            }
            catch (SimulatedCrash)
            {
                await Reopen();
                _faults.Forget();
            }
        }
    }

    /// <summary>The next process finds what the dead one wrote; nothing was closed.</summary>
    public async Task Reopen()
    {
        var dead = _store;
        DeadStore.Copy(PathOf(Crashes), PathOf(Crashes + 1));
        Crashes++;
        _store = Open();
        await dead.DisposeAsync();
        foreach (var file in Directory.GetFiles(_folder.FullName, Path.GetFileName(PathOf(Crashes - 1)) + "*")) File.Delete(file);
    }

    private Store Open() => Store.Open(_world.Options(PathOf(Crashes), Clock, _faults));
}

/// <summary>Dies once at a point of a commit, and remembers whether the commit was through.</summary>
internal sealed class DyingFaults : IStoreFaults
{
    private readonly Lock _gate = new();
    private (StorePoint Point, int Left)? _death;

    public bool DiedAfterTheCommit { get; private set; }

    public void DieAt(StorePoint point, int commits)
    {
        lock (_gate) _death = (point, commits);
    }

    public void Forget() => DiedAfterTheCommit = false;

    public void At(StorePoint point)
    {
        lock (_gate)
        {
            if (_death is not { } death || death.Point != point) return;
            _death = death.Left > 0 ? death with { Left = death.Left - 1 } : null;
            if (death.Left > 0) return;
        }
        DiedAfterTheCommit = point == StorePoint.AfterCommit;
        throw new SimulatedCrash();
    }
}
