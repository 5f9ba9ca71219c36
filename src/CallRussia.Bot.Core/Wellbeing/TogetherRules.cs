using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Answers who looks at, joins and leaves an hour of calling together.</summary>
internal static class TogetherRules
{
    public static TogetherSeen Look(ITransaction kept, LookAtTogether ask, Deed deed) => See(kept, deed);

    public static Trigger Join(ITransaction kept, JoinTogether ask, Deed deed)
    {
        var volunteer = deed.Scene.Volunteer;
        if (volunteer.MustKnowRisk && !Suspensions.Has(kept, deed.Who)) return new RiskComesFirst();
        // A break costs nothing, and nobody is counted as calling meanwhile.
        if (MayCall(kept, volunteer) && !(volunteer.BreakUntil > deed.Now)) SharedHours.Join(kept, deed.Who, deed.Now);
        return See(kept, deed);
    }

    public static TogetherSeen Leave(ITransaction kept, LeaveTogether ask, Deed deed)
    {
        SharedHours.Leave(kept, deed.Who, deed.Now);
        return See(kept, deed);
    }

    public static SharedHourClosed Close(ITransaction kept, CloseSharedHour ask, Deed deed) => SharedHours.HasStayed(kept, deed.Who, ask.Hour) && MayCall(kept, deed.Scene.Volunteer)
        ? new SharedHourClosed(IsTold: true, SharedHours.DaredIn(kept, ask.Hour))
        : new SharedHourClosed(IsTold: false, Dared: null);

    private static TogetherSeen See(ITransaction kept, Deed deed)
    {
        var mine = SharedHours.Of(kept, deed.Who, deed.Now);
        var hour = mine ?? SharedHours.Open(kept, deed.Now);
        return new TogetherSeen(hour is null ? null : SharedHours.Tell(kept, hour), mine is not null, SharedHours.Next(kept, deed.Now), IsClosed: !MayCall(kept, deed.Scene.Volunteer));
    }

    private static bool MayCall(ITransaction kept, Volunteer volunteer) => volunteer.Standing == Standing.Volunteer && !Suspensions.Has(kept, volunteer.Id);
}
