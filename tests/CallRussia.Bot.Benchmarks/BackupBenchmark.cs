using System.Diagnostics;

namespace CallRussia.Bot.Benchmarks;

/// <summary>A copy of the living store while people ask for numbers; and how soon the first number of a big bank is there.</summary>
internal static class BackupBenchmark
{
    /// <summary>The verb of the child: opens a store, hands out one number, and tells when it was committed.</summary>
    public const string First = "first-hand-out";

    private const int Askers = 8;

    public static async Task Run(Arguments arguments)
    {
        var (numbers, touched, rounds) = (arguments.Whole("--numbers", 40_000_000), arguments.Whole("--touched", 2_000_000), arguments.Whole("--rounds", 3));
        Table.Title($"backup and first hand-out, {rounds} rounds; budget: first hand-out ≤ 300 ms after the start of the process; copy ≤ 1 s, no hand-out slower than 100 ms meanwhile");
        await using var folder = Workplace.Of(arguments);
        var table = new Table("bank", "file MB", "first ms (in the store)", "first ms (process)", "serving MB", "copy ms", "cp + sync ms", "× cp", "paced most ms", "before", "closed loop most ms", "before");
        foreach (var (size, used) in HandOutBenchmark.Sizes(numbers, touched))
        {
            var path = BigBank.Place(folder, size, used);
            await BigBank.Make(path, size, used);
            var seen = new List<double[]>();
            for (var round = 0; round < rounds; round++) seen.Add([.. await Start(path), .. await Copy(folder, path)]);
            double Median(int column) => seen.Select(row => row[column]).Median();
            table.Row(
                $"{size / 1e6:0.#} M, {used / 1e6:0.#} M touched", $"{new FileInfo(path).Length >> 20:N0}", $"{Median(0):N0}", $"{Median(1):N0}", $"{Median(2):N0}",
                $"{Median(3):N0}", $"{Median(4):N0}", $"{Median(3) / Median(4):N1}", $"{Median(5):N0}", $"{Median(6):N0}", $"{Median(7):N0}", $"{Median(8):N0}");
        }
        table.Print();
    }

    /// <summary>What the child does; its line is read by <see cref="Start"/>.</summary>
    public static async Task HandOutOne(string path)
    {
        var began = Stopwatch.GetTimestamp();
        await using var store = BigBank.Open(path);
        await HandOutBenchmark.Take(store, 1_234_567, report: false);
        var inStore = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        var sinceStart = (TimeProvider.System.GetUtcNow().UtcDateTime - self.StartTime.ToUniversalTime()).TotalMilliseconds;
        await HandOutBenchmark.Measure(2, Askers, _ => HandOutBenchmark.Take(store, HandOutBenchmark.Stranger(), report: false));
        self.Refresh();
        Console.WriteLine(FormattableString.Invariant($"{inStore:0.0} {sinceStart:0.0} {self.WorkingSet64 / 1048576.0:0.0}"));
    }

    private static async Task<double[]> Start(string path)
    {
        var copy = path + ".started";
        File.Copy(path, copy, overwrite: true);
        // A bank of a former version is brought up to date once, which is no start.
        await using (BigBank.Open(copy))
        {
        }
        await using var child = Child.Dotnet("CallRussia.Bot.Benchmarks.dll", [First, copy]);
        var (output, _) = await child.Finish();
        File.Delete(copy);
        return [.. output[^1].Split(' ').Select(word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static async Task<double[]> Copy(Workplace folder, string path)
    {
        var (measured, target) = (folder.File("measured.db"), folder.File("copy.db"));
        File.Copy(path, measured, overwrite: true);
        await using var store = BigBank.Open(measured);
        await HandOutBenchmark.Measure(1, Askers, _ => HandOutBenchmark.Take(store, HandOutBenchmark.Stranger(), report: false));
        var (paced, pacedBefore, took) = await Meanwhile(store, target, pause: 25);
        var (closed, closedBefore, _) = await Meanwhile(store, target, pause: 0);
        var from = Stopwatch.GetTimestamp();
        File.Copy(measured, target + ".cp", overwrite: true);
        await using (var stream = new FileStream(target + ".cp", FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
        return [took, Stopwatch.GetElapsedTime(from).TotalMilliseconds, paced, pacedBefore, closed, closedBefore];
    }

    /// <summary>The slowest hand-out during a copy and in two seconds before it.</summary>
    /// <param name="pause">Milliseconds between the hand-outs of an asker: 25 make some 300 hand-outs a second.</param>
    private static async Task<(double During, double Before, double Took)> Meanwhile(Storage.Store store, string target, int pause)
    {
        Task Step(int asker) => HandOutBenchmark.Take(store, HandOutBenchmark.Stranger(), report: false);
        var before = await HandOutBenchmark.Measure(2, Askers, Step, pause);
        var from = Stopwatch.GetTimestamp();
        var backup = store.Backup(target, force: true, CancellationToken.None);
        var took = backup.ContinueWith(_ => Stopwatch.GetElapsedTime(from).TotalMilliseconds, TaskScheduler.Default);
        var during = await HandOutBenchmark.Measure(2, Askers, Step, pause);
        await backup;
        return (during.Times[^1], before.Times[^1], await took);
    }
}
