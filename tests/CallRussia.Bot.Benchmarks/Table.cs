using System.Runtime.InteropServices;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Columns of figures on the console.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> _rows = [head];

    public void Row(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        var widths = head.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
            Console.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        Console.WriteLine();
    }

    public static void Title(string title)
    {
        Console.WriteLine(title);
        Console.WriteLine(Machine());
    }

    /// <summary>Who else works here matters as much as the machine: the load stands beside it.</summary>
    private static string Machine()
    {
        var model = Lines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        var load = string.Join(' ', (Lines("/proc/loadavg").FirstOrDefault() ?? "unknown").Split(' ').Take(3));
        return $"  {Environment.ProcessorCount} cores of {model}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, "
            + $".NET {Environment.Version}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, load before the run {load}";
    }

    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2 : double.NaN;

    /// <param name="sorted">Ascending.</param>
    public static double Quantile(this IReadOnlyList<double> sorted, double q) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * q))];
}
