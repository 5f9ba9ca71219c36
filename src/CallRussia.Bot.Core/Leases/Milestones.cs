using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Leases;

/// <summary>What is worth a warm word. The values are stored.</summary>
public enum MilestoneKind
{
    FirstTalk = 0,

    /// <summary>The first call after a year with us, or another one.</summary>
    Year = 1,
}

/// <param name="Years">Whole years with us.</param>
public sealed record Milestone(MilestoneKind Kind, int Years);

/// <summary>Milestones, as they can be told from the calls: nothing is kept of them, so each comes once, and an undo takes it back.</summary>
public static class Milestones
{
    /// <summary>The one that this very report reaches.</summary>
    /// <param name="joinedAt">Since when the caller is with us.</param>
    public static Milestone? Of(ITransaction kept, KeptLease reported, DateTimeOffset joinedAt)
    {
        if (reported is not { Volunteer: { } who, ReportedAt: { } at, Outcome: { } outcome } || !outcome.WasCalled()) return null;
        var years = Years(joinedAt, at);
        var others = KeptLeases.Of(kept, who).Where(lease => lease.Id != reported.Id && lease.Outcome?.WasCalled() == true);
        if (IsTalk(reported) && !others.Any(IsTalk)) return new Milestone(MilestoneKind.FirstTalk, years);
        return years > 0 && !others.Take(1).Any(lease => lease.ReportedAt >= joinedAt.AddYears(years)) ? new Milestone(MilestoneKind.Year, years) : null;
    }

    /// <summary>Whole years from one moment to another.</summary>
    public static int Years(DateTimeOffset since, DateTimeOffset at)
    {
        var years = Math.Max(0, at.Year - since.Year);
        return years > 0 && since.AddYears(years) > at ? years - 1 : years;
    }

    public static bool IsTalk(KeptLease lease) => lease.Outcome?.FirstTap() == FirstTap.Talked;
}
