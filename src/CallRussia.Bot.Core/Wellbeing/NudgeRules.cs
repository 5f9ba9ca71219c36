using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Answers <see cref="DecideNudge"/> and <see cref="DeclineNudges"/>: once before the second call, once before the fourth, or never.</summary>
internal static class NudgeRules
{
    public static NudgeDecided Decide(ITransaction kept, DecideNudge ask, Deed deed)
    {
        var (volunteer, now) = (deed.Scene.Volunteer, deed.Now);
        var (caller, nudged) = (Callers.Find(kept, deed.Who, now), Nudges.Of(kept, deed.Who));
        if (volunteer.Standing != Standing.Volunteer || volunteer.MustKnowRisk || Suspensions.Has(kept, deed.Who)) return new NudgeDecided();
        if (Nudges.Due(nudged, caller.Called) is not { } before || HasReturned(caller, now)) return new NudgeDecided();
        // Not in the night and not in a break.
        var free = volunteer.BreakUntil > now ? volunteer.BreakUntil.Value : now;
        var welcome = VolunteerClock.NotAtNight(volunteer.Zone ?? VolunteerClock.HomeZone, free);
        if (welcome > now) return new NudgeDecided { Again = welcome };
        var kind = Nudges.KindOf(KeptLeases.Of(kept, deed.Who).Select(lease => lease.Outcome).OfType<Outcome>().First(outcome => outcome.WasCalled()));
        Nudges.Tell(kept, nudged, before, kind, now);
        return new NudgeDecided { Kind = kind };
    }

    public static NudgesDeclined Decline(ITransaction kept, DeclineNudges ask, Deed deed)
    {
        kept.Put(Nudges.Table, Nudges.Of(kept, deed.Who) with { Declined = true });
        return new NudgesDeclined();
    }

    /// <summary>A number was taken since the last call, or there was another call.</summary>
    private static bool HasReturned(Caller caller, DateTimeOffset now) =>
        caller.LastCall is not { } last || last + Nudges.After > now || (caller.Recent.Count > 0 && caller.Recent[0].At > last);
}
