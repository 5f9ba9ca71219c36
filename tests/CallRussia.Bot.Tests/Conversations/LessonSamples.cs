using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about what volunteers learned.</summary>
internal static class LessonSamples
{
    private static readonly State Return = new Home();
    private static readonly string Name = new('Ж', Aliases.Longest);
    private static readonly string Long = new('ш', LessonRules.Longest);
    private static readonly LessonText Whole = new(Long, Long, Long, Long);
    private static readonly Lesson Theirs = new(3, new VolunteerId(700_070), IsNamed: true, Whole, Counts.Day(Some.Now) - 2);
    private static readonly Lesson Published = Theirs with { Fate = LessonFate.Published, Order = 4 };
    private static readonly Group Country = new(7, "LT", "") { Told = 15 };
    private static readonly Group City = new(8, "LT", new string('Щ', GroupRules.LongestCity)) { Told = 5 };
    private static readonly LessonGroup[] Groups = [new(Country, Has: true), new(City, Has: false)];
    private static readonly LessonReason[] Reasons = Enum.GetValues<LessonReason>();

    public static IEnumerable<State> States =>
    [
        .. Enumerable.Range(0, LessonText.Parts + 1).Select(count => new WritingLesson(Return, Name, Text(count))), new WritingLesson(new OnCall(Some.Lease()), Name: null, Whole),
        .. Enum.GetValues<LessonFault>().Select(fault => new WritingLesson(Return, Name, new LessonText(), fault)),
        new ReportingLesson(Return, 3), new AtLessons(Return), new AtLessons(Return, 1), new AtLessons(Return, Lesson: 3),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new LessonWanted(), new LessonAnswerBack(), new LessonSent(IsNamed: true), new LessonSent(IsNamed: false), new LessonMayBegin(null), new LessonMayBegin(Name),
        new LessonMayNotBegin(IsClosed: true), new LessonMayNotBegin(IsClosed: false), new LessonTaken(Theirs, []), new LessonTaken(Theirs, Groups), new LessonTaken(Theirs with { IsNamed = false }, Groups), new LessonTaken(Theirs with { IsNamed = false }, Groups[1..]),
        .. Enum.GetValues<LessonShelf>().SelectMany(shelf => new Trigger[] { new LessonsAsked(shelf), new LessonsAsked(shelf, 1, 3), new LessonHelped(3, shelf, 1, 2), new LessonSeen(shelf, 0, 0, 0, Lesson: null, IsClosed: false), Seen(shelf, Published) }),
        new LessonSeen(LessonShelf.Newest, 0, 0, 0, Lesson: null, IsClosed: true), new LessonSeen(LessonShelf.Best, 1, 3, 2, new LessonShown(Published with { IsTip = true }, null, 21, IsNew: true, IsHelpful: true), IsClosed: false), new LessonSeen(LessonShelf.Best, 0, 0, 1, new LessonShown(Published, Name, 1, IsNew: false, IsHelpful: true), IsClosed: false),
        .. Mine.Select(lesson => Seen(LessonShelf.Mine, lesson)), .. Mine.Select(lesson => Seen(LessonShelf.Mine, lesson with { IsNamed = false }) with { Groups = Groups }), Seen(LessonShelf.Mine, Theirs with { By = Some.VolunteerId }) with { Groups = Groups },
        new LessonsAsked(LessonShelf.Group, 1, 3, 7), new LessonHelped(3, LessonShelf.Group, 1, 2, 7), new LessonForGroup(3, 7, On: true), new LessonForGroup(3, 7, On: false),
        new LessonSeen(LessonShelf.Group, 0, 0, 0, Lesson: null, IsClosed: false) { Group = City },
        new LessonsOfWeekSwitched(On: true), new LessonsOfWeekSwitched(On: false), new LessonsOfWeekDue(), new LessonsOfWeekKept(On: true), new LessonsOfWeekKept(On: false), new LessonsOfWeekSeen(0, Best: null),
        new LessonsOfWeekSeen(21, new LessonShown(Published, Name, 5, IsNew: true, IsHelpful: false)), new LessonsOfWeekSeen(1, new LessonShown(Published, null, 0, IsNew: true, IsHelpful: false)),
        .. ((bool[])[true, false]).Select(gets => new LessonSeen(LessonShelf.Newest, 1, 3, 2, new LessonShown(Published, Name, 5, IsNew: true, IsHelpful: false), IsClosed: false, gets)),
        new LessonReportWanted(3), new LessonReported(), new LessonTakenBack(3), new LessonIsBack(), new LessonTipped(3, On: true), new LessonTipped(3, On: false), new LessonIsTip(On: true), new LessonIsTip(On: false), new LessonGone(),
        new LessonDecided(3), .. Mine.Where(lesson => lesson.Fate != LessonFate.Waits).Select(lesson => new LessonDecisionSeen(lesson)), new LessonDecisionSeen(Published with { IsTip = true }),
        new LessonQueueAsked(), new LessonQueueAsked(1), .. Enum.GetValues<LessonStep>().Select(step => new LessonOpened(3, step, LessonReason.Harsh)), new LessonWaits(3),
        new LessonQueueSeen([]), new LessonQueueSeen([.. Enumerable.Range(0, 20).Select(i => Theirs with { Id = 700 + i, AcceptedBy = i % 2 == 0 ? null : Some.VolunteerId })]),
        .. from step in Enum.GetValues<LessonStep>() from alone in (bool[])[true, false] select new LessonHandled(Theirs, step, MayAccept: true, alone, []),
        new LessonHandled(Theirs with { Day = Counts.Day(Some.Now) }, LessonStep.Look, MayAccept: true, IsAlone: false, [City, Country]),
        new LessonHandled(Theirs with { AcceptedBy = Some.VolunteerId }, LessonStep.Accept, MayAccept: false, IsAlone: true, []), new LessonHandled(Theirs with { AcceptedBy = new VolunteerId(5) }, LessonStep.Look, MayAccept: true, IsAlone: false, []),
        .. Enum.GetValues<LessonFate>().Select(fate => new LessonHandled(Theirs with { Fate = fate, Reason = LessonReason.Harsh }, LessonStep.Look, MayAccept: false, IsAlone: false, [])),
    ];

