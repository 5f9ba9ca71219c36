using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>
/// Shifts as they can be told from hand-outs: one number after another. Nothing is kept of them. Who listens to strangers for long grows more tired than
/// they notice, so a shift has an end.
/// </summary>
public static class Shifts
{
    public const int MostTalks = 5;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>After so long without a number it is another shift.</summary>
    private static readonly TimeSpan s_gap = TimeSpan.FromHours(1);

    /// <summary>Whether the shift came to its end with this very report: it is said once, not after every call that follows.</summary>
    public static bool EndsWith(ITransaction kept, KeptLease reported)
    {
        if (reported is not { Volunteer: { } volunteer, ReportedAt: { } reportedAt }) return false;
        var (began, last, talks) = (reported.GivenAt, (DateTimeOffset?)null, 0);
        foreach (var lease in Until(kept, volunteer, reported.GivenAt))
        {
            if (lease.Id == reported.Id) continue;
            began = lease.GivenAt;
            if (lease.ReportedAt is { } at && !(last >= at)) last = at;
            if (Milestones.IsTalk(lease)) talks++;
            // It was said then, and nothing before can change that: a long shift costs no more than a short one.
            if (IsOver((last ?? began) - began, talks)) return false;
        }
        return IsOver(reportedAt - began, talks + (Milestones.IsTalk(reported) ? 1 : 0));
    }

    /// <summary>The reported calls since <paramref name="since"/>, and those of a shift that began before.</summary>
    public static (int Calls, int Talks) Done(ITransaction kept, VolunteerId volunteer, DateTimeOffset since, DateTimeOffset at)
    {
        var shift = Until(kept, volunteer, at).Select(lease => lease.Id).ToHashSet();
        var called = KeptLeases.Of(kept, volunteer).TakeWhile(lease => lease.GivenAt >= since || shift.Contains(lease.Id)).Where(lease => lease.Outcome?.WasCalled() == true).ToList();
        return (called.Count, called.Count(Milestones.IsTalk));
    }

    /// <summary>The hand-outs of the shift that goes on at a time, the newest first.</summary>
    private static IEnumerable<KeptLease> Until(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        foreach (var lease in KeptLeases.Of(kept, volunteer).SkipWhile(lease => lease.GivenAt > at))
        {
            if ((lease.EndedAt ?? lease.Until) < at - s_gap) yield break;
            at = lease.GivenAt;
            yield return lease;
        }
    }

    private static bool IsOver(TimeSpan length, int talks) => length >= Longest || talks >= MostTalks;
}
