using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Model;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.PowerLoss;

/// <summary>What somebody was told is kept.</summary>
internal abstract record Told
{
    public sealed record Imported(long Numbers) : Told;

    public sealed record Given(Lease Lease, long Volunteer) : Told;

    public sealed record Kept(Lease Lease, Outcome Outcome) : Told;
}

/// <summary>
/// A store of SQLite at work on a recorded disk, from its first byte on: imports, hand-outs and reports side by side, a sweep now and then. Later the
/// power is cut at any event, and the store is opened on what the disk remembers.
/// </summary>
internal sealed class PowerLossRun : IDisposable
{
    private static readonly Outcome[] Final = [Outcome.Talked, Outcome.DoNotCall, Outcome.HungUp, Outcome.Declined];
    private readonly ModelWorld _world = new(PoliteDemo: false, StoreBench.Boundless);
    private readonly StoreClock _clock = new(StoreBench.Noon);
    private readonly DirectoryInfo _folder;
    private readonly Random _random;
    private readonly DiskTrace _trace;
    private int _cuts;

    public PowerLossRun(int seed)
    {
        _random = new Random(seed);
        _folder = ModelWorld.Folder($"power-{seed}");
        _trace = RecordingDisk.Record(_folder.FullName);
    }

    public IReadOnlyList<DiskEvent> Events { get; private set; } = [];

    /// <summary>Where a cut hurts most: right after somebody was told.</summary>
    public IReadOnlyList<int> RightAfterTold => [.. Enumerable.Range(0, Events.Count).Where(at => Events[at] is DiskEvent.Acknowledged).Select(at => at + 1)];

    public async Task Work(int handOuts)
    {
        // The log is moved into the file all the time, and beside the commits.
        var store = Store.Open(_world.Options(Path.Combine(_folder.FullName, "bot.db"), _clock) with { Engine = StoreEngine.Sqlite, CheckpointBytes = 40 * 4096 });
        var bench = new Asking(store, _clock, _trace);
        await bench.Import(0, handOuts);
        for (var done = 0; done < handOuts;)
        {
            var people = Enumerable.Range(1, _random.Next(1, 8)).Select(volunteer => (Volunteer: (long)volunteer, Outcome: Final[_random.Next(Final.Length)])).ToList();
            await Task.WhenAll(people.Select(person => bench.Call(person.Volunteer, person.Outcome)));
            done += people.Count;
            _clock.Pass(TimeSpan.FromMinutes(_random.Next(30)));
            if (_random.Next(20) == 0) await store.Sweep(_clock.Now, default);
            if (_random.Next(40) == 0) await bench.Import(done, handOuts);
        }
        RecordingDisk.Stop(_folder.FullName);
        Events = _trace.Events;
        await store.DisposeAsync();
    }

    /// <summary>How many things that were told before the cut are not there after it.</summary>
    public async Task<int> Lost(int cut, Remembers remembers)
    {
        var folder = _folder.CreateSubdirectory($"{++_cuts}");
        foreach (var (path, bytes) in DiskTrace.After(Events, cut, remembers, _random)) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, Path.GetFileName(path)), bytes);
        var options = _world.Options(Path.Combine(folder.FullName, "bot.db"), _clock) with { Engine = StoreEngine.Sqlite };
        var told = Events.Take(cut).OfType<DiskEvent.Acknowledged>().Select(event_ => (Told)event_.What).ToList();
        await using var store = Store.Open(options);
        Assert.Empty(await store.Check(default));
        var lost = await Missing(store, told);
        if (lost == 0) await NobodyIsCalledTwice(store, told);
        folder.Delete(recursive: true);
        return lost;
    }

    public void Dispose()
    {
        RecordingDisk.Stop(_folder.FullName);
        _folder.Delete(recursive: true);
    }

    private static Task<int> Missing(Store store, List<Told> told) => store.Read(kept => told.Count(one => !Holds(kept, one)), default);

    private static bool Holds(ITransaction kept, Told told) => told switch
    {
        Told.Imported imported => kept.All(Piles.Table).Sum(pile => (long)pile.Count) >= imported.Numbers,
        Told.Given given => KeptLeases.Find(kept, given.Lease.Id) is { Token: { } token, Volunteer: { } volunteer } && volunteer.Value == given.Volunteer && kept.Marks.Number(token) == given.Lease.Number,
        Told.Kept done => KeptLeases.Find(kept, done.Lease.Id)?.Outcome == done.Outcome && DoNotCallRegister.Contains(kept, done.Lease.Number) == (done.Outcome == Outcome.DoNotCall),
        _ => throw new InvalidOperationException($"Nobody looks for {told}."),
    };

    private async Task NobodyIsCalledTwice(Store store, List<Told> told)
    {
        var bench = new Asking(store, _clock, DiskTrace.Nowhere);
        var given = told.OfType<Told.Given>().Select(one => one.Lease.Number).ToHashSet();
        for (var volunteer = 1_001; volunteer <= 1_010; volunteer++)
            if (await bench.Ask(volunteer, new HandOut()) is NumberHandedOut handed) Assert.True(given.Add(handed.Lease.Number));
    }

    /// <summary>Asks, and notes in the trace what was told as soon as it was.</summary>
    private sealed class Asking(Store store, StoreClock clock, DiskTrace trace)
    {
        private int _turns;
        private long _numbers;

        public async Task Import(int from, int count)
        {
            var lines = Enumerable.Range(from, count).Select(line => (DemoBlock.Number(2 + (line % 11), line / 11), DemoBlock.Region(2 + (line % 11)))).ToList();
            _numbers += (int)(await store.AddNumbers(lines, "test", clock.Now, default)).Added;
            trace.Add(new DiskEvent.Acknowledged(new Told.Imported(_numbers)));
        }

        public async Task Call(long volunteer, Outcome outcome)
        {
            if (await Ask(volunteer, new HandOut()) is not NumberHandedOut given) return;
            trace.Add(new DiskEvent.Acknowledged(new Told.Given(given.Lease, volunteer)));
            Assert.IsType<OutcomeRecorded>(await Ask(volunteer, new RecordOutcome(given.Lease.Id, outcome)));
            trace.Add(new DiskEvent.Acknowledged(new Told.Kept(given.Lease, outcome)));
        }

        public async Task<Trigger> Ask(long volunteer, Ask ask)
        {
            Trigger? answer = null;
            var incoming = new Incoming($"p{volunteer}-{Interlocked.Increment(ref _turns)}", new VolunteerId(volunteer), new NumberAsked(), clock.Now);
            await store.Take(incoming, turn => answer = turn.Answer(ask, new Scene(StoreBench.Volunteer(volunteer), clock.Now, Some.Campaign)), default);
            return answer!;
        }
    }
}
