using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>One hand-out as reports see it.</summary>
/// <param name="Volunteer">Null when forgotten; <paramref name="Country"/> and <paramref name="Language"/> go with it.</param>
/// <param name="Joined">When the volunteer joined.</param>
/// <param name="AgreedFor">The time for which this very call was agreed on; null when it was not.</param>
internal readonly record struct CallRow(
    long Id, long? Volunteer, int Region, long GivenAt, long? EndedAt, Outcome? Outcome, int Hour, string? Guide, Tier? Tier,
    string? Country, string? Language, long? Joined, long? CallAt, long? AgreedFor)
{
    public DateOnly Day => DayOf(GivenAt);

    public bool WasCalled => Outcome is { } outcome && outcome.WasCalled();

    /// <summary>This call ended with another one agreed on: on which day.</summary>
    public DateOnly? AgreesOn => Outcome == Core.Numbers.Outcome.CallLater && CallAt is { } at ? DayOf(at) : null;

    /// <summary>This call was agreed on before, and it was made in time: for which day.</summary>
    public DateOnly? Keeps => WasCalled && AgreedFor is { } at && GivenAt <= at + CallLaters.Grace.Ticks ? DayOf(at) : null;

    /// <summary>Ticks at which the volunteer's week of joining began, or null; <paramref name="weeks"/> have passed since.</summary>
    public bool IsActive(out int weeks)
    {
        weeks = Joined is { } joined ? (int)(Week(GivenAt) - Week(joined)) : 0;
        return Volunteer is not null && Joined is not null && WasCalled && weeks is >= 0 and < 63;
    }

    /// <summary>The calendar of ticks begins with a Monday.</summary>
    public static long Week(long ticks) => ticks / (7 * TimeSpan.TicksPerDay);

    private static DateOnly DayOf(long ticks) => DateOnly.FromDayNumber((int)(ticks / TimeSpan.TicksPerDay));
}

/// <summary>Reads hand-outs for reports.</summary>
internal sealed class CallRows(Database database)
{
    /// <summary>Hand-outs after an id, in the order of their ids.</summary>
    public IEnumerable<CallRow> After(long id, int most = int.MaxValue)
    {
        using var row = database.Use("""
            SELECT l.id, l.volunteer, l.region, l.given_at, l.ended_at, l.outcome, l.local_hour, l.guide, l.tier, v.country, v.language, v.joined, l.call_at, a.call_at
            FROM lease l LEFT JOIN volunteer v ON v.id=l.volunteer LEFT JOIN lease a ON a.id=l.agreed WHERE l.id>?1 ORDER BY l.id LIMIT ?2
            """).Bind(id).Bind(most);
        while (row.Step())
            yield return new CallRow(
                row.Long(0), row.LongOrNull(1), row.Int(2), row.Long(3), row.LongOrNull(4), (Outcome?)row.LongOrNull(5), row.Int(6), row.TextOrNull(7),
                (Tier?)row.LongOrNull(8), row.TextOrNull(9), row.TextOrNull(10), row.LongOrNull(11), row.LongOrNull(12), row.LongOrNull(13));
    }
}
