namespace CallRussia.Bot.Benchmarks;

/// <summary>The whole base into a new bank, and a second list that overlaps it by half, as whole processes beside what other programs need.</summary>
internal static class BankImportBenchmark
{
    /// <summary>Writes a file of numbers: `numbers FILE --from 0 --lines 1000`.</summary>
    public const string Write = "numbers";

    private const string Ours = "CallRussia.Bot import";
    private const string Bounded = "– with --memory 256";

    public static async Task Run(Arguments arguments)
    {
        var (lines, rounds) = (arguments.Whole("--lines", 40_000_000), arguments.Whole("--rounds", 3));
        var second = lines / 10;
        Table.Title($"bank import: {lines:N0} lines of the plain form, then {second:N0} of which half are known; {rounds} rounds, whole processes; budget at 40 million: ≤ 5 s, ≥ 20x sqlite3, ≤ 50 MB, ≤ 1 GB; the second ≤ 1.5 s");
        await using var place = Workplace.Of(arguments);
        var (all, more) = (place.File("all.txt"), place.File("more.txt"));
        var numbers = new CallableNumbers();
        numbers.Write(all, 0, lines);
        numbers.Write(more, lines - (second / 2), second);

        var runs = new List<BulkRun>();
        for (var round = 0; round < rounds; round++)
        {
            var store = place.File($"bank-{round}.db");
            runs.Add(await Import(Ours, store, all));
            runs.Add(await Import($"{Ours}, second list", store, more));
            runs.Add(await Import(Bounded, place.File($"bounded-{round}.db"), all, "--memory", "256"));
        }
        if (!arguments.Has("--skip-references"))
        {
            await foreach (var run in BulkReferences.Sqlite(place, all, more)) runs.Add(run);
            await foreach (var run in BulkReferences.Postgres(place, all)) runs.Add(run);
        }
        Print(runs, lines);
    }

    private static async Task<BulkRun> Import(string name, string store, string file, params string[] options)
    {
        await using var import = Child.Dotnet("CallRussia.Bot.dll", ["import", file, .. options], Contestants.BankSettings(store));
        var (output, took) = await import.Finish();
        var counted = output.Where(line => line.StartsWith("Accepted", StringComparison.Ordinal) || line.StartsWith("Duplicate", StringComparison.Ordinal));
        return new BulkRun(name, took, import.PeakAtEnd, import.CpuAtEnd, new FileInfo(store).Length / 1e6, string.Join(", ", counted.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));
    }

    private static void Print(List<BulkRun> runs, int lines)
    {
        var table = new Table("", "median s", "least s", "most s", "lines/s", "CPU s", "peak RSS MB", "file MB", "× ours");
        var ours = runs.Where(run => run.Name == Ours).Select(run => run.Took.TotalSeconds).Median();
        foreach (var group in runs.GroupBy(run => run.Name))
        {
            var seconds = group.Select(run => run.Took.TotalSeconds).ToList();
            var size = group.Key.Contains("second", StringComparison.Ordinal) ? lines / 10 : lines;
            var against = group.Key.Contains("second", StringComparison.Ordinal) ? runs.Where(run => run.Name == $"{Ours}, second list").Select(run => run.Took.TotalSeconds).Median() : ours;
            table.Row(
                group.Key, $"{seconds.Median():N2}", $"{seconds.Min():N2}", $"{seconds.Max():N2}", $"{size / seconds.Median():N0}",
                $"{group.Select(run => run.Cpu.TotalSeconds).Median():N2}", $"{group.Max(run => run.PeakResident):N0}", $"{group.Max(run => run.FileSize):N1}", $"{seconds.Median() / against:N1}");
        }
        table.Print();
        foreach (var group in runs.GroupBy(run => run.Name).Where(group => group.First().Said.Length > 0)) Console.WriteLine($"  {group.Key}: {group.First().Said}");
        Console.WriteLine();
    }
}

/// <param name="PeakResident">MB; 0 where nobody could look.</param>
/// <param name="FileSize">MB (millions of bytes).</param>
internal sealed record BulkRun(string Name, TimeSpan Took, double PeakResident, TimeSpan Cpu, double FileSize, string Said);
