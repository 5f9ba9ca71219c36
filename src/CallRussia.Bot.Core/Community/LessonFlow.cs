using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What volunteers learned: written in four short answers, read by two of the team, then by everybody who likes.</summary>
public sealed record LessonFeature() : Feature("ln")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["write"] = typeof(WritingLesson),
        ["report"] = typeof(ReportingLesson),
        ["queue"] = typeof(AtLessons),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["w"] = typeof(LessonWanted),
        ["b"] = typeof(LessonAnswerBack),
        ["s"] = typeof(LessonSent),
        ["l"] = typeof(LessonsAsked),
        ["h"] = typeof(LessonHelped),
        ["r"] = typeof(LessonReportWanted),
        ["x"] = typeof(LessonTakenBack),
        ["g"] = typeof(LessonForGroup),
        ["t"] = typeof(LessonTipped),
        ["q"] = typeof(LessonQueueAsked),
        ["o"] = typeof(LessonOpened),
        ["n"] = typeof(LessonWaits),
        ["d"] = typeof(LessonDecided),
        ["k"] = typeof(LessonsOfWeekSwitched),
        ["v"] = typeof(LessonsOfWeekDue),
    };

    public override void Declare(Dialogue dialogue)
    {
        Write(dialogue);
        Read(dialogue);
        Week(dialogue);
        Report(dialogue);
        Moderate(dialogue);
    }

    private static void Write(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<LessonWanted>((_, _, _) => [new BeginLesson()])
            .Permit<LessonMayBegin, WritingLesson>((state, may, _) => new WritingLesson(Aside.From(state), may.Name, new LessonText()))
            .Stay<LessonMayNotBegin>((_, not, _) => [new Effect.Overlay(LessonScreens.MayNot(not))]);

        dialogue.In<WritingLesson>()
            .Shows((writing, _) => writing.Text.IsWhole ? LessonScreens.Overview(writing) : LessonScreens.Ask(writing))
            .PermitIf<Typed, WritingLesson>((writing, _, _) => !writing.Text.IsWhole, "asked", (writing, typed, _) => Take(writing, typed))
            .PermitIf<NumberShown, WritingLesson>((writing, _, _) => !writing.Text.IsWhole, "asked", (writing, _, _) => writing with { Fault = LessonFault.Digits })
            .Permit<LessonAnswerBack, WritingLesson>((writing, _, _) => writing with { Text = writing.Text.Without(), Fault = LessonFault.None })
            .StayIf<LessonSent>((writing, _, _) => writing.Text.IsWhole, "looked over", (writing, sent, _) => [new SendLesson(writing.Text, sent.IsNamed)])
            .Permit<LessonTaken, State>((writing, taken, _) => Go.To(writing.Return, new Effect.Overlay(LessonScreens.Taken(taken))))
            .Permit<Cancelled, State>((writing, _, _) => Go.To(writing.Return))
            .Permit<Started, State>((writing, _, _) => Go.To(writing.Return));
    }

    private static WritingLesson Take(WritingLesson writing, Typed typed) => LessonRules.Check(typed) is var fault and not LessonFault.None
        ? writing with { Fault = fault }
        : writing with { Text = writing.Text.With(typed.Words.Trim()), Fault = LessonFault.None };

    private static void Read(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<LessonsAsked>((_, asked, _) => [new LookAtLessons(asked.Shelf, asked.Page, asked.Since, asked.Group)])
        .Stay<LessonSeen>((_, seen, scene) => [new Effect.Overlay(LessonScreens.One(seen, scene))])
        .Stay<LessonHelped>((_, helped, _) => [new HelpByLesson(helped.Lesson, helped.Shelf, helped.Page, helped.Since, helped.Group)])
        .Stay<LessonTakenBack>((_, back, _) => [new TakeLessonBack(back.Lesson)])
        .Stay<LessonForGroup>((_, shows, _) => [new ShowLessonToGroup(shows.Lesson, shows.Group, shows.On)])
        .Stay<LessonIsBack>((_, _, _) => [new Effect.Overlay(LessonScreens.Said("is-back"))])
        .Stay<LessonTipped>((_, tipped, _) => [new MakeTip(tipped.Lesson, tipped.On)])
        .Stay<LessonIsTip>((_, tip, _) => [new Effect.Overlay(LessonScreens.Said(tip.On ? "is-tip" : "no-tip"))])
        .Stay<LessonGone>((_, _, _) => [new Effect.Overlay(LessonScreens.Said("gone"))])
        .Stay<LessonDecided>((_, decided, _) => [new LookAtLessonDecision(decided.Lesson)])
        .Stay<LessonDecisionSeen>((state, seen, _) => [RelayFeature.Notice(state, LessonScreens.Decided(seen.Lesson))]);

    private static void Week(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<LessonsOfWeekSwitched>((_, switched, _) => [new KeepLessonsOfWeek(switched.On)])
        .Stay<LessonsOfWeekKept>((_, kept, _) => [new Effect.Overlay(LessonScreens.Said(kept.On ? "week-on" : "week-off"))])
        .Stay<LessonsOfWeekDue>((_, _, _) => [new LookAtLessonsOfWeek()])
        .StayIf<LessonsOfWeekSeen>((_, seen, scene) => seen.Best is not null && !scene.IsOnBreak(), "something new, not on a break", (state, seen, _) => [RelayFeature.Notice(state, LessonScreens.Week(seen))]);

    private static void Report(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<LessonReportWanted, ReportingLesson>((state, wanted, _) => new ReportingLesson(Aside.From(state), wanted.Lesson));
        dialogue.In<ReportingLesson>()
            .Shows((_, _) => RelayScreens.Reasons())
            .Stay<PersonReasonChosen>((reporting, chosen, _) => [new ReportLesson(reporting.Lesson, chosen.Reason)])
            .Permit<LessonReported, State>((reporting, _, _) => Go.To(reporting.Return, new Effect.Overlay(LessonScreens.Said("reported"))))
            .Permit<LessonGone, State>((reporting, _, _) => Go.To(reporting.Return, new Effect.Overlay(LessonScreens.Said("gone"))))
            .Permit<Cancelled, State>((reporting, _, _) => Go.To(reporting.Return))
            .Permit<Started, State>((reporting, _, _) => Go.To(reporting.Return));
    }

    private static void Moderate(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .StayIf<LessonWaits>((_, _, scene) => Rights.IsOpen(new LessonQueueAsked(), scene.Role), "looks after them", (state, waits, _) => [RelayFeature.Notice(state, LessonScreens.Waits(waits))])
            .Permit<LessonQueueAsked, AtLessons>((state, asked, _) => Go.To(new AtLessons(Aside.From(state), asked.Page), new LookAtLessonQueue()))
            .Permit<LessonOpened, AtLessons>((state, opened, _) => Go.To(new AtLessons(Aside.From(state), Lesson: opened.Lesson), new HandleLesson(opened.Lesson, opened.Step, opened.Reason)));

        dialogue.In<AtLessons>()
            .Shows((_, _) => LessonScreens.Standing())
            .Stay<LessonQueueSeen>((at, seen, scene) => [new Effect.Overlay(LessonScreens.Queue(at, seen, scene))])
            .Stay<LessonHandled>((at, handled, scene) => [new Effect.Overlay(LessonScreens.Judge(handled, scene))])
            .Stay<LessonGone>((_, _, _) => [new Effect.Overlay(LessonScreens.NotThere())])
            .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
            .Permit<Started, State>((at, _, _) => Go.To(at.Return));
    }
}
