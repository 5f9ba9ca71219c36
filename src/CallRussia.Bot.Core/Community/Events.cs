using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What somebody said about coming. The values are stored and stand on buttons.</summary>
public enum GuestAnswer
{
    Coming = 0,
    Maybe = 1,

    /// <summary>Wants to come, and there is no place; whoever has waited longest moves up.</summary>
    Waits = 2,

    /// <summary>Not coming: nothing is kept of it.</summary>
    No = 3,
}

/// <summary>Something at a time, with places.</summary>
/// <param name="By">The organizer or host who made it; null once they asked to be forgotten.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Language">In which it is held; null: in any.</param>
/// <param name="Places">0: as many as like.</param>
/// <param name="Where">A link or words, for those who come; empty when it is held here.</param>
/// <param name="Zone">On whose clock (IANA) a weekly one keeps its hour.</param>
public sealed record Event(
    long Id, VolunteerId? By, string Title, string About, DateTimeOffset StartsAt, int Minutes, string? Language, int Places, string Where, bool IsWeekly, string Zone)
{
    /// <summary>Why it does not take place; null while it does.</summary>
    public string? CancelledFor { get; init; }

    /// <summary>For whose members alone it is; null: for everybody.</summary>
    public long? Group { get; init; }

    /// <summary>The one a week later is announced already.</summary>
    public bool IsContinued { get; init; }

    /// <summary>Its guests call at the same time, here; it announces a <see cref="SharedHour"/>.</summary>
    public bool IsCalling { get; init; }

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"event {Id}";
}

/// <summary>Somebody's answer to an event.</summary>
/// <param name="Order">Who waits and has the lowest moves up first.</param>
/// <param name="WasThere">As they say; null while they did not.</param>
/// <param name="HasJudged">They said whether it was worth it; what they said is counted and not kept.</param>
public sealed record EventGuest(long Event, VolunteerId Who, GuestAnswer Answer, long Order, bool? WasThere = null, bool HasJudged = false);

/// <summary>Events and who comes to them. How many come is counted; who comes is told to nobody.</summary>
public static class Events
{
    /// <summary>The count of those who say they were there, beside the values of <see cref="GuestAnswer"/>.</summary>
    private const long WereThere = 10;

    /// <summary>No event takes longer: what began before that is over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    public static readonly Table<long, Event> Table = new("event", one => one.Id, Key.Of, Write, Read)
    {
        OwnedBy = new Owner<Event>(
            static (kept, volunteer) => kept.Range(ByMaker!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, one) => kept.Put(Table!, one with { By = null }))
        {
            Section = "EventsMade",
            Show = static one => new { one.Title, one.StartsAt },
        },
        KeptFor = new Expiry<Event>(
            static (kept, retention, now) => kept.Range(ByStart!, KeyRange.Numbers(0, (now - retention.PastEvents).UtcTicks)), static (kept, one) => Remove(kept, one))
        {
            Period = static retention => retention.PastEvents,
        },
        Followed = static (kept, before, after) =>
        {
            if (before is null && after is { IsCalling: true }) SharedHours.Announce(kept, after.Id, after.StartsAt, after.EndsAt);
            if (before is { IsCalling: true, CancelledFor: null } && after is { CancelledFor: not null }) SharedHours.Withdraw(kept, after.Id);
        },
    };

    public static readonly TableIndex<Event> ByStart = Table.By("start", static one => Key.Of(one.StartsAt.UtcTicks));

    public static readonly TableIndex<Event> ByMaker = Table.By("by", static one => one.By is { } by ? Key.Of(by.Value) : null);

    /// <summary>Weekly ones whose next one is not announced.</summary>
    public static readonly TableIndex<Event> ToContinue = Table.By("weekly", static one => one is { IsWeekly: true, IsContinued: false, CancelledFor: null } ? Key.Of(one.StartsAt.UtcTicks) : null);

    private static readonly Counts s_guests = new("event_guest");

    /// <summary>What those who were there said of it, by event and <see cref="EventJudgement"/>.</summary>
    private static readonly Counts s_judged = new("event_judged");

