using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Core.Leases;

/// <summary>How a lease ends without a report.</summary>
public static class LeaseEnds
{
    /// <summary>Its time is up. The number may have been called: it rests.</summary>
    public static void Expire(ITransaction kept, KeptLease lease, DateTimeOffset at)
    {
        var number = kept.Find(TouchedNumbers.Table, lease.Token!)!;
        var rests = TouchedNumbers.Save(kept, number with { State = KeptRules.At(kept, at).Expire(number.State, at), Agreed = null, HeldBy = null });
        kept.Put(KeptLeases.Table, lease with { EndedAt = at, Before = new NumberBefore(number.State, number.Agreed), Rev = rests.Rev });
        Callers.Ended(kept, lease);
    }

    /// <summary>An organizer ends it before its time. Its timer comes at once, so that the holder's chat loses the number as it does after an expiry.</summary>
    public static void TakeBack(ITransaction kept, KeptLease lease, DateTimeOffset at)
    {
        Expire(kept, lease, at);
        if (lease.Volunteer is { } holder) Timers.Hasten(kept, holder, TimerKeys.LeaseEnd, at);
    }
}
