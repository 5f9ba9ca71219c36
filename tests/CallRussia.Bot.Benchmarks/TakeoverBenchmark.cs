using System.Diagnostics;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// Two instances on one PostgreSQL server while people press without rest. The one that serves is killed, or stopped, at any moment, again and again; each time
/// a new one comes to stand by. Every person goes on from where they were, or the run fails; in the end the store is checked.
/// </summary>
internal static class TakeoverBenchmark
{
    public static async Task Run(Arguments arguments)
    {
        var (kills, stops, people) = (arguments.Whole("--kills", 30), arguments.Whole("--stops", 5), arguments.Whole("--people", 50));
        Table.Title($"takeovers: {kills} kills (SIGKILL) and {stops} stops (SIGSTOP) of the instance that serves {people} people in a closed loop; budget: ≤ 2 s after a kill, ≤ 8 s after a stop");
        await using var stores = new FilledStores();
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { KeptCalls = 100, Patience = TimeSpan.FromMinutes(2) });
        var settings = await stores.Make(StoreEngine.Postgres, telegram);
        using var stop = new CancellationTokenSource();
        var program = arguments.Words("--published") ?? AppContext.BaseDirectory;
        var serves = Contestants.Bot(program, settings);
        await telegram.UntilConfirmed();
        var robots = Enumerable.Range(0, people).Select(i => new Robot(telegram.AddPerson($"P{i}", "en"), i)).ToList();
        var work = robots.ConvertAll(robot => Task.Run(async () => await robot.Work(await robot.Arrive(stop.Token), static () => false, stop.Token)));
        var moments = new Random(arguments.Whole("--seed", 1));
        var (killed, stopped) = (new List<(double, double)>(), new List<(double, double)>());
        var spare = Contestants.Bot(program, settings);
        for (var turn = 0; turn < kills + stops; turn++)
        {
            // What its rehearsal made worth compiling again is compiled some seconds later.
            await spare.Says("has rehearsed");
#pragma warning disable CA5394 // When somebody is killed is no secret.
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(8_000, 12_000)), TimeProvider.System, CancellationToken.None);
#pragma warning restore CA5394
            var isStop = turn >= kills;
            var taken = await TakenOver(serves, spare, isStop ? "STOP" : "KILL", robots);
            (isStop ? stopped : killed).Add(taken);
            Console.WriteLine($"  … {(isStop ? "stopped" : "killed")}: {taken.Took:N0} ms, {taken.Cpu:N0} ms of CPU");
            await serves.DisposeAsync();
            (serves, spare) = (spare, Contestants.Bot(program, settings));
            if (work.Find(one => one.IsFaulted) is { } lost) await lost;
        }
        await stop.CancelAsync();
        await Task.WhenAll(work.Select(one => one.ContinueWith(static ended => ended.IsFaulted ? ended : Task.CompletedTask, TaskScheduler.Default).Unwrap()));
        await spare.DisposeAsync();
        await serves.DisposeAsync();
        Print(killed, stopped, robots);
        await using var check = Child.Dotnet("CallRussia.Bot.dll", ["check"], settings);
        Console.WriteLine($"  the store afterwards: {(await check.Finish()).Output[^1]}");
    }

    /// <returns>Milliseconds until anybody got an answer, and those for which the spare had a core meanwhile, which a busy machine changes least.</returns>
    private static async Task<(double Took, double Cpu)> TakenOver(Child serves, Child spare, string signal, List<Robot> robots)
    {
        var cpu = spare.Cpu;
        serves.Signal(signal);
        var (from, before) = (Stopwatch.GetTimestamp(), robots.Sum(robot => robot.Turns));
        // What was on its way when the signal came is no answer of the other one.
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var quiet = 0; quiet < 20 && await look.WaitForNextTickAsync(); quiet++)
        {
            if (robots.Sum(robot => robot.Turns) is var now && now != before) (before, quiet) = (now, 0);
        }
        while (robots.Sum(robot => robot.Turns) == before && await look.WaitForNextTickAsync())
            if (Stopwatch.GetElapsedTime(from) > TimeSpan.FromMinutes(1)) throw new InvalidOperationException("Nobody took over within a minute.");
        return (Stopwatch.GetElapsedTime(from).TotalMilliseconds, (spare.Cpu - cpu).TotalMilliseconds);
    }

    private static void Print(List<(double Took, double Cpu)> killed, List<(double Took, double Cpu)> stopped, List<Robot> robots)
    {
        var table = new Table("", "times", "half within ms", "most ms", "CPU ms of the spare");
        foreach (var (name, times) in (IEnumerable<(string, List<(double Took, double Cpu)>)>)[("killed", killed), ("stopped", stopped)])
            if (times.Count > 0) table.Row(name, $"{times.Count}", $"{times.ConvertAll(time => time.Took).Median():N0}", $"{times.Max(time => time.Took):N0}", $"{times.ConvertAll(time => time.Cpu).Median():N0}");
        table.Print();
        Console.WriteLine($"  {robots.Sum(robot => robot.Turns):N0} turns, everybody went on");
    }
}
