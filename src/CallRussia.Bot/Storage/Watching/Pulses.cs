using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Watching;

/// <summary>Reads the campaign's counter.</summary>
internal sealed class Pulses(Database database)
{
    /// <summary>Below this a count would tell of single people.</summary>
    private const int SmallestGroup = 5;

    private const int Days = 7;

    public Pulse Read(DateTimeOffset now)
    {
        var today = now.UtcTicks / TimeSpan.TicksPerDay;
        var (all, lately, thisDay, first) = Calls(today);
        using var row = database.Use($"""
            SELECT count(*), count(CASE WHEN c.called>0 THEN 1 END), count(DISTINCT v.country) FROM volunteer v LEFT JOIN caller c ON c.volunteer=v.id
            WHERE v.standing={(int)Standing.Volunteer} AND v.away=0
            """);
        row.Step();
        // A young campaign has no seven days: the rate is over those it has.
        var over = now - Later(new DateTimeOffset((today - Days + 1) * TimeSpan.TicksPerDay, TimeSpan.Zero), first);
        return new Pulse(all, Shown(thisDay), Shown(row.Int(0)), Shown(row.Int(1)), Shown(row.Int(2)), lately >= SmallestGroup ? over / lately : null, now);
    }

    private (long All, int Lately, int Today, DateTimeOffset First) Calls(long today)
    {
        using var row = database.Use($"""
            SELECT coalesce(sum(n), 0), coalesce(sum(CASE WHEN day>?1-{Days} THEN n END), 0), coalesce(sum(CASE WHEN day=?1 THEN n END), 0), min(CASE WHEN n>0 THEN day END)
            FROM tally WHERE outcome<{(int)Outcome.Skipped}
            """).Bind(today);
        row.Step();
        return (row.Long(0), row.Int(1), row.Int(2), new DateTimeOffset((row.LongOrNull(3) ?? today) * TimeSpan.TicksPerDay, TimeSpan.Zero));
    }

    private static int Shown(int count) => count < SmallestGroup ? 0 : count;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
