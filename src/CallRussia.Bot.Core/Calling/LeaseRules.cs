using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>How a lease goes on, or ends by its timer.</summary>
internal sealed class LeaseRules(NumberRules rules, ShownLeases shown)
{
    /// <summary>Answers <see cref="ExtendLease"/>.</summary>
    public Trigger Answer(ITransaction kept, ExtendLease ask, Deed deed)
    {
        if (Mine(kept, ask.Lease, deed.Who) is not { IsOpen: true } lease) return Over(kept, ask.Lease, deed.Who);
        var longest = lease.GivenAt + rules.LongestLease;
        var wished = (lease.Until > deed.At ? lease.Until : deed.At) + rules.Extension;
        var extended = lease with { Until = wished < longest ? wished : lease.Until > longest ? lease.Until : longest };
        if (extended.Until <= deed.At)
        {
            // Asked after the longest time, before the timer came round; the timer is taken off now, so it ends here or never.
            LeaseEnds.Expire(kept, lease, deed.At);
            return new LeaseOver(ask.Lease);
        }
        kept.Put(KeptLeases.Table, extended);
        return new LeaseExtended(shown.Of(kept, extended), AtMost: wished >= longest);
    }

    /// <summary>Answers <see cref="EndLease"/>: a timer that was set before an extension ends nothing.</summary>
    public Trigger Answer(ITransaction kept, EndLease ask, Deed deed)
    {
        if (Mine(kept, ask.Lease, deed.Who) is not { IsOpen: true } lease) return Over(kept, ask.Lease, deed.Who);
        if (lease.Until > deed.At) return new LeaseGoesOn(shown.Of(kept, lease));
        LeaseEnds.Expire(kept, lease, deed.At);
        return new LeaseOver(ask.Lease);
    }

    /// <summary>It was taken back when it ended without a report, and before its time.</summary>
    private static LeaseOver Over(ITransaction kept, LeaseId id, VolunteerId volunteer) =>
        new(id) { IsTakenBack = Mine(kept, id, volunteer) is { EndedAt: { } ended, Outcome: null } lease && ended < lease.Until };

    private static KeptLease? Mine(ITransaction kept, LeaseId id, VolunteerId volunteer) => KeptLeases.Find(kept, id) is { } lease && lease.Volunteer == volunteer ? lease : null;
}
