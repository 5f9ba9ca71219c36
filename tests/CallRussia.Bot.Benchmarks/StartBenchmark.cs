using System.Diagnostics;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>From the start of the process to its first waiting getUpdates, as the Bot API server sees it.</summary>
internal static class StartBenchmark
{
    /// <summary>The verb that does nothing: what `dotnet` itself costs.</summary>
    public const string Floor = "hello";

    private const int Numbers = 100_000;

    public static async Task Run(Arguments arguments)
    {
        var rounds = arguments.Whole("--rounds", 10);
        Table.Title($"start: process start → first getUpdates, {rounds} rounds; budget: published ≤ 0.8 s");
        var folder = Directory.CreateTempSubdirectory("callrussia-bench-");
        try
        {
            var (filled, file) = (Path.Combine(folder.FullName, "filled.db"), Path.Combine(folder.FullName, "numbers.txt"));
            NumberFiles.Plain(file, Numbers);
            await Contestants.Import(filled, file);
            var (floor, plain, empty, full) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            var others = Others(arguments).Select(other => (other.Name, other.Folder, Times: new List<double>())).ToList();
            for (var round = 0; round < rounds; round++)
            {
                floor.Add(await Hello());
                plain.Add(await ToPoll(Contestants.Plain));
                empty.Add(await ToPoll(telegram => Contestants.Bot(Path.Combine(folder.FullName, $"empty-{round}.db"), telegram)));
                full.Add(await ToPoll(telegram => Contestants.Bot(filled, telegram)));
                foreach (var (name, place, times) in others)
                    times.Add(await ToPoll(telegram => Contestants.Bot(place, Path.Combine(folder.FullName, $"{name}-{round}.db"), telegram)));
            }
            var table = new Table("", "median ms", "least ms", "most ms", "× hello world");
            foreach (var (name, times) in new[] { ("dotnet hello world (start → end)", floor), ("plain recipe", plain), ("CallRussia.Bot, new store", empty), ($"CallRussia.Bot, {Numbers:N0} numbers", full) }.Concat(others.Select(other => (other.Name, other.Times))))
                table.Row(name, $"{times.Median():N0}", $"{times.Min():N0}", $"{times.Max():N0}", $"{times.Median() / floor.Median():N1}");
            table.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Folders with a bot in them, each with a new store.</summary>
    private static IEnumerable<(string Name, string Folder)> Others(Arguments arguments)
    {
        foreach (var name in (string[])["published", "before"])
            if (arguments.Words($"--{name}") is { } folder) yield return (name, folder);
    }

    private static async Task<double> Hello()
    {
        await using var hello = Child.Dotnet("CallRussia.Bot.Benchmarks.dll", [Floor]);
        return (await hello.Finish()).Took.TotalMilliseconds;
    }

    private static async Task<double> ToPoll(Func<SandboxServer, Child> start)
    {
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { Patience = TimeSpan.FromMinutes(1) });
        await using var bot = start(telegram);
        await telegram.UntilConfirmed();
        return Stopwatch.GetElapsedTime(bot.StartedAt).TotalMilliseconds;
    }
}
