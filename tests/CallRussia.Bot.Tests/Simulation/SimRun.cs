using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// Months in the life of a small phone bank, decided by one seed: people press buttons, time passes, Telegram stumbles, the process dies and
/// comes back. After every step the invariants hold, and in the calm after the storm everything is in order.
/// </summary>
internal sealed partial class SimRun : IAsyncDisposable
{
    private const int People = 40;
    private const int NumbersPerImport = 24;
    private static readonly int[] Offsets = [2, 5, 8, 12];

    private readonly Random _random;
    private readonly SimClock _clock = new(Some.Now);
    private readonly SimTelegram _telegram;
    private readonly SimModel _model;
    private readonly List<SimPerson> _people;
    private readonly StoreOptions _options;
    private readonly ISimGround _ground;
    private readonly List<(PhoneNumber, RegionCode)> _imported = [];
    private SimProcess? _process;
    private int _lives;
    private readonly int _seed;
    private readonly int _steps;
    private int _step;

    private SimRun(int seed, int steps, ISimGround ground)
    {
        (_seed, _steps, _ground) = (seed, steps, ground);
        _random = new Random(seed);
        var rules = new NumberRules(new CallingHours { Demo = seed % 2 == 0 ? DemoHours.Polite : DemoHours.Any }, Some.World.Holidays, new BudgetRules { BeforeQuiz = seed % 3 == 0 ? 3 : 25 });
        _telegram = new SimTelegram(_clock, _random);
        _model = new SimModel(_clock, rules);
        _telegram.Shown = _model.Shown;
        _telegram.AnswerLost = _model.AnswerLost;
        if (Tell is { } tell) _model.Tell = (person, what) => tell(person, $"{_step} {_clock.Now:MM-dd HH:mm:ss} {what}");
        _people = [.. Enumerable.Range(700_001, People).Select(id => new SimPerson(id, _telegram, _random))];
        _options = new StoreOptions
        {
            Path = "",
            Key = [.. Enumerable.Range(7, 32).Select(i => (byte)i)],
            Rules = rules,
            Regions = Some.World.Plan.Regions,
            Features = Some.Features,
        };
    }

    /// <summary>Where stories go while a failure is replayed.</summary>
    public static Action<long, string>? Tell { get; set; }

    private SimProcess Process => _process!;

    /// <returns>What happened, in one line.</returns>
    /// <exception cref="SimulationFailedException">An invariant broke; the message names it, the seed and the step.</exception>
    public static Task<string> Run(int seed, int steps) => Run(seed, steps, new SimFiles(seed));

    /// <param name="ground">Gone at the end.</param>
    public static async Task<string> Run(int seed, int steps, ISimGround ground)
    {
        await using var simulation = new SimRun(seed, steps, ground);
        try
        {
            var story = await simulation.Run();
            return simulation._model.Wrong.Count == 0 ? story : throw simulation.Failed(null);
        }
        catch (Exception failure) when (failure is not SimulationFailedException)
        {
            throw simulation.Failed(failure);
        }
    }

