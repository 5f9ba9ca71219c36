using System.Diagnostics;
using System.Globalization;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Durable hand-outs of a bank of any size: one asker, many askers, with reports between, beside the disk's own price of a commit.</summary>
internal static class HandOutBenchmark
{
    private static long s_volunteer;
    private static long s_incoming;

    public static async Task Run(Arguments arguments)
    {
        var (numbers, touched, seconds) = (arguments.Whole("--numbers", 40_000_000), arguments.Whole("--touched", 2_000_000), arguments.Whole("--seconds", 5));
        Table.Title($"handouts: {seconds} s each after one of warming up, every hand-out committed and synced; budget: p99 ≤ 2 ms alone, ≥ 5,000/s with 8, ≥ 10,000/s with 32");
        await using var folder = Workplace.Of(arguments);
        var table = new Table("engine", "bank", "loop", "askers", "hand-outs/s", "p50 ms", "p99 ms", "p99.9 ms", "most ms", "writer CPU µs", "KB written", "× bare commits/s");
        foreach (var (size, used, engine) in Sizes(numbers, touched).SelectMany(one => BigBank.Engines(arguments), (one, engine) => (one.Size, one.Touched, engine)))
        {
            BigBank.Engine = engine;
            var bare = BareCommits.PerSecond(folder.File("bare.db"), seconds);
            var path = BigBank.Place(folder, size, used);
            await BigBank.Make(path, size, used);
            var copy = folder.File("measured.db");
            BigBank.Copy(path, copy);
            await using var store = BigBank.Open(copy);
            foreach (var (loop, askers, step) in Loops(store, arguments.Has("--wishes")).Where(loop => arguments.Whole("--askers", loop.Askers) == loop.Askers))
            {
                await Measure(1, askers, step);
                var seen = await Measure(seconds, askers, step);
                table.Row($"{engine}", $"{size / 1e6:0.#} M, {used / 1e6:0.#} M touched", loop, $"{askers}", $"{seen.PerSecond:N0}", $"{seen.Times.Quantile(.5):N2}", $"{seen.Times.Quantile(.99):N2}", $"{seen.Times.Quantile(.999):N1}", $"{seen.Times[^1]:N0}", $"{seen.Cpu:N0}", $"{seen.Written / 1024:N1}", $"{seen.PerSecond / bare:N2}");
            }
            Console.WriteLine($"  … bare durable commits on this disk: {bare:N0}/s");
        }
        table.Print();
    }

    public static IEnumerable<(int Size, int Touched)> Sizes(int numbers, int touched)
    {
        yield return (Math.Max(numbers / 100, 400_000), 0);
        if (numbers > 4_000_000) yield return (numbers / 10, 0);
        yield return (numbers, 0);
        if (touched > 0) yield return (numbers, touched);
    }

    /// <param name="wishes">Also people who like to call three regions of their own: each number of askers with and without, in turn.</param>
    private static IEnumerable<(string Loop, int Askers, Func<int, Task> Step)> Loops(Store store, bool wishes)
    {
        foreach (var askers in (int[])[1, 8, 32])
        {
            yield return ("hand-out", askers, _ => Take(store, Stranger(), report: false));
            if (wishes) yield return ("hand-out, three wishes", askers, _ => Take(store, Wishing(Stranger()), report: false));
        }
        foreach (var askers in (int[])[1, 8, 32]) yield return ("hand-out, then report", askers, _ => Take(store, Regular(), report: true));
    }

    /// <summary>Somebody who never called: ids of Telegram come in no order.</summary>
    public static long Stranger() => 10_000_000_000 + (Interlocked.Increment(ref s_volunteer) * 2_654_435_761 % 4_294_967_296);

    /// <summary>One of 46,000.</summary>
    private static long Regular() => 1 + (Interlocked.Increment(ref s_volunteer) % 46_000);

