using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>What a bot holds of the machine's memory while nobody does anything.</summary>
internal static class IdleBenchmark
{
    private const int Numbers = 100_000;

    public static async Task Run(Arguments arguments)
    {
        var seconds = arguments.Whole("--seconds", 30);
        Table.Title($"idle: memory after {seconds} s of waiting; budget: ≤ 120 MB");
        var folder = Directory.CreateTempSubdirectory("callrussia-bench-");
        try
        {
            var (store, file) = (Path.Combine(folder.FullName, "filled.db"), Path.Combine(folder.FullName, "numbers.txt"));
            NumberFiles.Plain(file, Numbers);
            await Contestants.Import(store, file);
            await using var one = await SandboxServer.StartAsync();
            await using var other = await SandboxServer.StartAsync();
            await using var bot = Contestants.Bot(store, one);
            await using var plain = Contestants.Plain(other);
            await one.UntilConfirmed();
            await other.UntilConfirmed();
            var (cpu, plainCpu) = (bot.Cpu, plain.Cpu);
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, CancellationToken.None);
            var table = new Table("", "working set MB", "private MB", "peak MB", "CPU ms per idle s");
            table.Row($"CallRussia.Bot, {Numbers:N0} numbers", $"{bot.Resident:N0}", $"{bot.Private:N0}", $"{bot.PeakResident:N0}", $"{(bot.Cpu - cpu).TotalMilliseconds / seconds:N1}");
            table.Row("plain recipe", $"{plain.Resident:N0}", $"{plain.Private:N0}", $"{plain.PeakResident:N0}", $"{(plain.Cpu - plainCpu).TotalMilliseconds / seconds:N1}");
            table.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