    /// <summary>With the words that replay it.</summary>
    private SimulationFailedException Failed(Exception? failure) => new(
        $"SIM_SEED={_seed} SIM_STEPS={_steps}, step {_step}: {failure?.Message}\n{string.Join('\n', _model.Wrong.Take(10))}", failure);

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process) await process.DisposeAsync();
        _ground.Dispose();
    }

    private async Task<string> Run()
    {
        await Restart();
        await Survive(Import);
        for (_step = 1; _step <= _steps && _model.Wrong.Count == 0; _step++)
        {
            // Storms come and go: what only happens when two things go wrong at once needs more than an even drizzle.
            if (_step % 100 == 1) _telegram.FaultsPercent = _random.Next(4) switch { 0 => 0, 1 => 3, 2 => 10, _ => 40 };
            _clock.Pass(TimeSpan.FromMilliseconds(_random.Next(3_000)));
            await Survive(Step);
            if (_step % 500 == 100 || _step == _steps) await CalmDown();
        }
        return $"{_step - 1} steps, {(_clock.Now - Some.Now).TotalDays:0} days, {_lives} lives: {_model.Seen}";
    }

    private Task Step() => _random.Next(100) switch
    {
        < 28 => Act(),
        < 38 => Process.Poll(),
        < 58 => Turns(),
        < 76 => Deliver(),
        < 80 => Process.Release(),
        < 86 => PassTime(),
        < 94 => Process.TakeUpTimers(),
        < 98 => Trouble(),
        _ => _random.Next(3) switch { 0 => Import(), 1 => Process.Sweep(), _ => Audit(quiet: false) },
    };

    private Task Act()
    {
        // A few are at it at a time, and mostly those with a number: so that calls are made and not only numbers taken.
        var first = _step / 200 * 6;
        var busy = _people.Where(person => _model.Holds(person.Id)).ToList();
        for (var acts = _random.Next(1, 14); acts > 0; acts--)
            (busy.Count > 0 && _random.Next(3) > 0 ? busy[_random.Next(busy.Count)] : _people[(first + _random.Next(8)) % People]).Act();
        return Task.CompletedTask;
    }

    private async Task Turns()
    {
        for (var turns = _random.Next(1, 12); turns > 0 && Process.HasTurns; turns--) await Process.RunTurn(_random);
    }

    private async Task Deliver()
    {
        for (var deliveries = _random.Next(1, 40); deliveries > 0; deliveries--)
            if (!await Process.DeliverOne(hold: _random.Next(10) == 0)) return;
    }

    private async Task PassTime()
    {
        var time = _random.Next(100) switch
        {
            < 74 => TimeSpan.FromSeconds(_random.Next(1, 120)),
            < 88 => TimeSpan.FromMinutes(_random.Next(1, 60)),
            < 95 => TimeSpan.FromHours(_random.Next(1, 12)),
            < 99 => TimeSpan.FromDays(_random.Next(1, 5)),
            _ => TimeSpan.FromDays(_random.Next(10, 90)),
        };
        // A turn may wait while the process is away or the disk is full, not for days on end.
        while (time > TimeSpan.FromHours(1) && Process.HasTurns) await Process.RunTurn(_random);
        _clock.Pass(time);
    }

    private Task Trouble()
    {
        switch (_random.Next(9))
        {
            case 0 or 1: throw new ProcessDied();
            case 2 or 3: Process.Faults.CrashAt((StorePoint)_random.Next(4), _random.Next(6)); break;
            case 4: Process.Faults.FullAt((StorePoint)_random.Next(3), _random.Next(4)); break;
            case 5: Process.Faults.Poison(_random.Next(1, 4)); break;
            case 6: _telegram.Repeat(); break;
            case 7: _telegram.JumpDown(); break;
            default: _telegram.OutageUntil = _clock.Now.AddMinutes(_random.Next(1, 60)); break;
        }
        return Task.CompletedTask;
    }

    /// <summary>New numbers, and all the old ones once more.</summary>
    private Task Import()
    {
        var next = _imported.Count / Offsets.Length;
        for (var line = next; line < next + (NumbersPerImport / Offsets.Length); line++)
            _imported.AddRange(Offsets.Select(offset => (DemoBlock.Number(offset, line), DemoBlock.Region(offset))));
        return Process.Import([.. _imported]);
    }

    private async Task Survive(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (ProcessDied)
        {
            await Restart();
        }
    }

    private async Task Restart()
    {
        _lives++;
        if (_process is { } dead)
        {
            _model.Tell?.Invoke(0, "the process died");
            dead.Die();
            _ground.Leave();
            await dead.DisposeAsync();
        }
        _process = new SimProcess(_ground.At(_options), _clock, _telegram, _model);
        await Process.Start();
    }
}

/// <summary>An invariant broke.</summary>
public sealed class SimulationFailedException(string message, Exception? inner) : Exception(message, inner);
