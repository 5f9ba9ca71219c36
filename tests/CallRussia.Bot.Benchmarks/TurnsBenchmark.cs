using System.Diagnostics;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// Many people in a closed loop over loopback HTTP: Get a number → how it went → Next number … A turn is a press whose answer is seen
/// as a changed screen. The Bot API server and the people share this process, and the cores, with whoever is measured.
/// </summary>
internal static class TurnsBenchmark
{
    private const string Ours = "CallRussia.Bot (durable)";
    private const string Reference = "plain recipe (in memory)";

    /// <summary>Per person, before anything is measured.</summary>
    private const int WarmTurns = 60;

    private const long FirstPerson = 700_001;
    private const long FirstBot = 1_000_000_001;

    public static async Task Run(Arguments arguments)
    {
        var (people, seconds, warmUp, rounds) = (arguments.Whole("--people", 300), arguments.Whole("--seconds", 20), arguments.Whole("--warm-up", 8), arguments.Whole("--rounds", 2));
        Table.Title($"turns: {people} people, {seconds} s measured after at least {warmUp} s and {WarmTurns} turns each of warming up, {rounds} rounds; budget: ≥ 1,000 turns/s, p99 < 300 ms");
        await using var stores = new FilledStores();
        var results = new List<Result>();
        for (var round = 0; round < rounds; round++)
        {
            if (arguments.Words("--only") != "ours")
            {
                results.Add(await Measure(Reference, Starting(Contestants.Plain), people, warmUp, seconds));
                if (arguments.Words("--grammy") is { } grammy)
                    results.Add(await Measure("grammY (in memory)", Starting(telegram => Contestants.Grammy(telegram, grammy)), people, warmUp, seconds));
            }
            foreach (var engine in (arguments.Words("--engines") ?? "LiteDB").Split(',').Select(name => Enum.Parse<StoreEngine>(name, ignoreCase: true)))
                results.Add(await Measure($"{Ours} {engine}", Over(stores, engine, out var path), people, warmUp, seconds, log: () => LogWatch.Of(engine, path())));
            if (arguments.Whole("--instances", 0) is > 0 and var instances)
                results.Add(await Measure($"{Ours} Postgres, {instances} instances of a bot", OfOneBot(stores), people, warmUp, seconds, instances: instances));
            if (arguments.Whole("--bots", 0) is > 0 and var bots)
                results.Add(await Measure($"{Ours} Postgres, {bots} bots of a campaign", OfOneCampaign(stores), people, warmUp, seconds, bots));
        }
        Print(results);
    }

    private static Func<SandboxServer, Task<Child>> Starting(Func<SandboxServer, Child> start) => telegram => Task.FromResult(start(telegram));

    /// <param name="path">Where the store lies, once it is made.</param>
    private static Func<SandboxServer, Task<Child>> Over(FilledStores stores, StoreEngine engine, out Func<string> path)
    {
        var made = "";
        path = () => made;
        return async telegram =>
        {
            var settings = await stores.Make(engine, telegram);
            made = settings["Storage__Path"];
            return Contestants.Bot(settings);
        };
    }

    /// <summary>Several bots over one store of a PostgreSQL server, each a process with a name.</summary>
    private static Func<SandboxServer, Task<Child>> OfOneCampaign(FilledStores stores)
    {
        Dictionary<string, string>? shared = null;
        var started = 0;
        return async telegram =>
        {
            shared ??= new Dictionary<string, string>(await stores.Make(StoreEngine.Postgres, telegram));
            return Contestants.Bot(new Dictionary<string, string>(shared) { ["Telegram__Token"] = telegram.Token, ["Telegram__ApiUrl"] = telegram.Address.ToString(), ["Campaign__Bot"] = $"b{++started}" });
        };
    }

    /// <summary>Several instances of one bot, which share its people.</summary>
    private static Func<SandboxServer, Task<Child>> OfOneBot(FilledStores stores)
    {
        IReadOnlyDictionary<string, string>? shared = null;
        return async telegram => Contestants.Bot(shared ??= await stores.Make(StoreEngine.Postgres, telegram));
    }

