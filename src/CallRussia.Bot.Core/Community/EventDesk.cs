using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Shows events, keeps who comes, and makes and cancels them.</summary>
internal static class EventDesk
{
    public static EventsSeen Look(ITransaction kept, LookAtEvents ask, Deed deed) => Belonging.IsKeptOut(kept, deed.Who)
        ? new EventsSeen([], 0, IsClosed: true)
        : new EventsSeen([.. Events.Ahead(kept, deed.Now).Where(one => IsFor(kept, one, deed)).Select(one => Show(kept, one, deed))], ask.Page, IsClosed: false);

    public static Trigger Look(ITransaction kept, LookAtEvent ask, Deed deed) => Open(kept, ask.Event, deed) is { } one ? new EventSeen(Show(kept, one, deed)) : new EventGone();

    /// <summary>Who comes last to a full one waits; who goes makes room for who waited longest.</summary>
    public static Trigger Answer(ITransaction kept, AnswerEvent ask, Deed deed)
    {
        if (Open(kept, ask.Event, deed) is not { } one || one.EndsAt <= deed.Now) return new EventGone();
        var mine = Events.Guest(kept, one.Id, deed.Who)?.Answer;
        var wanted = ask.Answer == GuestAnswer.Waits ? GuestAnswer.Coming : ask.Answer;
        var stands = wanted == mine || (wanted == GuestAnswer.Coming && mine == GuestAnswer.Waits);
        if (!stands) Change(kept, one, mine, wanted, deed);
        return new EventSeen(Show(kept, one, deed));
    }

    public static Trigger File(ITransaction kept, MakeEventFile ask, Deed deed) => Open(kept, ask.Event, deed) is { } one ? new EventFileMade(Show(kept, one, deed)) : new EventGone();

    public static Trigger Attend(ITransaction kept, KeepAttendance ask, Deed deed)
    {
        if (Events.Find(kept, ask.Event) is not { } one || one.EndsAt > deed.Now || Events.Guest(kept, ask.Event, deed.Who) is not { } guest) return new EventGone();
        kept.Put(Events.Guests, guest with { WasThere = ask.WasThere });
        return new EventAttendanceKept(one.Id, ask.WasThere);
    }

    /// <summary>Once by each who says they were there.</summary>
    public static EventJudgementKept Judge(ITransaction kept, KeepJudgement ask, Deed deed)
    {
        if (Events.Guest(kept, ask.Event, deed.Who) is { WasThere: true, HasJudged: false } guest) Events.Judge(kept, guest, ask.Judgement);
        return new EventJudgementKept();
    }

    public static Trigger Look(ITransaction kept, LookAtEventRight ask, Deed deed) => MayMake(kept, ask.Group, deed) ? new EventMayBegin(ask.Group) : new EventGone();

    public static Trigger Look(ITransaction kept, LookAtCancelling ask, Deed deed) => Events.Find(kept, ask.Event) is { } one && MayMake(kept, one.Group ?? 0, deed) ? new EventMayEnd(one.Id) : new EventGone();

    public static Trigger Make(ITransaction kept, MakeEvent ask, Deed deed)
    {
        if (!MayMake(kept, ask.Group, deed)) return new EventGone();
        if (ask.Draft is not { Step: EventStep.Overview, StartsAt: { } startsAt } draft || startsAt <= deed.Now) return new EventTooLate();
        var one = Events.Add(kept, new Event(
            0, deed.Who, draft.Title!, draft.About!, startsAt.ToUniversalTime(), draft.Minutes!.Value, draft.Language!.Length > 0 ? draft.Language : null, draft.Places!.Value, draft.Where!,
            draft.IsWeekly == true, deed.Scene.Volunteer.Zone ?? VolunteerClock.HomeZone)
        {
            IsCalling = draft.IsCalling,
            Group = ask.Group == 0 ? null : ask.Group,
        }, deed.Now);
        Log(kept, Act.EventMade, one, deed);
        return new EventSeen(Show(kept, one, deed));
    }

