using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Answers <see cref="GiveThanks"/>. To many at once there is the broadcast.</summary>
internal static class ThanksDesk
{
    public static Trigger Give(ITransaction kept, GiveThanks ask, Deed deed)
    {
        if (ask.Who == deed.Who || Suspensions.Has(kept, ask.Who) || Chats.Volunteer(kept, ask.Who) is not { Away: false, NoNews: false, Standing: not Standing.Guest } person) return new ThanksMayNotGo(ask.Who);
        AuditLog.Add(kept, deed, Act.VolunteerThanked, ask.Who, null);
        var isOnCall = Callers.Open(kept, ask.Who) is { } lease && lease.Until > deed.Now;
        return new ThanksMayGo(ask.Who, person.Language, isOnCall || VolunteerClock.NotAtNight(person.Zone ?? VolunteerClock.HomeZone, deed.Now) != deed.Now);
    }
}
