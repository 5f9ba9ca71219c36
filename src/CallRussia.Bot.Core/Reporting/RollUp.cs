using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>How far hand-outs are summed up.</summary>
/// <param name="UpTo">The id of the last lease that is in the sums: it and those before it are not read again.</param>
public sealed record RolledUp(long UpTo)
{
    /// <summary>One record.</summary>
    private const int Only = 0;

    public static readonly Table<int, RolledUp> Table = new(
        "rolled", _ => Only, only => Key.Of(only), static (to, rolled) => to.Long(rolled.UpTo), static (ref RecordReader from) => new RolledUp(from.Long()));

    /// <summary>0 before anything is summed up.</summary>
    public static long Last(ITransaction kept) => kept.Find(Table, Only)?.UpTo ?? 0;
}

/// <param name="Weeks">In which weeks after joining there was a call, as far as it is summed up; bit 0 is the week of joining.</param>
public sealed record ActiveWeeks(VolunteerId Volunteer, long Weeks)
{
    public static readonly Table<VolunteerId, ActiveWeeks> Table = new(
        "active", active => active.Volunteer, id => Key.Of(id.Value),
        static (to, active) => to.Long(active.Volunteer.Value).Long(active.Weeks),
        static (ref RecordReader from) => new ActiveWeeks(new VolunteerId(from.Long()), from.Long()))
    {
        OwnedBy = new Owner<ActiveWeeks>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer)),
    };
}

/// <summary>
/// Sums of the hand-outs that can't change any more, so that a report reads days and not calls. In the order of their ids, each exactly once;
/// hand-outs themselves do nothing for it.
/// </summary>
internal static class RollUp
{
    /// <summary>Hand-outs in one step: some tens of milliseconds of the writer.</summary>
    private const int PerStep = 2_000;

    /// <summary>A late report comes within a day of the end, its undo ten minutes later, and Telegram may bring either a day late.</summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromDays(3);

    private static readonly HashSet<Cut> s_all = [.. Enum.GetValues<Cut>()];

    /// <summary>Takes in what is settled, day by day: nothing of a day whose hand-outs have not had their time.</summary>
    /// <returns>Whether there is more.</returns>
    public static bool Step(ITransaction kept, DateTimeOffset now)
    {
        // By then no lease with a lower id can come into sight any more.
        var settled = now - s_settled;
        var ready = CountedCall.After(kept, RolledUp.Last(kept)).Take(PerStep).TakeWhile(call => call.Day < CountedCall.DayOf(settled) && call.Lease.EndedAt < settled).ToList();
        if (ready.Count == 0) return false;
        var days = new ReportDays();
        foreach (var call in ready) days.Add(call);
        foreach (var day in days.All) kept.Put(ReportDay.Table, kept.Find(ReportDay.Table, day.Day) is { } before ? before + day : day);
        foreach (var ofDay in ready.GroupBy(call => call.Day)) Add(kept, Between(kept, new Days(ofDay.Key, ofDay.Key), s_all), ofDay, ofDay.Key.DayNumber);
        Add(kept, All(kept, s_all), ready, KeptSums.EveryDay);
        kept.Put(RolledUp.Table, new RolledUp(ready[^1].Lease.Id.Value));
        foreach (var (volunteer, weeks) in Weeks(ready)) kept.Put(ActiveWeeks.Table, new ActiveWeeks(volunteer, weeks | Weeks(kept, volunteer)));
        return ready.Count == PerStep;
    }

    /// <summary>Hand-outs that are not summed up yet.</summary>
    public static IEnumerable<CountedCall> Rest(ITransaction kept) => CountedCall.After(kept, RolledUp.Last(kept));

    /// <summary>Sums of all days that were summed up.</summary>
    public static CallSums All(ITransaction kept, IReadOnlySet<Cut> wanted) => Read(kept, KeptSums.EveryDay, KeptSums.EveryDay, wanted);

    public static CallSums Between(ITransaction kept, Days days, IReadOnlySet<Cut> wanted) => Read(kept, days.First.DayNumber, days.Last.DayNumber, wanted);

    public static ReportDays Days(ITransaction kept)
    {
        var days = new ReportDays();
        foreach (var day in kept.All(ReportDay.Table)) days.Add(day);
        return days;
    }

    /// <summary>In which weeks after joining a volunteer called, as far as it is summed up.</summary>
    public static long Weeks(ITransaction kept, VolunteerId volunteer) => kept.Find(ActiveWeeks.Table, volunteer)?.Weeks ?? 0;

    /// <summary>In which weeks after joining each volunteer called, of what comes.</summary>
    public static Dictionary<VolunteerId, long> Weeks(IEnumerable<CountedCall> some)
    {
        var weeks = new Dictionary<VolunteerId, long>();
        foreach (var call in some)
            if (call.IsActive(out var week)) weeks[call.Volunteer!.Id] = weeks.GetValueOrDefault(call.Volunteer.Id) | (1L << week);
        return weeks;
    }

    private static CallSums Read(ITransaction kept, int first, int last, IReadOnlySet<Cut> wanted)
    {
        var sums = new CallSums();
        foreach (var cut in wanted)
            foreach (var ofDay in kept.Range(KeptSums.Table, KeyRange.Between((long)cut, first, last))) sums.Add(ofDay);
        return sums;
    }

    private static void Add(ITransaction kept, CallSums sums, IEnumerable<CountedCall> more, int day)
    {
        foreach (var call in more) sums.Add(call);
        foreach (var of in sums.Kept(day)) kept.Put(KeptSums.Table, of);
    }
}