    private static Volunteer Wishing(long id)
    {
        var regions = BigBank.Regions.All;
        return BigBank.Volunteer(id) with { Wished = WishedRegions.Of(Enumerable.Range(0, WishedRegions.Most).Select(nth => regions[(int)((id + (nth * 29)) % regions.Count)].Code)) };
    }

    public static Task Take(Store store, long volunteer, bool report) => Take(store, BigBank.Volunteer(volunteer), report);

    /// <summary>One number in a turn of its own; the report is another turn, as in life.</summary>
    private static async Task Take(Store store, Volunteer volunteer, bool report)
    {
        NumberHandedOut? handed = null;
        await Turn(store, volunteer, (answer, scene) => handed = (NumberHandedOut)answer(new HandOut(), scene));
        if (report) await Turn(store, volunteer, (answer, scene) => answer(new RecordOutcome(handed!.Lease.Id, Outcome.NoAnswer), scene));
    }

    private static Task<bool> Turn(Store store, Volunteer volunteer, Action<Func<Ask, Scene, Trigger>, Scene> work)
    {
        var scene = new Scene(volunteer, s_start, new Campaign());
        var incoming = new Incoming($"u{Interlocked.Increment(ref s_incoming)}", volunteer.Id, new NumberAsked(), s_start);
        return store.Take(incoming, answer => work(answer, scene));
    }

    private static readonly DateTimeOffset s_start = new(2026, 9, 16, 9, 0, 0, TimeSpan.Zero);

    /// <param name="pause">Milliseconds between the steps of an asker; they are not counted.</param>
    public static async Task<Seen> Measure(int seconds, int askers, Func<int, Task> step, int pause = 0)
    {
        var (cpu, written, from) = (WriterCpu(), Written(), Stopwatch.GetTimestamp());
        var times = await Task.WhenAll(Enumerable.Range(0, askers).Select(asker => Task.Run(() => Ask(asker, TimeSpan.FromSeconds(seconds), step, pause))));
        var elapsed = Stopwatch.GetElapsedTime(from);
        var used = WriterCpu() - cpu;
        written = Written() - written;
        var all = times.SelectMany(t => t).Order().ToList();
        return new Seen(all.Count / elapsed.TotalSeconds, all, used / 1000.0 / all.Count, written / (double)all.Count);
    }

    /// <summary>Nanoseconds of the one thread that writes; busy neighbours do not change them much. 0 where the system has no /proc.</summary>
    private static long WriterCpu()
    {
        if (!Directory.Exists("/proc/self/task")) return 0;
        var writer = Directory.EnumerateDirectories("/proc/self/task").LastOrDefault(task => NameOf(task) == "store writer");
        return writer is null ? 0 : long.Parse(File.ReadAllText(Path.Combine(writer, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Bytes that this process handed to the system to be written, to whichever file: the log, and what checkpoints write. 0 where the system has no /proc.</summary>
    private static long Written() => File.Exists("/proc/self/io")
        ? long.Parse(File.ReadLines("/proc/self/io").First(line => line.StartsWith("wchar:", StringComparison.Ordinal)).AsSpan("wchar:".Length), CultureInfo.InvariantCulture)
        : 0;

    /// <summary>A thread may end while it is looked at.</summary>
    private static string? NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<List<double>> Ask(int asker, TimeSpan time, Func<int, Task> step, int pause)
    {
        var (times, from) = (new List<double>(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(from) < time)
        {
            var began = Stopwatch.GetTimestamp();
            await step(asker);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (pause > 0) await Task.Delay(TimeSpan.FromMilliseconds(pause), TimeProvider.System, CancellationToken.None);
        }
        return times;
    }

    /// <param name="Times">Milliseconds, ascending.</param>
    /// <param name="Cpu">Microseconds of the writing thread for each.</param>
    /// <param name="Written">Bytes for each.</param>
    internal sealed record Seen(double PerSecond, List<double> Times, double Cpu, double Written);
}
