using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>
/// Tables rolled, report_day and active: sums of the hand-outs that can't change any more, so that a report reads days and not calls. In the
/// order of their ids, each exactly once; hand-outs themselves do nothing for it.
/// </summary>
internal sealed class RollUp(Database database, CallRows calls)
{
    /// <summary>Hand-outs in one step: some tens of milliseconds of the writer.</summary>
    public const int PerStep = 5_000;

    /// <summary>A late report comes within a day of the end, its undo ten minutes later, and Telegram may bring either a day late.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(3);

    private static readonly HashSet<Cut> s_all = [.. Enum.GetValues<Cut>()];

    public long UpTo => database.Scalar("SELECT upto FROM rolled");

    /// <summary>Takes in what is settled, day by day: nothing of a day whose hand-outs have not had their time.</summary>
    /// <returns>How many; fewer than <see cref="PerStep"/> when there are no more.</returns>
    public int Step(DateTimeOffset now)
    {
        var (before, last) = ((now - Settled).Stored(), (now - Settled).UtcDateTime.Date.Ticks);
        var ready = calls.After(UpTo, PerStep).TakeWhile(call => call.GivenAt < last && call.EndedAt < before).ToList();
        if (ready.Count == 0) return 0;
        var days = new DayRows();
        foreach (var call in ready) days.Add(call);
        foreach (var (day, row) in days.All) Keep(day, row, ready.Where(call => call.Day == day));
        Keep(ready);
        foreach (var (volunteer, weeks) in Weeks(ready)) KeepActive(volunteer, weeks);
        return ready.Count;
    }

    /// <summary>Sums of all days that were rolled up, and up to which id.</summary>
    public CallSums All(IReadOnlySet<Cut> wanted)
    {
        var sums = new CallSums();
        using var row = database.Use("SELECT cells FROM rolled");
        if (row.Step()) sums.Add(row.Blob(0).ToArray(), wanted);
        return sums;
    }

    public CallSums Between(Days days, IReadOnlySet<Cut> wanted)
    {
        var sums = new CallSums();
        using var row = database.Use("SELECT cells FROM report_day WHERE day>=?1 AND day<=?2").Bind(days.First.DayNumber).Bind(days.Last.DayNumber);
        while (row.Step()) sums.Add(row.Blob(0).ToArray(), wanted);
        return sums;
    }

    public DayRows Days()
    {
        var days = new DayRows();
        using var row = database.Use("SELECT day, handed, dialled, answered, talked, agreed, kept FROM report_day");
        while (row.Step())
        {
            var day = days.Of(DateOnly.FromDayNumber(row.Int(0)));
            (day.Steps, day.Agreed, day.Kept) = (new Steps(row.Long(1), row.Long(2), row.Long(3), row.Long(4)), row.Long(5), row.Long(6));
        }
        return days;
    }

    /// <summary>In which weeks after joining each volunteer called, of what comes; bit 0 is the week of joining.</summary>
    public static Dictionary<long, long> Weeks(IEnumerable<CallRow> some)
    {
        var weeks = new Dictionary<long, long>();
        foreach (var call in some)
            if (call.IsActive(out var week)) weeks[call.Volunteer!.Value] = weeks.GetValueOrDefault(call.Volunteer.Value) | (1L << week);
        return weeks;
    }

    public void Erase(Core.People.VolunteerId volunteer) => database.Use("DELETE FROM active WHERE volunteer=?1").Bind(volunteer.Value).Run();

    private void Keep(DateOnly day, DayRow row, IEnumerable<CallRow> ofDay)
    {
        var sums = Between(new Days(day, day), s_all);
        foreach (var call in ofDay) sums.Add(call);
        database.Use("""
            INSERT INTO report_day(day, handed, dialled, answered, talked, agreed, kept, cells) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(day) DO UPDATE SET handed=handed+?2, dialled=dialled+?3, answered=answered+?4, talked=talked+?5, agreed=agreed+?6, kept=kept+?7, cells=?8
            """)
            .Bind(day.DayNumber).Bind(row.Steps.Handed).Bind(row.Steps.Dialled).Bind(row.Steps.Answered).Bind(row.Steps.Talked)
            .Bind(row.Agreed).Bind(row.Kept).Bind(sums.ToBytes()).Run();
    }

    private void Keep(List<CallRow> ready)
    {
        var sums = All(s_all);
        foreach (var call in ready) sums.Add(call);
        database.Use("INSERT INTO rolled(id, upto, cells) VALUES(0, ?1, ?2) ON CONFLICT(id) DO UPDATE SET upto=?1, cells=?2")
            .Bind(ready[^1].Id).Bind(sums.ToBytes()).Run();
    }

    private void KeepActive(long volunteer, long weeks) =>
        database.Use("INSERT INTO active(volunteer, weeks) VALUES(?1, ?2) ON CONFLICT(volunteer) DO UPDATE SET weeks=weeks|?2").Bind(volunteer).Bind(weeks).Run();
}
