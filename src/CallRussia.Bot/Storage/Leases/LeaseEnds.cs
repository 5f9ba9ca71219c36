using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Volunteers;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>How a lease ends without a report, or goes on.</summary>
internal sealed class LeaseEnds(NumberRules rules, LeaseRows leases, NumberRows numbers, Callers callers, Timers timers)
{
    /// <summary>A timer that is still there comes within seconds, after a restart too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Answers <see cref="ExtendLease"/>.</summary>
    public Trigger Extend(LeaseId id, VolunteerId volunteer, DateTimeOffset at, Func<LeaseRow, Lease> shown)
    {
        if (Mine(id, volunteer) is not { } lease) return new LeaseOver(id) { IsTakenBack = IsTakenBack(id, volunteer) };
        var longest = lease.GivenAt + rules.LongestLease;
        var wished = (lease.Until > at ? lease.Until : at) + rules.Extension;
        var extended = lease with { Until = wished < longest ? wished : lease.Until > longest ? lease.Until : longest };
        if (extended.Until <= at)
        {
            // Asked after the longest time, before the timer came round; the timer is taken off now, so it ends here or never.
            Expire(lease, at);
            return new LeaseOver(id);
        }
        leases.Save(extended);
        return new LeaseExtended(shown(extended), AtMost: wished >= longest);
    }

    /// <summary>Answers <see cref="EndLease"/>: a timer that was set before an extension ends nothing.</summary>
    public Trigger End(LeaseId id, VolunteerId volunteer, DateTimeOffset at, Func<LeaseRow, Lease> shown)
    {
        if (Mine(id, volunteer) is not { } lease) return new LeaseOver(id) { IsTakenBack = IsTakenBack(id, volunteer) };
        if (lease.Until > at) return new LeaseGoesOn(shown(lease));
        Expire(lease, at);
        return new LeaseOver(id);
    }

    /// <summary>
    /// Gives leases whose timers were lost new ones, due at once: so they end as every lease does, and their holders' chats lose the number.
    /// </summary>
    /// <returns>How many.</returns>
    public int Sweep(DateTimeOffset now)
    {
        var overdue = leases.Overdue(now - Patience);
        return overdue.Count(lease => timers.SetMissing(lease.Volunteer!.Value, TimerKeys.LeaseEnd, now, new LeaseTimeUp(lease.Id)));
    }

    /// <summary>The number may have been called: it rests.</summary>
    public void Expire(LeaseRow lease, DateTimeOffset at)
    {
        var number = numbers.Find(lease.Token!)!;
        var rests = numbers.Save(number with { State = OutcomeRules.Expire(number.State, at), Agreed = null, HeldBy = null });
        leases.Save(lease with { EndedAt = at, Before = new NumberBefore(number.State, number.Agreed), Rev = rests.Rev });
        callers.Ended(lease);
    }

    /// <summary>It ended without a report, and before its time.</summary>
    private bool IsTakenBack(LeaseId id, VolunteerId volunteer) =>
        leases.Find(id) is { EndedAt: { } ended, Outcome: null } lease && lease.Volunteer == volunteer && ended < lease.Until;

    private LeaseRow? Mine(LeaseId id, VolunteerId volunteer) =>
        leases.Find(id) is { IsOpen: true } lease && lease.Volunteer == volunteer ? lease : null;
}