    public static readonly Table<(long Event, VolunteerId Who), EventGuest> Guests = new(
        "event_guest", guest => (guest.Event, guest.Who), key => Key.Of(key.Event, key.Who.Value),
        static (to, guest) => to.Long(guest.Event).Long(guest.Who.Value).Long((int)guest.Answer).Long(guest.Order).Long(guest.WasThere is { } was ? was ? 1 : 0 : null).Bool(guest.HasJudged),
        static (ref RecordReader from) =>
        {
            var (one, who, answer, order) = (from.Long(), new VolunteerId(from.Long()), (GuestAnswer)from.Int(), from.Long());
            return new EventGuest(one, who, answer, order, from.IntOrNull() is { } was ? was == 1 : null, from.Bool());
        })
    {
        HasByteKeys = true,
        OwnedBy = new Owner<EventGuest>(Of, static (kept, _, guest) => kept.Remove(Guests!, (guest.Event, guest.Who)))
        {
            Section = "Events",
            Tell = static (kept, volunteer) => Of(kept, volunteer)
                .Select(guest => new { kept.Find(Table!, guest.Event)?.Title, kept.Find(Table!, guest.Event)?.StartsAt, Answer = guest.Answer.ToString(), guest.WasThere }).ToList(),
        },
        Followed = static (kept, before, after) =>
        {
            if (before is not null) s_guests.Add(kept, -1, before.Event, Shelf(before));
            if (after is not null) s_guests.Add(kept, +1, after.Event, Shelf(after));
        },
    };

    public static readonly TableIndex<EventGuest> ByGuest = Guests.By("who", static guest => Key.Of(guest.Who.Value));

    /// <summary>Those who wait, in their order.</summary>
    public static readonly TableIndex<EventGuest> Waiting = Guests.By("waits", static guest => guest.Answer == GuestAnswer.Waits ? Key.Of(guest.Event, guest.Order) : null, hasByteKeys: true);

    private static readonly Sequence s_ids = new("event");
    private static readonly Sequence s_orders = new("event_guest");

    public static Event Add(ITransaction kept, Event made, DateTimeOffset at)
    {
        var one = made with { Id = kept.Next(s_ids) };
        kept.Put(Table, one);
        GroupReminders.Set(kept, one, at);
        return one;
    }

    /// <summary>What is ahead or goes on, the soonest first.</summary>
    public static IEnumerable<Event> Ahead(ITransaction kept, DateTimeOffset now) =>
        kept.Range(ByStart, KeyRange.Numbers((now - Longest).UtcTicks, long.MaxValue)).Where(one => one.EndsAt > now && one.CancelledFor is null);

    /// <summary>What somebody made and is ahead.</summary>
    public static IEnumerable<Event> AheadBy(ITransaction kept, VolunteerId who, DateTimeOffset now) =>
        kept.Range(ByMaker, KeyRange.Only(Key.Of(who.Value))).Where(one => one.EndsAt > now && one.CancelledFor is null);

    /// <summary>One of a group is for its members.</summary>
    public static bool IsFor(ITransaction kept, Event one, VolunteerId who) => one.Group is not { } group || Groups.Has(kept, group, who);

    public static Event? Find(ITransaction kept, long id) => kept.Find(Table, id);

    public static EventGuest? Guest(ITransaction kept, long id, VolunteerId who) => kept.Find(Guests, (id, who));

    public static IEnumerable<EventGuest> Of(ITransaction kept, VolunteerId who) => kept.Range(ByGuest, KeyRange.Only(Key.Of(who.Value)));

    public static IEnumerable<EventGuest> All(ITransaction kept, long id) => kept.Range(Guests, KeyRange.Beginning(id));

    public static int Count(ITransaction kept, long id, GuestAnswer answer) => (int)s_guests.Find(kept, id, (long)answer);

    public static int CountThere(ITransaction kept, long id) => (int)s_guests.Find(kept, id, WereThere);

    public static bool IsFull(ITransaction kept, Event one) => one.Places > 0 && Count(kept, one.Id, GuestAnswer.Coming) >= one.Places;

    public static EventGuest Keep(ITransaction kept, long id, VolunteerId who, GuestAnswer answer)
    {
        var guest = new EventGuest(id, who, answer, kept.Next(s_orders));
        kept.Put(Guests, guest);
        return guest;
    }

    /// <summary>Their reminders go with them, and whoever waits moves up.</summary>
    public static void Leave(ITransaction kept, Event one, VolunteerId who, DateTimeOffset at)
    {
        if (!kept.Remove(Guests, (one.Id, who))) return;
        Timers.TakeOffBeginning(kept, who, EventTimers.Of(one.Id));
        MoveUp(kept, one, at);
    }

    /// <summary>Somebody goes: each place that they had goes to the next one who waits.</summary>
    public static void LeaveAll(ITransaction kept, VolunteerId who, DateTimeOffset at)
    {
        foreach (var guest in Of(kept, who).ToList())
            if (kept.Find(Table, guest.Event) is { } one && one.EndsAt > at) Leave(kept, one, who, at);
    }

