using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Table tally: how many calls ended how, per day (UTC). It knows no person and survives every erasure.</summary>
internal sealed class Tally(Database database)
{
    public void Count(DateTimeOffset reportedAt, Outcome outcome, int by) =>
        database.Use("INSERT INTO tally(day, outcome, n) VALUES(?1, ?2, ?3) ON CONFLICT(day, outcome) DO UPDATE SET n=n+?3")
            .Bind(Day(reportedAt)).Bind((long)outcome).Bind(by).Run();

    /// <summary>Calls since the day of <paramref name="from"/>, without "I did not call".</summary>
    public int Calls(DateTimeOffset from)
    {
        using var row = database.Use("SELECT coalesce(sum(n), 0) FROM tally WHERE day>=?1 AND outcome<40").Bind(Day(from));
        return row.Step() ? row.Int(0) : 0;
    }

    private static long Day(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;
}
