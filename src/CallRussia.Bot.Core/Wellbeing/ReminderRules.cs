using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Answers <see cref="LookAtReminder"/> and <see cref="CallReminder"/>: never at an hour that was not chosen, never more often than that.</summary>
internal sealed class ReminderRules(PoliteHours hours, BankRegions regions)
{
    /// <summary>Later than this it is another hour: the bot was down.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(30);

    public static ReminderSeen Look(ITransaction kept, LookAtReminder ask, Deed deed) =>
        new(kept.Find(Timers.Table, (deed.Who, TimerKeys.Reminder))?.Trigger is ReminderDue due ? new(due.Days, due.Minute) : null);

    public ReminderCame Call(ITransaction kept, CallReminder ask, Deed deed)
    {
        var volunteer = deed.Scene.Volunteer;
        if (volunteer.Standing != Standing.Volunteer || Suspensions.Has(kept, deed.Who)) return new ReminderCame(ask.Hour, Rings: false, Next: null);
        var zone = VolunteerClock.Zone(volunteer.Zone);
        // Somebody who has moved hears it by their new clock, from the next time on.
        var isOnTime = deed.Now - deed.At <= s_late && ask.Hour.IsAt(zone, deed.At);
        return new ReminderCame(ask.Hour, isOnTime && IsWelcome(kept, volunteer, deed.Now), ask.Hour.Next(zone, deed.Now));
    }

    /// <summary>On a break, on a call, in a pause of all and where nobody may be called, it would be no help.</summary>
    private bool IsWelcome(ITransaction kept, Volunteer volunteer, DateTimeOffset now) =>
        !(volunteer.BreakUntil > now) && !volunteer.MustKnowRisk && Callers.Open(kept, volunteer.Id) is null && Levers.HandOuts(kept) is null
        && regions.All(kept).Any(id => regions.Find(kept, id) is { } region && hours.IsOpen(region, now));
}