    /// <param name="instances">So many serve at each Bot API server.</param>
    /// <param name="bots">People are shared out among so many, each with a Bot API server of its own.</param>
    /// <param name="log">Asked for once the bot runs; null where nobody can count it.</param>
    private static async Task<Result> Measure(string name, Func<SandboxServer, Task<Child>> start, int people, int warmUp, int seconds, int bots = 1, Func<LogWatch?>? log = null, int instances = 1)
    {
        await using var running = new Running();
        for (var i = 0; i < bots; i++) await running.Add(start);
        for (var i = 1; i < instances; i++) await running.AddBeside(start, 64 / (i + 1));
        await using var watch = log?.Invoke();
        // Nobody is the same person with two bots.
        var robots = Enumerable.Range(0, people).Select(i => new Robot(running.Telegrams[i % bots].AddPerson($"P{i}", "en", FirstPerson + i), i)).ToList();
        var measuring = false;
        using var stop = new CancellationTokenSource();
        // No thread of its own for a person: they are as many as the pool likes.
        var work = robots.ConvertAll(robot => Task.Run(() => Live(robot, () => Volatile.Read(ref measuring), stop.Token)));

        await WarmUp(robots, warmUp);
        running.ThrowIfEnded();
        var (cpu, own, from) = (running.Cpu, OwnCpu(), Stopwatch.GetTimestamp());
        var (turns, answered, logged) = (robots.Sum(robot => robot.Turns), running.Answered, watch?.Bytes);
        Volatile.Write(ref measuring, true);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, CancellationToken.None);
        Volatile.Write(ref measuring, false);
        (turns, answered, logged) = (robots.Sum(robot => robot.Turns) - turns, running.Answered - answered, watch?.Bytes - logged);
        var (elapsed, usedCpu, usedOwn, peak) = (Stopwatch.GetElapsedTime(from), running.Cpu - cpu, OwnCpu() - own, running.PeakResident);
        await stop.CancelAsync();
        await Task.WhenAll(work);
        running.ThrowIfEnded();
        var result = new Result(name, turns, answered, elapsed, [.. robots.SelectMany(robot => robot.Latencies).Order()], usedCpu, usedOwn, peak, logged);
        Console.WriteLine($"  … {name}: {result.PerSecond:N0} turns/s, p99 {result.Latencies.Quantile(.99):N0} ms{(result.Latencies.Count == 0 ? $"\n{running.LastWords}" : "")}");
        return result;
    }

    /// <summary>Compilers optimise what has run often: on a busy machine the same number of turns takes longer.</summary>
    private static async Task WarmUp(List<Robot> robots, int seconds)
    {
        for (var tries = 0; tries < 6; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, CancellationToken.None);
            if (robots.Sum(robot => robot.Turns) >= WarmTurns * robots.Count) return;
        }
    }

    private static async Task Live(Robot robot, Func<bool> measuring, CancellationToken stop)
    {
        try
        {
            await robot.Work(await robot.Arrive(stop), measuring, stop);
        }
        catch (OperationCanceledException)
        {
            // The round is over.
        }
    }

    private static TimeSpan OwnCpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static void Print(List<Result> results)
    {
        var table = new Table("", "turns/s", "p50 ms", "p99 ms", "max ms", "taps answered", "bot CPU s", "bot CPU ms/turn", "Sandbox CPU ms/turn", "peak RSS MB", "log bytes/turn");
        foreach (var r in results)
            table.Row(
                r.Name, $"{r.PerSecond:N0}", $"{r.Latencies.Quantile(.5):N0}", $"{r.Latencies.Quantile(.99):N0}", $"{r.Latencies.Quantile(1):N0}", $"{100.0 * r.Answered / r.Turns:N0} %",
                $"{r.Cpu.TotalSeconds:N1}", $"{r.Cpu.TotalMilliseconds / r.Turns:N3}", $"{r.SandboxCpu.TotalMilliseconds / r.Turns:N3}", $"{r.PeakResident:N0}",
                r.Logged is { } logged ? $"{(double)logged / r.Turns:N0}" : "–");
        table.Print();
        foreach (var ours in results.Select(r => r.Name).Distinct().Where(name => name.StartsWith(Ours, StringComparison.Ordinal)))
            foreach (var other in results.Select(r => r.Name).Distinct().Where(name => !name.StartsWith(Ours, StringComparison.Ordinal)))
                Console.WriteLine($"  {ours} / {other} (medians): turns/s ×{Ratio(results, ours, other, r => r.PerSecond):N2}, p99 ×{Ratio(results, ours, other, r => r.Latencies.Quantile(.99)):N2}, "
                    + $"CPU per turn ×{Ratio(results, ours, other, r => r.Cpu.TotalMilliseconds / r.Turns):N2}, peak RSS ×{Ratio(results, ours, other, r => r.PeakResident):N2}");
        Console.WriteLine();
    }

    private static double Ratio(List<Result> results, string ours, string other, Func<Result, double> figure) =>
        results.Where(r => r.Name == ours).Select(figure).Median() / results.Where(r => r.Name == other).Select(figure).Median();

    /// <summary>What is measured: one bot, or several of them, each with a Bot API server of its own.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly List<Child> _bots = [];

        public List<SandboxServer> Telegrams { get; } = [];

        public TimeSpan Cpu => _bots.Aggregate(TimeSpan.Zero, static (sum, bot) => sum + bot.Cpu);

        public double PeakResident => _bots.Sum(bot => bot.PeakResident);

        public long Answered => Telegrams.Sum(telegram => (long)telegram.Calls("answerCallbackQuery"));

        public string LastWords => string.Join('\n', _bots.Select(bot => bot.LastWords));

        public async Task Add(Func<SandboxServer, Task<Child>> start)
        {
            var telegram = await SandboxServer.StartAsync(
                new SandboxOptions { Token = $"{FirstBot + Telegrams.Count}:SANDBOX-token-that-opens-nothing", KeptCalls = 100, Patience = TimeSpan.FromMinutes(1) });
            Telegrams.Add(telegram);
            _bots.Add(await start(telegram));
            await telegram.UntilConfirmed();
        }

        /// <param name="parts">Some so many parts of the people are its own then.</param>
        public async Task AddBeside(Func<SandboxServer, Task<Child>> start, int parts)
        {
            _bots.Add(await start(Telegrams[^1]));
            await _bots[^1].Says($"serves {parts / 10}");
        }

        public void ThrowIfEnded() => _bots.ForEach(static bot => bot.ThrowIfEnded());

        public async ValueTask DisposeAsync()
        {
            foreach (var bot in _bots) await bot.DisposeAsync();
            foreach (var telegram in Telegrams) await telegram.DisposeAsync();
        }
    }

    private sealed record Result(string Name, int Turns, long Answered, TimeSpan Elapsed, List<double> Latencies, TimeSpan Cpu, TimeSpan SandboxCpu, double PeakResident, long? Logged)
    {
        public double PerSecond => Turns / Elapsed.TotalSeconds;
    }
}
