using System.Diagnostics;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// Two instances share the people of a bot on one PostgreSQL server, while people press without rest. By turns the one that leads and the other one is killed, or stopped, at any moment;
/// each time a new one comes and gets its share. Every person goes on from where they were, or the run fails; in the end the store is checked.
/// </summary>
internal static class TakeoverBenchmark
{
    public static async Task Run(Arguments arguments)
    {
        var (kills, stops, people) = (arguments.Whole("--kills", 30), arguments.Whole("--stops", 5), arguments.Whole("--people", 50));
        Table.Title($"takeovers: {kills} kills (SIGKILL) and {stops} stops (SIGSTOP) of one of two instances that share {people} people in a closed loop, until the last of them goes on; budget: ≤ 2 s after a kill, ≤ 8 s after a stop, ≤ 3 s until one that joins has its share");
        await using var stores = new FilledStores();
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { KeptCalls = 100, Patience = TimeSpan.FromMinutes(2) });
        var settings = await stores.Make(StoreEngine.Postgres, telegram);
        using var stop = new CancellationTokenSource();
        var program = arguments.Words("--published") ?? AppContext.BaseDirectory;
        var leads = Contestants.Bot(program, settings);
        await telegram.UntilConfirmed();
        var robots = Enumerable.Range(0, people).Select(i => new Robot(telegram.AddPerson($"P{i}", "en"), i)).ToList();
        var work = robots.ConvertAll(robot => Task.Run(async () => await robot.Work(await robot.Arrive(stop.Token), static () => false, stop.Token)));
        var moments = new Random(arguments.Whole("--seed", 1));
        var (killed, stopped, joined) = (new List<double>(), new List<double>(), new List<double>());
        var other = await Joined(program, settings, joined);
        for (var turn = 0; turn < kills + stops; turn++)
        {
            // What was compiled at first is compiled well some seconds later.
#pragma warning disable CA5394 // When somebody is killed is no secret.
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(8_000, 12_000)), TimeProvider.System, CancellationToken.None);
#pragma warning restore CA5394
            var (isStop, isLeader) = (turn >= kills, turn % 2 == 0);
            var took = await TakenOver(isLeader ? leads : other, isStop ? "STOP" : "KILL", robots);
            (isStop ? stopped : killed).Add(took);
            Console.WriteLine($"  … {(isLeader ? "the one that leads" : "the other one")} {(isStop ? "stopped" : "killed")}: {took:N0} ms");
            await (isLeader ? leads : other).DisposeAsync();
            if (isLeader) leads = other;
            other = await Joined(program, settings, joined);
            if (work.Find(one => one.IsFaulted) is { } lost) await lost;
        }
        await stop.CancelAsync();
        await Task.WhenAll(work.Select(one => one.ContinueWith(static ended => ended.IsFaulted ? ended : Task.CompletedTask, TaskScheduler.Default).Unwrap()));
        await other.DisposeAsync();
        await leads.DisposeAsync();
        Print([("killed", killed), ("stopped", stopped), ("joined", joined)], robots);
        await using var check = Child.Dotnet("CallRussia.Bot.dll", ["check"], settings);
        Console.WriteLine($"  the store afterwards: {(await check.Finish()).Output[^1]}");
    }

    /// <summary>One more, that has its share.</summary>
    private static async Task<Child> Joined(string program, IReadOnlyDictionary<string, string> settings, List<double> joined)
    {
        var comes = Contestants.Bot(program, settings);
        await comes.Says("has joined");
        var since = Stopwatch.GetTimestamp();
        await comes.Says("serves 32 of 64");
        joined.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        return comes;
    }

    /// <returns>Milliseconds until the last person went on: what was on its way to them when the signal came is no answer of the one that stays.</returns>
    private static async Task<double> TakenOver(Child goes, string signal, List<Robot> robots)
    {
        var before = robots.ConvertAll(robot => robot.Turns);
        goes.Signal(signal);
        var since = Stopwatch.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (robots.Where((robot, i) => robot.Turns < before[i] + 2).Any() && await look.WaitForNextTickAsync())
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromMinutes(1)) throw new InvalidOperationException("Nobody took over within a minute.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static void Print(IEnumerable<(string Name, List<double> Times)> all, List<Robot> robots)
    {
        var table = new Table("", "times", "half within ms", "most ms");
        foreach (var (name, times) in all)
            if (times.Count > 0) table.Row(name, $"{times.Count}", $"{times.Median():N0}", $"{times.Max():N0}");
        table.Print();
        Console.WriteLine($"  {robots.Sum(robot => robot.Turns):N0} turns, everybody went on");
    }
}
