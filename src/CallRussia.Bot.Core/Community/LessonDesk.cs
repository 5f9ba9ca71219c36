using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Takes lessons, shows them, and keeps what authors and readers do about them.</summary>
internal static class LessonDesk
{
    /// <summary>The timer of who wants the best of every week: that it is there is the wish.</summary>
    public const string OfWeek = "lessons-week";

    private const int DaysOfWeek = 7;

    public static Trigger Begin(ITransaction kept, BeginLesson ask, Deed deed) => MayNot(kept, deed) ?? (Trigger)new LessonMayBegin(Aliases.Of(kept, deed.Who));

    public static Trigger Send(ITransaction kept, SendLesson ask, Deed deed)
    {
        if (MayNot(kept, deed) is { } not) return not;
        var lesson = Lessons.Add(kept, deed.Who, ask.IsNamed && Aliases.Of(kept, deed.Who) is not null, ask.Text, deed.At);
        foreach (var who in Chats.LookingAfterPeople(kept, deed.Owners).Where(who => who != deed.Who)) Timers.Set(kept, who, "lesson", deed.At, new LessonWaits(lesson.Id));
        return new LessonTaken(lesson, OfAuthor(kept, lesson, deed));
    }

    public static LessonSeen Look(ITransaction kept, LookAtLessons ask, Deed deed)
    {
        if (Belonging.IsKeptOut(kept, deed.Who)) return new LessonSeen(ask.Shelf, 0, 0, 0, Lesson: null, IsClosed: true);
        // A shelf of a group is for its members.
        var group = ask.Shelf == LessonShelf.Group ? GroupDesk.OpenOf(kept, deed).FirstOrDefault(one => one.Id == ask.Group) : null;
        if (ask.Shelf == LessonShelf.Group && group is null) return Look(kept, new LookAtLessons(LessonShelf.Newest, 0), deed);
        var slice = Slice<Lesson>.Of(On(kept, ask, deed.Who), ask.Page, 1);
        if (slice.Items.Count == 0) return new LessonSeen(ask.Shelf, 0, 0, 0, Lesson: null, IsClosed: false) { Group = group };
        var readTo = ask.Since >= 0 ? ask.Since : ReadMarks.Of(kept, deed.Who, ReadKind.Lessons) ?? 0;
        if (ask.Shelf == LessonShelf.Newest && Lessons.Shown(kept).FirstOrDefault() is { } newest) ReadMarks.Move(kept, deed.Who, ReadKind.Lessons, newest.Order);
        return new LessonSeen(ask.Shelf, slice.Page, slice.Last, readTo, Show(kept, slice.Items[0], readTo, deed.Who), IsClosed: false, ask.Shelf == LessonShelf.Newest ? GetsWeek(kept, deed) : null)
        {
            Group = group,
            Groups = OfAuthor(kept, slice.Items[0], deed),
        };
    }

    /// <summary>Once by each, and never by the author.</summary>
    public static LessonSeen Help(ITransaction kept, HelpByLesson ask, Deed deed)
    {
        if (kept.Find(Lessons.Table, ask.Lesson) is { } lesson && lesson.By != deed.Who && Lessons.IsShown(kept, lesson))
            kept.TryAdd(Lessons.Helps, (lesson.Id, deed.Who), new LessonHelp(lesson.Id, deed.Who));
        return Look(kept, new LookAtLessons(ask.Shelf, ask.Page, ask.Since, ask.Group), deed);
    }

    public static LessonsOfWeekKept Keep(ITransaction kept, KeepLessonsOfWeek ask, Deed deed)
    {
        if (ask.On && IsMostActive(kept, deed)) AwaitWeek(kept, deed);
        else Timers.TakeOff(kept, deed.Who, OfWeek);
        return new LessonsOfWeekKept(GetsWeek(kept, deed) == true);
    }

    public static LessonsOfWeekSeen Look(ITransaction kept, LookAtLessonsOfWeek ask, Deed deed)
    {
        if (Belonging.IsKeptOut(kept, deed.Who)) return new LessonsOfWeekSeen(0, Best: null);
        AwaitWeek(kept, deed);
        var since = Counts.Day(deed.Now) - DaysOfWeek;
        var those = Lessons.Shown(kept).TakeWhile(lesson => lesson.DecidedOn >= since).Where(lesson => lesson.By != deed.Who).ToList();
        return new LessonsOfWeekSeen(those.Count, those.MaxBy(lesson => Lessons.Helped(kept, lesson.Id)) is { } best ? Show(kept, best, 0, deed.Who) : null);
    }

