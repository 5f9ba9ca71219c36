using System.ComponentModel;
using System.Diagnostics;

namespace CallRussia.Bot.Benchmarks;

/// <summary>What a database takes for the same lines: kept as they are, unread, but each only once.</summary>
internal static class BulkReferences
{
    public static async IAsyncEnumerable<BulkRun> Sqlite(Workplace place, string all, string more)
    {
        var database = place.File("tool.db");
        if (await Tool("sqlite3 .import + unique index", database, database, "CREATE TABLE number(line TEXT)", $".import {all} number", "CREATE UNIQUE INDEX number_line ON number(line)") is not { } run)
        {
            Console.WriteLine("  The sqlite3 tool is not installed: no reference.");
            yield break;
        }
        yield return run;
        if (await Tool("sqlite3 staging + INSERT OR IGNORE, second list", database, database, "CREATE TEMP TABLE staging(line TEXT)", $".import --schema temp {more} staging", "INSERT OR IGNORE INTO number SELECT line FROM staging") is { } second)
            yield return second;
    }

    /// <summary>A cluster of its own in the folder of the run, on a socket there, tuned for a bulk load; it is gone afterwards.</summary>
    public static async IAsyncEnumerable<BulkRun> Postgres(Workplace place, string all)
    {
        var (cluster, trouble) = await PostgresCluster.Start();
        if (cluster is null)
        {
            Console.WriteLine($"  No PostgreSQL beside it: {trouble}");
            yield break;
        }
        await using (cluster)
        {
            var from = Stopwatch.GetTimestamp();
            await cluster.Query("CREATE TABLE number(line TEXT)");
            await cluster.Query($"\\copy number FROM '{all}'");
            await cluster.Query("CREATE UNIQUE INDEX number_line ON number(line)");
            await cluster.Query("CHECKPOINT");
            yield return new BulkRun("PostgreSQL COPY + unique index", Stopwatch.GetElapsedTime(from), 0, TimeSpan.Zero, await cluster.Size("number") / 1e6, "");
        }
    }

    private static async Task<BulkRun?> Tool(string name, string database, params string[] arguments)
    {
        try
        {
            await using var tool = Child.Start("sqlite3", arguments);
            var (_, took) = await tool.Finish();
            return new BulkRun(name, took, tool.PeakAtEnd, tool.CpuAtEnd, new FileInfo(database).Length / 1e6, "");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
