namespace CallRussia.Bot.Benchmarks;

/// <summary>A file of numbers as people send it → the bank, beside what the sqlite3 tool needs to take the same lines in unread.</summary>
internal static class ImportBenchmark
{
    private const string Tool = "sqlite3";

    public static async Task Run(Arguments arguments)
    {
        var (lines, rounds) = (arguments.Whole("--lines", 100_000), arguments.Whole("--rounds", 5));
        Table.Title($"import: {lines:N0} lines in six spellings, 3 % broken, {rounds} rounds, whole processes");
        var folder = Directory.CreateTempSubdirectory("callrussia-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "mixed.txt");
            NumberFiles.Mixed(file, lines);
            var (ours, tool, said) = (new List<double>(), new List<double>(), "");
            for (var round = 0; round < rounds; round++)
            {
                if (await Imported(Path.Combine(folder.FullName, $"tool-{round}.db"), file) is { } took) tool.Add(took);
                var (output, time) = await Contestants.Import(Path.Combine(folder.FullName, $"ours-{round}.db"), file);
                ours.Add(time.TotalMilliseconds);
                said = string.Join("; ", output.Where(line => line.Contains(':', StringComparison.Ordinal) && !line.StartsWith("Rejected", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
            }
            var table = new Table("", "median ms", "least ms", "most ms", "lines/s");
            table.Row("CallRussia.Bot import", $"{ours.Median():N0}", $"{ours.Min():N0}", $"{ours.Max():N0}", $"{lines / ours.Median() * 1000:N0}");
            if (tool.Count > 0) table.Row("sqlite3 .import + unique index", $"{tool.Median():N0}", $"{tool.Min():N0}", $"{tool.Max():N0}", $"{lines / tool.Median() * 1000:N0}");
            else Console.WriteLine("  The sqlite3 tool is not installed: no reference.");
            table.Print();
            Console.WriteLine($"  {said}\n");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>It keeps lines as they are: nothing is read, spellings of one number stay apart, broken ones stay in.</summary>
    private static async Task<double?> Imported(string database, string file)
    {
        try
        {
            await using var tool = Child.Start(Tool, [database, "CREATE TABLE number(line TEXT)", $".import {file} number", "DELETE FROM number WHERE rowid NOT IN (SELECT min(rowid) FROM number GROUP BY line)", "CREATE UNIQUE INDEX number_line ON number(line)"]);
            return (await tool.Finish()).Took.TotalMilliseconds;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