    /// <summary>The author learns nothing of it, and the two are never brought together.</summary>
    public static Trigger Report(ITransaction kept, ReportLesson ask, Deed deed)
    {
        if (kept.Find(Lessons.Table, ask.Lesson) is not { } lesson || lesson.By == deed.Who || !Lessons.IsShown(kept, lesson)) return new LessonGone();
        if (PersonReports.HasReported(kept, deed.Who, lesson.Id)) return new LessonReported();
        Apart.ForGood(kept, deed.Who, lesson.By);
        PersonReportDesk.Tell(kept, PersonReports.AddOfLesson(kept, deed.Who, lesson, ask.Reason, deed.At), deed);
        return new LessonReported();
    }

    public static Trigger TakeBack(ITransaction kept, TakeLessonBack ask, Deed deed)
    {
        if (kept.Find(Lessons.Table, ask.Lesson) is not { } lesson || lesson.By != deed.Who) return new LessonGone();
        Lessons.Remove(kept, lesson);
        Timers.TakeOff(kept, deed.Who, Decision(lesson.Id));
        return new LessonIsBack();
    }

    public static LessonSeen Show(ITransaction kept, ShowLessonToGroup ask, Deed deed)
    {
        if (kept.Find(Lessons.Table, ask.Lesson) is { } lesson && lesson.By == deed.Who)
        {
            if (!ask.On) kept.Remove(GroupLessons.Table, (ask.Group, lesson.Id));
            else if (GroupLessons.MayShow(lesson) && OfAuthor(kept, lesson, deed).Any(one => one.Group.Id == ask.Group)) GroupLessons.Show(kept, lesson, ask.Group);
        }
        var mine = new LookAtLessons(LessonShelf.Mine, 0);
        return Look(kept, mine with { Page = On(kept, mine, deed.Who).FindIndex(one => one.Id == ask.Lesson) }, deed);
    }

    public static Trigger Tip(ITransaction kept, MakeTip ask, Deed deed)
    {
        if (kept.Find(Lessons.Table, ask.Lesson) is not { } lesson || !Lessons.IsShown(kept, lesson)) return new LessonGone();
        if (lesson.IsTip == ask.On) return new LessonIsTip(ask.On);
        Lessons.Keep(kept, lesson with { IsTip = ask.On });
        Log(kept, ask.On ? Act.LessonMadeTip : Act.LessonNoTip, lesson, deed);
        if (ask.On) Tell(kept, lesson, deed);
        return new LessonIsTip(ask.On);
    }

    public static Trigger Look(ITransaction kept, LookAtLessonDecision ask, Deed deed) =>
        kept.Find(Lessons.Table, ask.Lesson) is { Fate: not LessonFate.Waits } lesson && lesson.By == deed.Who ? new LessonDecisionSeen(lesson) : new LessonGone();

    public static LessonQueueSeen Look(ITransaction kept, LookAtLessonQueue ask, Deed deed) =>
        new([.. kept.All(Lessons.Waiting).Where(lesson => lesson.By != deed.Who && !Belonging.IsKeptOut(kept, lesson.By))]);