    /// <summary>It does not take place: whoever wanted to come hears of it at once, and no further one follows.</summary>
    public static Event CallOff(ITransaction kept, Event one, string reason, VolunteerId by, DateTimeOffset at)
    {
        var off = one with { CancelledFor = reason };
        kept.Put(Table, off);
        GroupReminders.TakeOff(kept, off);
        foreach (var guest in All(kept, one.Id).ToList())
        {
            EventTimers.Set(kept, off, guest.Who, GuestAnswer.No, at);
            if (guest.Who != by) EventTimers.Tell(kept, off, guest.Who, EventNews.Cancelled, at);
        }
        return off;
    }

    /// <summary>Free places go to those who wait, in their order.</summary>
    public static void MoveUp(ITransaction kept, Event one, DateTimeOffset at)
    {
        while (one.StartsAt > at && one.CancelledFor is null && !IsFull(kept, one) && kept.Range(Waiting, KeyRange.Beginning(one.Id)).FirstOrDefault() is { } next)
        {
            kept.Put(Guests, next with { Answer = GuestAnswer.Coming });
            EventTimers.Set(kept, one, next.Who, GuestAnswer.Coming, at);
            EventTimers.Tell(kept, one, next.Who, EventNews.PlaceFree, at);
        }
    }

    /// <summary>Announces the next one of each weekly event that has begun.</summary>
    public static void Continue(ITransaction kept, DateTimeOffset now)
    {
        foreach (var one in kept.Range(ToContinue, KeyRange.Numbers(0, now.UtcTicks)).ToList())
        {
            kept.Put(Table, one with { IsContinued = true });
            var local = TimeZoneInfo.ConvertTime(one.StartsAt, VolunteerClock.Zone(one.Zone)).DateTime;
            var next = one.StartsAt;
            // After a long stop the weeks in between are over.
            for (var weeks = 1; next <= now; weeks++) next = VolunteerClock.Moment(one.Zone, local.AddDays(7 * weeks));
            Add(kept, one with { StartsAt = next, IsContinued = false }, now);
        }
    }

    public static void Judge(ITransaction kept, EventGuest guest, EventJudgement judgement)
    {
        kept.Put(Guests, guest with { HasJudged = true });
        s_judged.Add(kept, 1, guest.Event, (long)judgement);
    }

    /// <summary>How many said it; of fewer than a group nothing is told.</summary>
    public static IReadOnlyDictionary<EventJudgement, int>? Judged(ITransaction kept, long id)
    {
        var all = Enum.GetValues<EventJudgement>().ToDictionary(judgement => judgement, judgement => (int)s_judged.Find(kept, id, (long)judgement));
        return all.Values.Sum() >= Limits.SmallestGroup ? all : null;
    }

    /// <summary>A guest is counted under their answer until they say that they were there, and under that from then on.</summary>
    private static long Shelf(EventGuest guest) => guest.WasThere == true ? WereThere : (long)guest.Answer;

    private static void Remove(ITransaction kept, Event one)
    {
        foreach (var guest in All(kept, one.Id).ToList()) kept.Remove(Guests, (guest.Event, guest.Who));
        foreach (var count in s_judged.Of(kept, one.Id).ToList()) s_judged.Add(kept, -count.N, count.First, count.Second);
        kept.Remove(Table, one.Id);
    }

    private static void Write(RecordWriter to, Event one) => to
        .Long(one.Id).Long(one.By?.Value).Text(one.Title).Text(one.About).Time(one.StartsAt).Long(one.Minutes).Text(one.Language).Long(one.Places).Text(one.Where)
        .Bool(one.IsWeekly).Text(one.Zone).Text(one.CancelledFor).Bool(one.IsContinued).Bool(one.IsCalling).Long(one.Group);

    private static Event Read(ref RecordReader from) => new(
        from.Long(), from.VolunteerOrNull(), from.Text(), from.Text(), from.Time(), from.Int(), from.TextOrNull(), from.Int(), from.Text(), from.Bool(), from.Text())
    {
        CancelledFor = from.TextOrNull(),
        IsContinued = from.Bool(),
        IsCalling = from.Bool(),
        Group = from.LongOrNull(),
    };
}

/// <summary>Whether it was worth coming. The values are stored and stand on buttons.</summary>
public enum EventJudgement
{
    Yes = 0,
    Partly = 1,
    No = 2,
}
