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
        Delete(path);
        await using (var store = BigBank.Open(path))
        {
            await store.AddNumbers(BigBank.Some(1_000), "benchmark", BigBank.Now, CancellationToken.None);
            Fill(path, calls, days);
        }
        await using (var store = BigBank.Open(path))
        {
            Table.Title($"Reports over {calls:N0} hand-outs of {days:N0} days by {Volunteers:N0} volunteers, ms");
            await SumUp(store);
            await Measure(store, path);
        }
        Delete(path);
    }

    /// <summary>As after an update of the program; later it is a day's hand-outs once a day.</summary>
    private static async Task SumUp(IStore store)
    {
        var (began, waits) = (Stopwatch.GetTimestamp(), new List<double>());
        var sweep = Task.Run(() => store.Sweep(BigBank.Now, CancellationToken.None));
        while (!sweep.IsCompleted)
        {
            var asked = Stopwatch.GetTimestamp();
            await store.Answer(new LookAtSources(), AuditEntry.CommandLine, CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        await sweep;
        Console.WriteLine($"  all of it summed up in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s; whoever asked the store meanwhile waited: median {waits.Median():N1}, longest {waits.Max():N1} ms");
    }

    private static async Task Measure(IStore store, string path)
    {
        var table = new Table("report", "today", "week", "month", "all: first", "all: median", "all: longest", "all: CPU", "plain GROUP BY over all");
        foreach (var (page, sql) in s_pages)
        {
            var cells = new List<string> { page.ToString() };
            foreach (var period in (Period[])[Period.Today, Period.Week, Period.Month]) cells.Add($"{(await Times(store, page, period)).Median():N1}");
            var before = Environment.CpuUsage.TotalTime;
            var all = await Times(store, page, Period.All);
            var worked = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
            cells.AddRange([$"{all[0]:N1}", $"{all.Median():N1}", $"{all.Max():N1}", $"{worked:N1}", $"{Reference(path, sql).Median():N1}"]);
            table.Row([.. cells]);
        }
        table.Print();
    }

    private static async Task<List<double>> Times(IStore store, ReportPage page, Period period)
    {
        var view = new ReportView(page, period);
        Ask ask = page.IsOfPeople() ? new CountPeople(view) : new CountCalls(view);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await store.Answer(ask, AuditEntry.CommandLine, CancellationToken.None);
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

    /// <summary>Rows as years of calling leave them: most volunteers call a few times, soon after they came.</summary>
    private static void Fill(string path, int calls, int days)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA synchronous=OFF;
            INSERT OR IGNORE INTO region(code) SELECT 'A-'||printf('%02d', value) FROM (WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value+1 FROM n WHERE value<88) SELECT value FROM n);
            INSERT INTO volunteer(id, language, standing, country, zone, joined, promised, quiz, away, turns, state, last_seen)
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<$volunteers)
                SELECT i, CASE i%9 WHEN 0 THEN 'en' WHEN 1 THEN 'lt' ELSE 'ru' END, 1, char(65+i*i%12, 65+i%12), 'Europe/Vilnius', $first+i*($span/$volunteers), $first+i*($span/$volunteers), $first+i*($span/$volunteers), 0, 9, zeroblob(220), $now FROM n;
            INSERT INTO lease(volunteer, region, given_at, until, ended_at, reported_at, outcome, local_hour, guide, tier, nth, rev)
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<$calls-1)
                SELECT 1+(i*$volunteers/$calls)*(i%50)/50, 1+i*7919%89, $first+i*($span/$calls), $first+i*($span/$calls), $first+i*($span/$calls)+1, $first+i*($span/$calls)+1,
                    CASE WHEN i%100<48 THEN 10 WHEN i%100<56 THEN NULL WHEN i%100<80 THEN 20+i%7 WHEN i%100<95 THEN 30+i%5 ELSE 40+i%3 END, 10+i%10, 'guide-'||(i*12/$calls), i%3, 1, 0 FROM n;
            INSERT INTO caller(volunteer, ever, called, recent) SELECT volunteer, count(*), sum(outcome IS NOT NULL AND outcome<40), zeroblob(64) FROM lease GROUP BY volunteer;
            """;
        command.Parameters.AddWithValue("$volunteers", Volunteers);
        command.Parameters.AddWithValue("$calls", calls);
        command.Parameters.AddWithValue("$now", BigBank.Now.UtcTicks);
        command.Parameters.AddWithValue("$first", BigBank.Now.AddDays(-days).UtcTicks);
        command.Parameters.AddWithValue("$span", TimeSpan.FromDays(days).Ticks);
        command.ExecuteNonQuery();
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"]) File.Delete(path + suffix);
    }
}