    /// <summary>Two different people accept; one is enough to return or refuse it, also once it is published. Nobody decides about their own.</summary>
    public static Trigger Handle(ITransaction kept, HandleLesson ask, Deed deed)
    {
        if (kept.Find(Lessons.Table, ask.Lesson) is not { Fate: LessonFate.Waits or LessonFate.Published } lesson || lesson.By == deed.Who) return new LessonGone();
        var isDone = ask.Step switch
        {
            LessonStep.Accept when lesson.Fate == LessonFate.Waits && lesson.AcceptedBy != deed.Who => Accept(),
            LessonStep.Return or LessonStep.Refuse when ask.Reason != LessonReason.None => Close(),
            _ => false,
        };
        if (isDone && lesson.Fate != LessonFate.Waits) Tell(kept, lesson, deed);
        return new LessonHandled(lesson, isDone ? ask.Step : LessonStep.Look, MayAccept(), IsAlone(), [.. GroupLessons.Of(kept, lesson)]);

        bool Accept()
        {
            lesson = lesson.AcceptedBy is null ? Lessons.Keep(kept, lesson with { AcceptedBy = deed.Who }) : Lessons.Publish(kept, lesson, deed.At);
            Log(kept, Act.LessonAccepted, lesson, deed);
            return true;
        }

        bool Close()
        {
            var isReturned = ask.Step == LessonStep.Return;
            lesson = Lessons.Close(kept, lesson, isReturned ? LessonFate.Returned : LessonFate.Refused, ask.Reason, deed.At);
            Log(kept, isReturned ? Act.LessonReturned : Act.LessonRefused, lesson, deed);
            return true;
        }

        bool MayAccept() => lesson.Fate == LessonFate.Waits && lesson.AcceptedBy != deed.Who;

        bool IsAlone() => !Chats.Here(kept, deed.Owners).Any(member => Rights.IsOpen(new LessonQueueAsked(), member.Role) && member.Volunteer != deed.Who && member.Volunteer != lesson.By);
    }

    /// <summary>The groups that its author, who looks at it, is in.</summary>
    private static List<LessonGroup> OfAuthor(ITransaction kept, Lesson lesson, Deed deed) =>
        lesson.By != deed.Who ? [] : [.. GroupDesk.OpenOf(kept, deed).Select(group => new LessonGroup(group, GroupLessons.Has(kept, group.Id, lesson.Id)))];

    private static List<Lesson> On(ITransaction kept, LookAtLessons ask, VolunteerId who) => ask.Shelf switch
    {
        LessonShelf.Group => [.. GroupLessons.In(kept, ask.Group)],
        LessonShelf.Mine => [.. Lessons.Of(kept, who).Reverse()],
        LessonShelf.Tips => [.. Lessons.Shown(kept).Where(lesson => lesson.IsTip)],
        LessonShelf.Best => [.. Lessons.Shown(kept).OrderByDescending(lesson => Lessons.Helped(kept, lesson.Id))],
        _ => [.. Lessons.Shown(kept)],
    };

    private static LessonShown Show(ITransaction kept, Lesson lesson, long readTo, VolunteerId reader) => new(
        lesson, lesson.IsNamed ? Aliases.Of(kept, lesson.By) : null, Lessons.Helped(kept, lesson.Id),
        IsNew: lesson.Order > readTo && lesson.By != reader, IsHelpful: kept.Has(Lessons.Helps, (lesson.Id, reader)));

    private static void AwaitWeek(ITransaction kept, Deed deed) => Timers.Set(
        kept, deed.Who, OfWeek, VolunteerClock.NotAtNight(deed.Scene.Volunteer.Zone ?? VolunteerClock.HomeZone, deed.Now.AddDays(DaysOfWeek)), new LessonsOfWeekDue());

    /// <summary>Who has it may leave it, also when they call less.</summary>
    private static bool? GetsWeek(ITransaction kept, Deed deed) => Timers.DueOf(kept, deed.Who, OfWeek) is not null ? true : IsMostActive(kept, deed) ? false : null;

    /// <summary>Those who are trusted most have called most.</summary>
    private static bool IsMostActive(ITransaction kept, Deed deed) => Tiers.Of(deed.Scene.Volunteer, Callers.Find(kept, deed.Who, deed.At).Called) == Tier.Trusted;

    private static LessonMayNotBegin? MayNot(ITransaction kept, Deed deed) =>
        Belonging.IsKeptOut(kept, deed.Who) ? new LessonMayNotBegin(IsClosed: true)
        : Lessons.Of(kept, deed.Who).Count(lesson => lesson.Fate == LessonFate.Waits) >= LessonRules.MostWaiting ? new LessonMayNotBegin(IsClosed: false)
        : null;

    private static void Tell(ITransaction kept, Lesson lesson, Deed deed) => Timers.Set(kept, lesson.By, Decision(lesson.Id), deed.At, new LessonDecided(lesson.Id));

    private static string Decision(long lesson) => $"lesson-decided:{lesson}";

    private static void Log(ITransaction kept, Act act, Lesson lesson, Deed deed) =>
        AuditLog.Add(kept, deed, act, lesson.Id.ToString(CultureInfo.InvariantCulture), reason: null);
}
