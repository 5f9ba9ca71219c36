using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>
/// A few volunteers and a few hundred numbers, so that they meet all the time: everything that can be asked is asked in random order over
/// years, and the store and the naive bank must agree about every answer. Several questions share a commit; some commits are taken back.
/// </summary>
internal sealed class ModelRun : IAsyncDisposable
{
    private const int Volunteers = 8;
    private static int s_runs;

    private readonly Random _random;
    private readonly ModelWorld _world;
    private readonly NaiveBank _bank;
    private readonly StoreClock _clock = new(StoreBench.Noon);
    private readonly DirectoryInfo _folder;
    private readonly NaiveRegion[] _regions;
    private readonly List<(PhoneNumber Number, NaiveRegion Region)> _imported = [];
    private readonly int _steps;
    private readonly Func<StoreOptions, Store> _open;
    private readonly int _stockUpBelow;
    private Store? _store;
    private int _turns;

    private ModelRun(int seed, int steps, Func<StoreOptions, Store> open)
    {
        (_steps, _random, _open) = (steps, new Random(seed), open);
        _world = new ModelWorld(seed % 2 == 0, (seed % 3) switch { 0 => StoreBench.Boundless, 1 => new BudgetRules { BeforeQuiz = 8 }, _ => new BudgetRules { Brakes = false } });
        _bank = _world.Bank();
        _folder = ModelWorld.Folder($"model-{seed}-{Interlocked.Increment(ref s_runs)}");
        // Where fresh numbers are scarce, people meet the same ones again and again.
        _stockUpBelow = seed % 5 < 2 ? 20 : 1;
        _regions = [.. ModelWorld.Regions.Take(_random.Next(3, 7))];
    }

    private Store Store => _store ??= _open(_world.Options(Path.Combine(_folder.FullName, "bot.db"), _clock));

