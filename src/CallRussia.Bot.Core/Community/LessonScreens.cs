using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Lessons, as authors, readers and moderators see them.</summary>
internal static class LessonScreens
{
    private const int PerPage = 8;

    private static readonly string[] Questions = ["situation", "tried", "happened", "advice"];
    private static readonly LessonShelf[] Shelved = [LessonShelf.Newest, LessonShelf.Best, LessonShelf.Mine];
    private static readonly LessonReason[] Reasons = [.. Enum.GetValues<LessonReason>().Where(reason => reason != LessonReason.None)];

    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new Cancelled());
    private static readonly Button.Press GoOn = new(new Text("common.back.button"), new Back());
    private static readonly Button.Press ToQueue = new(T("queue.button"), new LessonQueueAsked());
    private static readonly Button.Press ToMine = new(T("shelf.Mine.button"), new LessonsAsked(LessonShelf.Mine));
    private static readonly Button.Press StepBack = new(new Text("common.step-back.button"), new LessonAnswerBack());

    /// <summary>One question at a time; the first one says what becomes of it and what must not stand in it.</summary>
    public static Screen Ask(WritingLesson writing)
    {
        var at = writing.Text.Count;
        var screen = Screen.Of(T("ask").With("nth", at + 1).With("count", LessonText.Parts).With("question", T("ask." + Questions[at])));
        if (at == 0) screen = screen.And(T("ask.first"));
        if (writing.Fault != LessonFault.None) screen = screen.Before(T("fault." + writing.Fault).With("longest", LessonRules.Longest));
        return at > 0 ? screen.Row(StepBack, Cancel) : screen.Row(Cancel);
    }

    public static Screen Overview(WritingLesson writing)
    {
        var screen = Text(Screen.Of(T("overview")), writing.Text).And(T(writing.Name is null ? "overview.no-name" : "overview.choose"));
        if (writing.Name is { } name) screen = screen.Row(new Button.Press(T("send-named.button").With("name", name), new LessonSent(IsNamed: true)));
        return screen.Row(new Button.Press(T("send-unnamed.button"), new LessonSent(IsNamed: false))).Row(StepBack, Cancel);
    }

    public static Screen MayNot(LessonMayNotBegin not) => not.IsClosed
        ? Screen.Of(new Text("community.closed")).Row(GoOn)
        : Screen.Of(T("too-many").With("count", LessonRules.MostWaiting)).Row(ToMine).Row(GoOn);

    public static Screen Said(string key) => Screen.Of(T(key)).Row(GoOn);

    public static Screen Taken(LessonTaken taken) => ToGroups(Screen.Of(T("taken")), taken.Lesson, taken.Groups).Row(GoOn);

    public static Screen One(LessonSeen seen, Scene scene)
    {
        if (seen.IsClosed) return Said("closed");
        if (seen.Lesson is not { } shown) return Shelves(Screen.Of(T("none." + seen.Shelf)), seen);
        var isMine = shown.Lesson.By == scene.Volunteer.Id;
        var heading = T(shown.IsNew && seen.Shelf != LessonShelf.Mine ? "one-new" : "one").With("shelf", Heading(seen)).With("nth", seen.Page + 1).With("count", seen.Last + 1);
        var screen = Text(Screen.Of(heading), shown.Lesson.Text).And(shown.Author is { } author ? T("by").With("name", author) : T("by-nobody"));
        if (isMine) screen = screen.And(Fate(shown.Lesson));
        if (shown.Lesson.IsTip) screen = screen.And(T("tip"));
        if (shown.Helped > 0) screen = screen.And(Helped(shown));
        if (isMine) screen = ToGroups(screen, shown.Lesson, seen.Groups).Row(new Button.Press(T("take-back.button"), new LessonTakenBack(shown.Lesson.Id)));
        else screen = Answer(screen, seen, shown);
        if (!isMine && Rights.IsOpen(new LessonTipped(shown.Lesson.Id, On: true), scene.Role))
            screen = screen.Row(new Button.Press(T(shown.Lesson.IsTip ? "untip.button" : "tip.button"), new LessonTipped(shown.Lesson.Id, !shown.Lesson.IsTip)));
        if (seen.GetsWeek is { } gets) screen = screen.Row(SwitchWeek(!gets));
        return Shelves(screen.Turn(seen.Page, seen.Last, page => new LessonsAsked(seen.Shelf, page, seen.ReadTo, seen.Group?.Id ?? 0)), seen);
    }

    /// <summary>How many there are, and of the one that helped most what its author would tell others.</summary>
    public static Screen Week(LessonsOfWeekSeen seen) => Screen
        .Of(T("week").With("count", seen.Count), T("part.advice").With("words", seen.Best!.Lesson.Text.Advice), seen.Best.Author is { } author ? T("by").With("name", author) : T("by-nobody"))
        .Row(new Button.Press(T("week-open.button"), new LessonsAsked(LessonShelf.Newest), Lasting: true))
        .Row(SwitchWeek(on: false) with { Lasting = true });

    public static Screen Decided(Lesson lesson)
    {
        var screen = Screen.Of(lesson.IsTip ? T("decided.tip") : Fate(lesson));
        return lesson.Fate == LessonFate.Published
            ? screen.Row(new Button.Press(T("take-back.button"), new LessonTakenBack(lesson.Id), Lasting: true))
            : screen.Row(new Button.Press(T("again.button"), new LessonWanted(), Lasting: true));
    }

    public static Screen Waits(LessonWaits waits) => Screen.Of(T("waits")).Row(new Button.Press(T("look.button"), new LessonOpened(waits.Lesson), Lasting: true));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("queue")).Row(ToQueue);

    public static Screen NotThere() => Screen.Of(T("gone")).Row(ToQueue);

    public static Screen Queue(AtLessons at, LessonQueueSeen seen, Scene scene)
    {
        var slice = Slice<Lesson>.Of(seen.Waiting, at.Page, PerPage);
        var screen = slice.Items.Count == 0
            ? Screen.Of(T("queue.none"))
            : Screen.Of(T("queue"), T("queue.lines").With("lines", new TextArg.Lines(slice.Items.Select(lesson => Line(lesson, scene)))));
        screen = slice.Items.Select(lesson => (Button)new Button.Press(T("nth.button").With("id", $"{lesson.Id}"), new LessonOpened(lesson.Id))).Chunk(4).Aggregate(screen, (all, row) => all.Row(row));
        return screen.Turn(slice.Page, slice.Last, page => new LessonQueueAsked(page)).Row(new Button.Press(new Text("common.back.button"), new DeskAsked()));
    }

    public static Screen Judge(LessonHandled handled, Scene scene)
    {
        var lesson = handled.Lesson;
        Button.Press Step(string label, LessonStep step, LessonReason reason = LessonReason.None) => new(T(label + ".button"), new LessonOpened(lesson.Id, step, reason));
        if (handled.Step is LessonStep.MayReturn or LessonStep.MayRefuse)
            return Reasons.Aggregate(Screen.Of(T("why." + handled.Step)), (all, reason) =>
                all.Row(Step("reason." + reason, handled.Step == LessonStep.MayReturn ? LessonStep.Return : LessonStep.Refuse, reason))).Row(Step("to-lesson", LessonStep.Look));
        var screen = Text(Screen.Of(T("judge").With("id", $"{lesson.Id}").With("age", Age(lesson, scene))), lesson.Text).And(State(lesson, handled));
        if (handled is { MayAccept: false, IsAlone: true } or { MayAccept: true, IsAlone: true, Lesson.AcceptedBy: null }) screen = screen.And(T("alone"));
        if (handled.Groups.Count > 0) screen = screen.And(T("judge-groups").With("places", Places(handled.Groups)));
        if (handled.MayAccept) screen = screen.Row(Step("accept", LessonStep.Accept));
        if (lesson.Fate is LessonFate.Waits or LessonFate.Published) screen = screen.Row(Step("return", LessonStep.MayReturn), Step("refuse", LessonStep.MayRefuse));
        return screen.Row(ToQueue);
    }

    private static Screen Answer(Screen screen, LessonSeen seen, LessonShown shown)
    {
        var report = new Button.Press(T("report.button"), new LessonReportWanted(shown.Lesson.Id));
        return shown.IsHelpful ? screen.Row(report) : screen.Row(new Button.Press(T("helped.button"), new LessonHelped(shown.Lesson.Id, seen.Shelf, seen.Page, seen.ReadTo, seen.Group?.Id ?? 0)), report);
    }

    private static Button.Press SwitchWeek(bool on) => new(T(on ? "week.on.button" : "week.off.button"), new LessonsOfWeekSwitched(on));

    private static Screen Shelves(Screen screen, LessonSeen seen)
    {
        screen = screen
            .Row([.. Shelved.Where(shelf => shelf != seen.Shelf).Select(shelf => new Button.Press(T($"shelf.{shelf}.button"), new LessonsAsked(shelf)))])
            .Row(new Button.Press(T("write.button"), new LessonWanted()));
        return seen.Group is { } group ? screen.Row(GroupScreens.BackTo(group.Id), GoOn) : screen.Row(GoOn);
    }

    private static Text Heading(LessonSeen seen) => seen.Group is { } group ? T("shelf.Group").With("place", GroupScreens.Place(group)) : T("shelf." + seen.Shelf);

    /// <summary>For the author: where else it is shown, or could be.</summary>
    private static Screen ToGroups(Screen screen, Lesson lesson, IReadOnlyList<LessonGroup> groups)
    {
        if (groups.Count == 0 || lesson.Fate is LessonFate.Returned or LessonFate.Refused) return screen;
        if (!GroupLessons.MayShow(lesson)) return screen.And(T("groups-unnamed"));
        var those = groups.Where(one => one.Has).Select(one => one.Group).ToList();
        screen = those.Count == 0 ? screen.And(T("groups-may")) : screen.And(T("groups-has").With("places", Places(those)));
        return groups.Aggregate(screen, (all, one) =>
            all.Row(new Button.Press(CommunityScreens.Marked(GroupScreens.Place(one.Group), one.Has), new LessonForGroup(lesson.Id, one.Group.Id, !one.Has))));
    }

    private static TextArg.Listing Places(IEnumerable<Group> groups) => new(groups.Select(group => (TextArg)GroupScreens.Place(group)));

    private static Screen Text(Screen screen, LessonText text) => Questions.Zip(text.All).Aggregate(screen, (all, part) => all.And(T("part." + part.First).With("words", part.Second)));

    private static Text Helped(LessonShown shown) => shown switch
    {
        { IsHelpful: false } => T("helped").With("count", shown.Helped),
        { Helped: 1 } => T("helped-you"),
        _ => T("helped-you-too").With("count", shown.Helped - 1),
    };

    private static Text Fate(Lesson lesson) => lesson.Reason == LessonReason.None ? T("fate." + lesson.Fate) : T("fate." + lesson.Fate).With("reason", T("reason." + lesson.Reason));

    private static Text State(Lesson lesson, LessonHandled handled) => lesson.Fate != LessonFate.Waits ? T("state." + lesson.Fate) : T(lesson.AcceptedBy is null ? "state.none" : handled.MayAccept ? "state.one" : "state.yours");

    private static Text Line(Lesson lesson, Scene scene) => T(lesson.AcceptedBy is null ? "queue.line" : "queue.line-one").With("id", $"{lesson.Id}").With("age", Age(lesson, scene));

    private static Text Age(Lesson lesson, Scene scene) => Counts.Day(scene.At) > lesson.Day ? T("age").With("count", (int)(Counts.Day(scene.At) - lesson.Day)) : T("age-today");

    private static Text T(string key) => new("learned." + key);
}