    private static IEnumerable<Lesson> Mine =>
    [
        Theirs with { By = Some.VolunteerId }, Published with { By = Some.VolunteerId },
        .. from fate in (LessonFate[])[LessonFate.Returned, LessonFate.Refused] from reason in Reasons where reason != LessonReason.None select Theirs with { By = Some.VolunteerId, Fate = fate, Reason = reason },
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        BeginLesson => new LessonMayBegin(Name),
        SendLesson => new LessonTaken(Theirs, Groups),
        LookAtLessons look => Seen(look.Shelf, Published),
        ShowLessonToGroup => Seen(LessonShelf.Mine, Published) with { Groups = Groups },
        HelpByLesson help => Seen(help.Shelf, Published),
        KeepLessonsOfWeek keep => new LessonsOfWeekKept(keep.On),
        LookAtLessonsOfWeek => new LessonsOfWeekSeen(2, new LessonShown(Published, Name, 5, IsNew: true, IsHelpful: false)),
        ReportLesson => new LessonReported(),
        TakeLessonBack => new LessonIsBack(),
        MakeTip tip => new LessonIsTip(tip.On),
        LookAtLessonDecision => new LessonDecisionSeen(Published),
        LookAtLessonQueue => new LessonQueueSeen([Theirs]),
        HandleLesson handle => new LessonHandled(Theirs, handle.Step, MayAccept: true, IsAlone: false, []),
        _ => null,
    };

    private static LessonText Text(int count) => Enumerable.Range(0, count).Aggregate(new LessonText(), (text, _) => text.With(Long));

    private static LessonSeen Seen(LessonShelf shelf, Lesson lesson) => new(shelf, 1, 3, 2, new LessonShown(lesson, Name, 5, IsNew: false, IsHelpful: false), IsClosed: false) { Group = shelf == LessonShelf.Group ? City : null };
}
