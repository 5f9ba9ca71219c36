using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What a guest hears of an event. The values are stored.</summary>
public enum EventNews
{
    DayBefore = 0,

    /// <summary>In ten minutes.</summary>
    Soon = 1,

    /// <summary>It is over: were you there?</summary>
    After = 2,

    /// <summary>They waited, and have a place now.</summary>
    PlaceFree = 3,
    Cancelled = 4,
}

/// <summary>When guests hear of their events.</summary>
internal static class EventTimers
{
    private static readonly TimeSpan SoonBefore = SharedHours.OpensBefore;

    /// <summary>Later than so long before the event, the word of the day before comes too close to the other one.</summary>
    private static readonly TimeSpan DayBeforeEnds = TimeSpan.FromHours(2);

    /// <summary>How the names of an event's timers begin.</summary>
    public static string Of(long id) => $"event:{id}:";

    /// <summary>When a group hears of it, where nobody's own clock counts: a day before, unless that is in the night, and right before.</summary>
    public static IEnumerable<(EventNews News, DateTimeOffset Due)> Reminders(Event one) =>
        [(EventNews.DayBefore, DayBefore(one, one.Zone)), (EventNews.Soon, one.StartsAt - SoonBefore)];

    /// <summary>It can still be said.</summary>
    public static bool IsInTime(Event one, EventNews news, DateTimeOffset now) => now < (news == EventNews.DayBefore ? one.StartsAt - DayBeforeEnds : one.StartsAt);

    /// <summary>Whoever may come is reminded a day before; whoever comes also right before, and is asked afterwards.</summary>
    public static void Set(ITransaction kept, Event one, VolunteerId who, GuestAnswer answer, DateTimeOffset at)
    {
        Timers.TakeOffBeginning(kept, who, Of(one.Id));
        if (answer is not (GuestAnswer.Coming or GuestAnswer.Maybe)) return;
        var zone = Chats.Volunteer(kept, who)?.Zone ?? VolunteerClock.HomeZone;
        var dayBefore = DayBefore(one, zone);
        if (dayBefore > at && dayBefore < one.StartsAt - DayBeforeEnds) Tell(kept, one, who, EventNews.DayBefore, dayBefore);
        if (answer != GuestAnswer.Coming) return;
        if (one.StartsAt - SoonBefore > at) Tell(kept, one, who, EventNews.Soon, one.StartsAt - SoonBefore);
        // Whoever called with the others hears a word at the end of the hour, and nothing is asked.
        if (!one.IsCalling) Tell(kept, one, who, EventNews.After, VolunteerClock.NotAtNight(zone, one.EndsAt).ToUniversalTime());
    }

    private static DateTimeOffset DayBefore(Event one, string zone) => VolunteerClock.NotAtNight(zone, one.StartsAt.AddDays(-1)).ToUniversalTime();

    /// <summary>They hear of it then; word of the same kind that waits already is replaced.</summary>
    public static void Tell(ITransaction kept, Event one, VolunteerId who, EventNews news, DateTimeOffset due) => Timers.Set(kept, who, Of(one.Id) + (int)news, due, new EventDue(one.Id, news));
}