    /// <summary>Whoever wanted to come hears of it at once, and no further one follows.</summary>
    public static Trigger Cancel(ITransaction kept, CancelEvent ask, Deed deed)
    {
        if (Events.Find(kept, ask.Event) is not { CancelledFor: null } found || found.EndsAt <= deed.Now || !MayMake(kept, found.Group ?? 0, deed)) return new EventGone();
        var one = Events.CallOff(kept, found, ask.Reason, deed.Who, deed.Now);
        Log(kept, Act.EventCancelled, one, deed);
        return new EventSeen(Show(kept, one, deed));
    }

    /// <summary>What is no longer so is not told.</summary>
    public static Trigger Look(ITransaction kept, LookAtEventNews ask, Deed deed) =>
        !Belonging.IsKeptOut(kept, deed.Who) && Events.Find(kept, ask.Event) is { } one && Events.Guest(kept, one.Id, deed.Who) is { } guest && IsTrue(one, guest, ask.News, deed.Now)
            ? new EventNewsSeen(Show(kept, one, deed), ask.News)
            : new EventNothingToTell();

    private static bool IsTrue(Event one, EventGuest guest, EventNews news, DateTimeOffset now) => news switch
    {
        EventNews.Cancelled => one.CancelledFor is not null,
        EventNews.After => one.CancelledFor is null && guest is { Answer: GuestAnswer.Coming, WasThere: null },
        EventNews.PlaceFree => one.CancelledFor is null && guest.Answer == GuestAnswer.Coming && one.EndsAt > now,
        // After a long stop the hour may be over.
        _ => one.CancelledFor is null && guest.Answer is GuestAnswer.Coming or GuestAnswer.Maybe && one.EndsAt > now,
    };

    private static void Change(ITransaction kept, Event one, GuestAnswer? mine, GuestAnswer wanted, Deed deed)
    {
        if (wanted == GuestAnswer.No)
        {
            Events.Leave(kept, one, deed.Who, deed.Now);
            return;
        }
        var guest = Events.Keep(kept, one.Id, deed.Who, wanted == GuestAnswer.Coming && Events.IsFull(kept, one) ? GuestAnswer.Waits : wanted);
        EventTimers.Set(kept, one, deed.Who, guest.Answer, deed.Now);
        if (mine == GuestAnswer.Coming) Events.MoveUp(kept, one, deed.Now);
    }

    private static Event? Open(ITransaction kept, long id, Deed deed) => !Belonging.IsKeptOut(kept, deed.Who) && Events.Find(kept, id) is { } one && IsFor(kept, one, deed) ? one : null;

    /// <summary>What belongs to a group is for its members; organizers see to all of it.</summary>
    private static bool IsFor(ITransaction kept, Event one, Deed deed) => Events.IsFor(kept, one, deed.Who) || IsOrganizer(deed);

    /// <summary>One for everybody by organizers, one for a group by its host too.</summary>
    private static bool MayMake(ITransaction kept, long group, Deed deed) => IsOrganizer(deed) || (group != 0 && GroupHosts.Is(kept, group, deed.Who));

    private static bool IsOrganizer(Deed deed) => Rights.IsOpen(new EventWanted(), deed.Scene.Role);

    private static EventShown Show(ITransaction kept, Event one, Deed deed) => new(
        one, Events.Guest(kept, one.Id, deed.Who)?.Answer, Events.Count(kept, one.Id, GuestAnswer.Coming) + Events.CountThere(kept, one.Id), Events.IsFull(kept, one),
        IsOrganizer(deed)
            ? new EventNumbers(Events.Count(kept, one.Id, GuestAnswer.Maybe), Events.Count(kept, one.Id, GuestAnswer.Waits), one.IsCalling ? SharedHours.CountJoined(kept, one.Id) : Events.CountThere(kept, one.Id), Events.Judged(kept, one.Id))
            : null)
    {
        Of = one.Group is { } group ? Groups.Find(kept, group) : null,
        MayCancel = MayMake(kept, one.Group ?? 0, deed),
    };

    private static void Log(ITransaction kept, Act act, Event one, Deed deed) => AuditLog.Add(kept, deed, act, one.Id.ToString(CultureInfo.InvariantCulture), one.CancelledFor);
}
