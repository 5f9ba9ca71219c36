using System.Diagnostics;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Each report over a long history, beside a plain GROUP BY over all hand-outs in the same run.</summary>
internal static class ReportBenchmark
{
    private const int Volunteers = 46_000;
    private const int Rounds = 11;

    /// <summary>What somebody would write who has only the hand-outs.</summary>
    private const string Plain = "count(*), sum(outcome<40), sum(outcome BETWEEN 20 AND 39 AND outcome<>25), sum(outcome BETWEEN 30 AND 39) FROM lease";

    private static readonly (ReportPage Page, string Sql)[] s_pages =
    [
        (ReportPage.Overview, $"SELECT {Plain}"),
        (ReportPage.Outcomes, "SELECT outcome, count(*) FROM lease GROUP BY 1"),
        (ReportPage.Regions, $"SELECT region, {Plain} GROUP BY 1"),
        (ReportPage.Hours, $"SELECT local_hour, {Plain} GROUP BY 1"),
        (ReportPage.Days, $"SELECT given_at/864000000000, {Plain} GROUP BY 1"),
        (ReportPage.Guide, $"SELECT guide, {Plain} GROUP BY 1"),
        (ReportPage.Tiers, $"SELECT tier, {Plain} GROUP BY 1"),
        (ReportPage.Countries, $"SELECT country, {Plain} LEFT JOIN volunteer v ON v.id=lease.volunteer GROUP BY 1"),
        (ReportPage.Languages, $"SELECT language, {Plain} LEFT JOIN volunteer v ON v.id=lease.volunteer GROUP BY 1"),
        (ReportPage.Warmth, $"SELECT region, local_hour, {Plain} GROUP BY 1, 2"),
        (ReportPage.Workbook, $"SELECT region, local_hour, {Plain} GROUP BY 1, 2"),
        (ReportPage.Onboarding, "SELECT count(*), count(v.promised), count(v.quiz), sum(n>=1), sum(n>=2), sum(n>=4) FROM volunteer v LEFT JOIN (SELECT volunteer, count(*) n FROM lease WHERE outcome<40 GROUP BY 1) ON volunteer=v.id"),
        (ReportPage.Retention, "SELECT v.joined/6048000000000, l.given_at/6048000000000, count(DISTINCT v.id) FROM lease l JOIN volunteer v ON v.id=l.volunteer WHERE outcome<40 GROUP BY 1, 2"),
    ];

    public static async Task Run(Arguments arguments)
    {
        var (calls, days) = (arguments.Whole("--calls", 1_000_000), arguments.Whole("--days", 1_200));
        var path = Path.Combine(Path.GetTempPath(), $"callrussia-report-{calls}-{days}.db");
        var history = new ReportedHistory(calls, days, Volunteers);
        Delete(path);
        Delete(path + "-plain");
        await using (var store = BigBank.Open(path))
        {
            await history.Fill(store);
            history.FillPlain(path + "-plain");
        }
        await using (var store = BigBank.Open(path))
        {
            Table.Title($"Reports over {calls:N0} hand-outs of {days:N0} days by {Volunteers:N0} volunteers, ms");
            await SumUp(store);
            await Measure(store, path + "-plain");
        }
        Delete(path);
        Delete(path + "-plain");
    }

    /// <summary>As after an update of the program; later it is a day's hand-outs once a day.</summary>
    private static async Task SumUp(Store store)
    {
        var (began, waits) = (Stopwatch.GetTimestamp(), new List<double>());
        var sweep = Task.Run(() => store.Sweep(store.Rules, BigBank.Now, CancellationToken.None));
        while (!sweep.IsCompleted)
        {
            var asked = Stopwatch.GetTimestamp();
            await store.Answer(new LookAtAuditEntry(1), AuditEntry.CommandLine, BigBank.Now);
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        await sweep;
        Console.WriteLine($"  all of it summed up in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s; whoever asked the store meanwhile waited: median {waits.Median():N1}, longest {waits.Max():N1} ms");
    }

    private static async Task Measure(Store store, string plain)
    {
        var table = new Table("report", "today", "week", "month", "all: first", "all: median", "all: longest", "all: CPU", "plain GROUP BY over all");
        foreach (var (page, sql) in s_pages)
        {
            var cells = new List<string> { page.ToString() };
            foreach (var period in (Period[])[Period.Today, Period.Week, Period.Month]) cells.Add($"{(await Times(store, page, period)).Median():N1}");
            var before = Environment.CpuUsage.TotalTime;
            var all = await Times(store, page, Period.All);
            var worked = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
            cells.AddRange([$"{all[0]:N1}", $"{all.Median():N1}", $"{all.Max():N1}", $"{worked:N1}", $"{Reference(plain, sql).Median():N1}"]);
            table.Row([.. cells]);
        }
        table.Print();
    }

    private static async Task<List<double>> Times(Store store, ReportPage page, Period period)
    {
        var view = new ReportView(page, period);
        Ask ask = page.IsOfPeople() ? new CountPeople(view) : new CountCalls(view);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await store.Answer(ask, AuditEntry.CommandLine, BigBank.Now);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return times;
    }

    private static List<double> Reference(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        var times = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var began = Stopwatch.GetTimestamp();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
            }
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return times;
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"]) File.Delete(path + suffix);
    }
}