    /// <exception cref="ModelFailedException">The store and the rules differ; the message replays it.</exception>
    public static async Task<NaiveCounts> Run(int seed, int steps, Func<StoreOptions, Store> open)
    {
        await using var run = new ModelRun(seed, steps, open);
        try
        {
            await run.Run();
            return run._bank.Seen;
        }
        catch (Exception failure)
        {
            throw new ModelFailedException($"SIM_SEED={seed} SIM_STEPS={steps}, at {run._bank.Seen.Asks} asks: {failure.Message}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task Run()
    {
        for (var compareAt = 500; _bank.Seen.Asks < _steps;)
        {
            if (_bank.Fresh < _stockUpBelow && _random.Next(12) == 0) await Import();
            await Turn();
            if (_random.Next(2) == 0) Pass();
            if (_random.Next(60) == 0) await Sweep();
            if (_random.Next(150) == 0) await Restart();
            if (_bank.Seen.Asks < compareAt) continue;
            compareAt += 500;
            await Compare();
        }
        await Compare();
    }

    /// <summary>Several questions in one commit; one in twenty is rolled back, and then nobody has asked anything.</summary>
    private async Task Turn()
    {
        var incoming = new Incoming($"x{++_turns}", new VolunteerId(1), new NumberAsked(), _clock.Now);
        if (_random.Next(20) == 0)
            await Assert.ThrowsAsync<TurnFailed>(() => Store.Take(incoming, TakenBack, default));
        Assert.True(await Store.Take(incoming, Kept, default));
        if (_random.Next(20) == 0) Assert.False(await Store.Take(incoming, TakenBack, default));
    }

    private void Kept(TestTurn turn)
    {
        for (var asks = _random.Next(1, 12); asks > 0; asks--)
        {
            var (volunteer, ask) = Choose();
            // An update may wait for a while until its turn comes.
            var at = ask is HandOut && _random.Next(10) == 0 ? _clock.Now.AddMinutes(-_random.Next(600)) : _clock.Now;
            _bank.Saw(volunteer, ask, at, _clock.Now, turn.Answer(ask, new Scene(volunteer, at, Some.Campaign)));
            if (_random.Next(3) == 0) _clock.Pass(TimeSpan.FromSeconds(_random.Next(60)));
        }
    }

    private void TakenBack(TestTurn turn)
    {
        for (var asks = _random.Next(1, 8); asks > 0; asks--)
        {
            var (volunteer, ask) = Choose();
            turn.Answer(ask, new Scene(volunteer, _clock.Now, Some.Campaign));
        }
        throw new TurnFailed();
    }

    private (Volunteer Volunteer, Ask Ask) Choose()
    {
        var id = (long)_random.Next(1, Volunteers + 1);
        var volunteer = StoreBench.Volunteer(id) is var known && id % 4 == 0 ? known with { QuizPassedAt = null } : known;
        Ask ask = _random.Next(100) switch
        {
            < 35 => new HandOut(),
            < 74 => Report(id),
            < 75 => new RecordRingBack(AnyOf(id), Outcomes.All[_random.Next(Outcomes.All.Count)]),
            < 83 => new UndoOutcome(Lease(id)),
            < 89 => new ExtendLease(Lease(id)),
            < 94 => new EndLease(Lease(id)),
            < 97 => new CountProgress(),
            < 99 => new GatherMyData(),
            _ => _random.Next(4) == 0 ? new EraseMe() : new HandOut(),
        };
        return (volunteer, ask);
    }

    private RecordOutcome Report(long volunteer)
    {
        // Most calls end so that the number comes back one day: else the bank would soon be empty.
        var outcome = _random.Next(8) switch
        {
            0 or 1 => Outcome.CallLater,
            2 => Outcome.Skipped,
            3 or 4 => Outcomes.All[_random.Next(Outcomes.All.Count)],
            _ => (Outcome)_random.Next((int)Outcome.NoAnswer, (int)Outcome.DoesNotExist + 1),
        };
        var callAt = outcome == Outcome.CallLater && _random.Next(20) > 0 ? _clock.Now.AddMinutes(_random.Next(-60, 8 * 24 * 60)) : (DateTimeOffset?)null;
        return new RecordOutcome(Lease(volunteer), outcome, callAt);
    }

    /// <summary>Mostly the one in hand or the last ones, sometimes somebody else's or none at all.</summary>
    private LeaseId Lease(long volunteer)
    {
        var whose = _random.Next(20) == 0 ? _random.Next(1, Volunteers + 1) : volunteer;
        var leases = _bank.Of(whose);
        if (leases.Count == 0 || _random.Next(50) == 0) return new LeaseId(_random.Next(2_000));
        // What somebody says after others have had the number is rare in life and hard to get right.
        if (_random.Next(5) == 0 && leases.LastOrDefault(lease => NaiveBank.IsOvertaken(lease) && lease.EndedAt > _clock.Now.AddHours(-25)) is { } overtaken) return overtaken.Id;
        return leases[^Math.Min(leases.Count, _random.Next(3) switch { 0 => 1, 1 => _random.Next(1, 3), _ => _random.Next(1, 7) })].Id;
    }

    /// <summary>People ring back when they like, also after weeks.</summary>
    private LeaseId AnyOf(long volunteer) => _bank.Of(volunteer) is { Count: > 0 } leases ? leases[_random.Next(leases.Count)].Id : new LeaseId(_random.Next(2_000));

    private void Pass()
    {
        // Right before, on and right after the moments at which something changes.
        if (_random.Next(4) == 0 && _bank.Ahead(_clock.Now, _clock.Now.AddDays(_random.Next(1, 15))) is { Count: > 0 } moments)
            _clock.Now = moments[_random.Next(moments.Count)].AddTicks(_random.Next(-1, 2));
        else _clock.Pass(AnyTime());
    }

    private TimeSpan AnyTime() => _random.Next(100) switch
    {
        < 55 => TimeSpan.FromSeconds(_random.Next(90)),
        < 78 => TimeSpan.FromMinutes(_random.Next(90)),
        < 91 => TimeSpan.FromHours(_random.Next(30)),
        < 98 => TimeSpan.FromDays(_random.Next(20)) + TimeSpan.FromMinutes(_random.Next(1440)),
        _ => TimeSpan.FromDays(_random.Next(400)),
    };

    /// <summary>Some new numbers among old ones, some lines twice, and old ones with another region.</summary>
    private async Task Import()
    {
        var batch = new List<(PhoneNumber Number, NaiveRegion Region)>();
        foreach (var region in _regions)
        {
            // The place with two clocks has no zone of its own in the block: it takes that of the first clock.
            var next = _imported.Count(known => known.Region == region);
            for (var line = next; line < next + _random.Next(2, 16); line++) batch.Add((DemoBlock.Number(region.Clocks[0], line), region));
        }
        _imported.AddRange(batch);
        for (var old = _random.Next(30); old > 0; old--) batch.Add((_imported[_random.Next(_imported.Count)].Number, _regions[_random.Next(_regions.Length)]));
        _bank.Imported(batch, await Store.AddNumbers([.. batch.Select(line => (line.Number, line.Region.Code))], "test", _clock.Now, default));
    }

    private async Task Sweep()
    {
        await Store.Sweep(_clock.Now, default);
        _bank.Sweep(_clock.Now);
    }

    private async Task Restart()
    {
        await Store.DisposeAsync();
        _store = null;
    }

    private async Task Compare()
    {
        Assert.Equal(_bank.Stock(_clock.Now), await Store.Stock(default));
        Assert.Empty(await Store.Check(default));
    }

    private sealed class TurnFailed : Exception;
}
