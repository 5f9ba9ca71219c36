using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Events, as guests and organizers see them.</summary>
internal static class EventScreens
{
    private const int PerPage = 6;

    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new Cancelled());
    private static readonly Button.Press StepBack = new(new Text("common.step-back.button"), new EventStepBack());
    private static readonly Button.Press GoOn = new(new Text("common.back.button"), new Back());
    private static readonly Button.Press Together = new(new Text("together.join.button"), new TogetherAsked(), Lasting: true);
    private static readonly Button.Press ToAll = new(T("all.button"), new EventsAsked());

    public static Screen All(EventsSeen seen, Scene scene)
    {
        if (seen.IsClosed) return Screen.Of(new Text("community.closed")).Row(GoOn);
        var slice = Slice<EventShown>.Of(seen.Events, seen.Page, PerPage);
        var screen = slice.Items.Count == 0 ? Screen.Of(T("none")) : slice.Items.Index().Aggregate(Screen.Of(T("heading")), (all, one) => all.And(Line(one.Index + 1, one.Item, scene)));
        if (slice.Items.Count > 0) screen = screen.Row([.. slice.Items.Index().Select(one => new Button.Press(T("open.button").With("nth", one.Index + 1), new EventOpened(one.Item.Event.Id)))]);
        screen = screen.Turn(slice.Page, slice.Last, page => new EventsAsked(page));
        if (Rights.IsOpen(new EventWanted(), scene.Role)) screen = screen.Row(new Button.Press(T("make.button"), new EventWanted()));
        return screen.Row(GoOn);
    }

    public static Screen One(EventShown shown, Scene scene)
    {
        var one = shown.Event;
        var screen = Facts(one, scene);
        if (shown.Of is { } group) screen = screen.And(T("of-group").With("place", GroupScreens.Place(group)));
        if (one.CancelledFor is { } reason) return screen.And(Off(reason)).Row(ToAll).Row(GoOn);
        if (shown.Coming > 0 || one.EndsAt > scene.At) screen = screen.And(Room(shown));
        if (shown.Mine is { } mine) screen = screen.And(T("mine." + mine));
        if (Place(one, shown.Mine == GuestAnswer.Coming) is { } place) screen = screen.And(place);
        if (shown.Team is { } team) screen = Numbers(screen, team);
        if (one.EndsAt <= scene.At) return screen.And(T("over")).Row(ToAll).Row(GoOn);
        if (IsOpen(one, scene)) screen = screen.Row(Together);
        screen = Answers(screen, shown, lasting: false).Row(new Button.Press(T("file.button"), new EventFileWanted(one.Id)));
        if (shown.MayCancel) screen = screen.Row(new Button.Press(T("cancel.button"), new EventCancelWanted(one.Id)));
        return screen.Row(ToAll).Row(GoOn);
    }

    public static Screen Gone() => Screen.Of(T("gone")).Row(ToAll).Row(GoOn);

    public static Text FileComes => T("file.toast");

    public static Text Caption(EventShown shown) => T("file").With("title", shown.Event.Title);

    /// <summary>By itself, below whatever is going on.</summary>
    public static Screen News(EventNewsSeen seen, Scene scene)
    {
        var (shown, one) = (seen.Event, seen.Event.Event);
        var screen = Screen.Of(T("news." + seen.News).With("title", one.Title).With("when", scene.When(one.StartsAt)));
        if (seen.News == EventNews.Cancelled) return (one.CancelledFor is { Length: > 0 } reason ? screen.And(T("reason").With("reason", reason)) : screen).Row(new Button.Press(T("all.button"), new EventsAsked(), Lasting: true));
        if (seen.News == EventNews.After) return screen.Row(Attended(one, wasThere: true), Attended(one, wasThere: false));
        if (seen.News != EventNews.DayBefore && Place(one, shown.Mine == GuestAnswer.Coming) is { } place) screen = screen.And(place);
        if (IsOpen(one, scene)) screen = screen.Row(Together);
        return Answers(screen, shown, lasting: true);
    }

    public static Screen Attended(EventAttendanceKept kept) => kept.WasThere
        ? Screen.Of(T("was-there")).Row([.. Enum.GetValues<EventJudgement>().Select(judgement => new Button.Press(T($"judge.{judgement}.button"), new EventJudged(kept.Event, judgement)))]).Row(GoOn)
        : Screen.Of(T("was-not")).Row(ToAll).Row(GoOn);

    public static Screen Thanks() => Screen.Of(T("thanks")).Row(ToAll).Row(GoOn);

    /// <summary>One question at a time.</summary>
    public static Screen Make(MakingEvent making, Scene scene)
    {
        var draft = making.Draft;
        if (draft.Step == EventStep.Overview) return Overview(draft, scene);
        var screen = Screen.Of(T("ask." + draft.Step));
        if (draft.Step == EventStep.When) screen = screen.And(T("ask.clock"));
        if (making.Fault != EventFault.None) screen = screen.Before(T("fault." + making.Fault).With("longest", EventRules.Longest(draft.Step)).With("most", EventRules.MostPlaces));
        screen = Choices(screen, making, scene);
        return draft.Step == EventStep.Title ? screen.Row(Cancel) : screen.Row(StepBack, Cancel);
    }

    public static Screen Why(CancellingEvent cancelling)
    {
        var screen = Screen.Of(T("why"));
        if (cancelling.Fault != EventFault.None) screen = screen.Before(T("fault." + cancelling.Fault).With("longest", EventRules.LongestWhere).With("most", EventRules.MostPlaces));
        return screen.Row(Cancel);
    }

    private static Screen Choices(Screen screen, MakingEvent making, Scene scene) => making.Draft.Step switch
    {
        EventStep.When when making.Heard is { Count: > 0 } heard => heard.Select((at, nth) => new Button.Press(T("moment.button").With("moment", scene.DayTime(at)), new EventMomentChosen(nth)))
            .Aggregate(screen.And(T("which")), (all, button) => all.Row(button)),
        EventStep.Minutes => screen.Row([.. EventRules.Lengths.Select(minutes => new Button.Press(T("minutes.button").With("count", minutes), new EventMinutesChosen(minutes)))]),
        EventStep.Language => screen
            .Row([.. Language.All.Select(language => new Button.Press(new Text($"language.{language.Code}.button"), new EventLanguageChosen(language.Code)))])
            .Row(new Button.Press(T("any-language.button"), new EventLanguageChosen(""))),
        EventStep.Places => screen.Row(new Button.Press(T("unlimited.button"), new EventUnlimited())),
        // An hour of calling is open to everybody: no group has one of its own.
        EventStep.Where when making.Group == 0 => screen.Row(new Button.Press(T("calling.button"), new EventCallingChosen())),
        EventStep.Repeat => screen.Row(new Button.Press(T("once.button"), new EventRepeatChosen(IsWeekly: false)), new Button.Press(T("weekly.button"), new EventRepeatChosen(IsWeekly: true))),
        _ => screen,
    };

    private static Screen Overview(EventDraft draft, Scene scene)
    {
        var one = new Event(
            0, null, draft.Title!, draft.About!, draft.StartsAt!.Value, draft.Minutes!.Value, draft.Language!.Length > 0 ? draft.Language : null, draft.Places!.Value, draft.Where!, draft.IsWeekly == true, VolunteerClock.HomeZone)
        { IsCalling = draft.IsCalling };
        return Facts(one, scene).Before(T("overview"))
            .And(one.Places == 0 ? T("places-any") : T("places").With("count", one.Places)).And(Place(one, comes: true)!)
            .Row(new Button.Press(T("confirm.button"), new EventConfirmed())).Row(StepBack, Cancel);
    }

    private static Screen Facts(Event one, Scene scene)
    {
        var screen = Screen.Of(T("called").With("title", one.Title), T("about").With("about", one.About), T("when").With("when", scene.When(one.StartsAt)).With("length", new TextArg.Duration(TimeSpan.FromMinutes(one.Minutes))));
        if (one.Language is { } code && Language.FromCode(code) is { } language) screen = screen.And(T("language").With("language", language.Name));
        return one.IsWeekly && one.CancelledFor is null ? screen.And(T("weekly")) : screen;
    }

    /// <summary>Where it is, for those who come; what is held here is no secret.</summary>
    private static Text? Place(Event one, bool comes) => one.IsCalling ? T("where-here") : comes ? T("where").With("where", one.Where) : null;

    private static bool IsOpen(Event one, Scene scene) =>
        one.IsCalling && scene.Volunteer.Standing == Standing.Volunteer && scene.At >= one.StartsAt - SharedHours.OpensBefore && scene.At < one.EndsAt;

    /// <summary>One whose host is no more has no reason.</summary>
    private static Text Off(string reason) => reason.Length > 0 ? T("cancelled").With("reason", reason) : T("off");

    private static Text Line(int nth, EventShown one, Scene scene) =>
        T(one.Mine == GuestAnswer.Coming ? "line-coming" : "line").With("nth", nth).With("title", one.Event.Title).With("when", scene.When(one.Event.StartsAt));

    /// <summary>How many come, and whether there is a place.</summary>
    private static Text Room(EventShown shown) => (shown.Event.Places, shown.IsFull) switch
    {
        (0, _) => shown.Coming == 0 ? T("room-nobody") : T("room").With("count", shown.Coming),
        (var places, false) when shown.Coming == 0 => T("room-nobody-left").With("left", places),
        (var places, false) => T("room-left").With("count", shown.Coming).With("left", places - shown.Coming),
        _ => T("room-full").With("count", shown.Coming),
    };

    private static Screen Answers(Screen screen, EventShown shown, bool lasting)
    {
        Button.Press Answer(GuestAnswer answer, string label) => new(T(label), new EventAnswered(shown.Event.Id, answer), lasting);
        var come = Answer(GuestAnswer.Coming, shown.IsFull ? "queue.button" : "come.button");
        return shown.Mine switch
        {
            GuestAnswer.Coming or GuestAnswer.Waits => screen.Row(Answer(GuestAnswer.No, "not.button")),
            GuestAnswer.Maybe => screen.Row(come, Answer(GuestAnswer.No, "not.button")),
            _ => screen.Row(come, Answer(GuestAnswer.Maybe, "maybe.button")),
        };
    }

    private static Screen Numbers(Screen screen, EventNumbers team)
    {
        screen = screen.And(T("team").With("maybe", team.Maybe).With("waiting", team.Waiting).With("there", team.WereThere));
        return team.Judged is { } judged
            ? screen.And(T("judged").With("yes", judged[EventJudgement.Yes]).With("partly", judged[EventJudgement.Partly]).With("no", judged[EventJudgement.No]))
            : screen;
    }

    private static Button.Press Attended(Event one, bool wasThere) => new(T(wasThere ? "there.button" : "not-there.button"), new EventAttended(one.Id, wasThere), Lasting: true);

    private static Text T(string key) => new("event." + key);
}
