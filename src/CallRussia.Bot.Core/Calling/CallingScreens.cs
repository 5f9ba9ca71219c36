using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Calling;

internal sealed class CallingScreens(RegionCatalogue regions, PoliteHours hours)
{
    public const string InDanger = "in-danger";

    private const string HardTalk = "hard-talk";

    // Lasting: asking twice shows the same number, so a quick second tap or an old message does no harm.
    private static readonly Button.Press GetNumber = new(T("get-number.button"), new NumberAsked(), Lasting: true);
    private static readonly Button.Press NextNumber = new(T("next-number.button"), new NumberAsked(), Lasting: true);
    // Lasting: what it gives back is what the store says is in hand, and a second press finds nothing.
    private static readonly Button.Press Enough = new(T("done.button"), new DoneForToday(), Lasting: true);
    private static readonly Button.Press Break = new(T("break.button"), new BreakAsked());
    private static readonly Button.Press EndBreak = new(T("end-break.button"), new BreakOver());
    private static readonly Button.Press Together = new(new Text("together.button"), new TogetherAsked());
    private static readonly Button.Press ToHome = new(new Text("common.home.button"), new HomeAsked());
    private static readonly Button.Press ToGuide = new(new Text("home.guide.button"), new GuideAsked(0));

    public static Screen Home(Home home, Func<Screen, Scene, Screen> offer, Scene scene) =>
        offer(Begin(home, scene), scene)
            .Row(ToGuide, new Button.Press(new Text("home.practice.button"), new PracticeAsked()))
            .Row(new Button.Press(new Text("home.community.button"), new CommunityAsked()), new Button.Press(new Text("home.progress.button"), new ProgressAsked()))
            .Row(new Button.Press(new Text("ring-back.ask.button"), new RingBackAsked()), new Button.Press(new Text("home.settings.button"), new SettingsAsked()));

    private static Screen Begin(Home home, Scene scene) => OnBreak(scene) is { } paused
        ? Screen.Of(paused).Row(EndBreak)
        : Screen.Of(home.JustArrived ? new Text("onboarding.ready") : new Text("home.idle")).Row(GetNumber).Row(Together);

    /// <summary>Until when the break goes on, and what that means; null without one.</summary>
    private static Text? OnBreak(Scene scene) => scene.IsOnBreak() ? T("on-break").With("until", scene.When(scene.Volunteer.BreakUntil!.Value)) : null;

    /// <summary>The evening is closed with what was done, not with what was not.</summary>
    public static Screen Over(CallsOver over, Scene scene)
    {
        var isBack = over.IsForBreak && !scene.IsOnBreak();
        var screen = Screen.Of(isBack ? T("back") : OnBreak(scene) ?? T("over"));
        if (isBack) return (over.GivenBack is { } held ? Taps(screen.And(T("over.given-back")), held.Id) : screen).Row(GetNumber).Row(Together).Row(ToGuide, ToHome);
        if (over.Calls > 0) screen = screen.And(over.Talks > 0 ? T("over.done").With("calls", over.Calls).With("talks", over.Talks) : T("over.done-calls").With("calls", over.Calls));
        if (over.Together is { } together) screen = screen.And(T("over.together").With("dared", together));
        if (over.GivenBack is { } lease) screen = Taps(screen.And(T("over.given-back")), lease.Id);
        if (over.Calls > 0 && !scene.IsAsked()) screen = screen.Row(new Button.Press(new Text("feeling.ask.button"), new QuestionsWanted()));
        return screen
            .Row(scene.IsOnBreak() ? EndBreak : Break)
            .Row(new Button.Press(new Text("reminder.ask.button"), new ReminderAsked()))
            .Row(ToGuide, ToHome);
    }

    /// <summary>
    /// The number stands alone on its line: clients make it tappable only as plain text in the international form.
    /// </summary>
    public Screen Number(Lease lease, Scene scene)
    {
        var screen = Taps(Begin(Screen.Of(InHand(lease, scene), Until(lease, scene)), lease, scene), lease.Id)
            .Row(new Button.Copy(T("copy.button"), new TextArg.Shown(lease.Number.Full())), new Button.Press(T("still-talking.button"), new StillTalking(lease.Id)));
        if (scene.Campaign.Pages is { } pages) screen = screen.Row(new Button.App(T("beside.button"), CallSeen.Address(pages, scene.Volunteer.Language)));
        return screen.Row(ToGuide, Enough) with { Holds = lease.Id };
    }

    /// <summary>The same for the page beside the chat, where the number has a place and a clock of its own.</summary>
    public CallSeen Beside(Lease lease, Scene scene) => new(
        Taps(Begin(Screen.Of(), lease, scene), lease.Id).Row(new Button.Press(T("still-talking.button"), new StillTalking(lease.Id)), Enough),
        new NumberInHand(lease, [.. PoliteHours.LocalTimes(regions[lease.Region], scene.At).Select(local => local.Offset)]));

    /// <summary>
    /// A tip and a first sentence, another one with every number, so that nobody sounds like a machine. Who was promised a call is not met as a stranger.
    /// </summary>
    private static Screen Begin(Screen screen, Lease lease, Scene scene)
    {
        if (lease.Agreed is not null) return screen.And(T("agreed"));
        screen = screen.And(Tip(lease.Nth == 1 ? "before-first-call" : "before-call", lease, scene));
        var openers = scene.Library.Guide.Openers;
        return openers.Count > 0 ? screen.And(new Text(openers[(int)(lease.Id.Value % openers.Count)])) : screen;
    }

    /// <summary>The first paragraph of every screen of a call: the number, where it is, what the clock shows there.</summary>
    public Text InHand(Lease lease, Scene scene)
    {
        var times = PoliteHours.LocalTimes(regions[lease.Region], scene.At);
        return T(times.Count > 1 ? "in-hand-clocks" : "in-hand")
            .With("number", new TextArg.Shown(lease.Number.Full()))
            .With("region", new TextArg.RegionName(lease.Region.Text))
            .With("time", new TextArg.Clock(times[0].DateTime))
            .With("offset", $"+{times[0].Offset.TotalHours:0}");
    }

    /// <summary>Until when it is the volunteer's; how long, where their clock is not known.</summary>
    private static Text Until(Lease lease, Scene scene) => scene.IsClockKnown()
        ? T("until").With("until", new TextArg.Clock(scene.Local(lease.Until)))
        : T("until-left").With("left", CallingTexts.Left(lease, scene));

    public static Screen EndsSoon(Lease lease, Scene scene) =>
        Screen.Of(T("ends-soon").With("left", new TextArg.Duration(lease.Until - scene.At)))
            .Row(new Button.Press(T("still-talking.button"), new StillTalking(lease.Id), Lasting: true)) with
        { Holds = lease.Id };

    public static Screen Overdue(Overdue overdue) => Taps(Screen.Of(T(overdue.IsTakenBack ? "taken-back" : "overdue")), overdue.Lease.Id).Row(NextNumber);

    public Screen Reported(Reported reported, Scene scene)
    {
        var care = CareAfter(reported.Outcome) is { } hurt ? scene.Library.Care.Find(hurt) : null;
        var screen = Screen.Of(Summary(reported, scene));
        // Kind words stand before the next number: they are of no use once somebody goes on.
        if (care is not null) screen = screen.And(care.Screen(1));
        else screen = screen.And(Tip(Moment(reported.Outcome), reported.Lease, scene));
        // After a call that hurt it would be out of place; it stands in /progress.
        if (care is null && reported.Milestone is { } reached) screen = screen.And(T($"milestone.{reached.Kind}").With("years", reached.Years));
        if (reported.Together is { } together) screen = screen.And(T("together").With("dared", together.Dared).With("goal", together.Goal));
        if (reported.EndsShift) screen = screen.And(T("shift-over"));
        if (!reported.Refined) screen = Refinements(screen.And(T("refine")), reported);
        if (care is { Screens: > 1 }) screen = screen.Row(new Button.Press(care.Title, new CareAsked(care.Id, 2)));
        if (reported.Tap == FirstTap.Talked) screen = screen.Row(new Button.Press(T("hard-talk.button"), new CareAsked(HardTalk, 1)), new Button.Press(new Text("learned.open.button"), new LessonWanted()));
        if (reported.Outcome is Outcome.Hostile or Outcome.InDanger or Outcome.TalkedOver15) screen = screen.Row(new Button.Press(T("breathe.button"), new BreatheAsked()));
        if (care is not null && reported.HasBuddy) screen = screen.Row(new Button.Press(new Text("mentor.tell-buddy.button"), new WordToBuddyWanted()));
        if (care is not null) screen = screen.Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked()));
        screen = screen.Row(new Button.Press(new Text("flag.ask.button"), new FlagWanted(reported.Lease.Id)));
        var undo = new Button.Press(T("undo.button"), new UndoAsked(reported.Lease.Id));
        // What is suggested stands first.
        return reported.EndsShift ? screen.Row(Enough).Row(NextNumber).Row(undo, ToHome) : screen.Row(NextNumber).Row(Enough).Row(undo, ToHome);
    }

    public static Screen NoNumber(NoNumber none, Scene scene)
    {
        var screen = Screen.Of(None(none, scene));
        if (none.Reason is { } reason) screen = screen.And(T("none.reason").With("reason", reason.Said(scene.Volunteer.Language)));
        if (none.Why == WhyNot.Paused) screen = screen.And(T("none.will-be-told"));
        if (none is { Why: WhyNot.NothingOpen, Until: { } opens })
            screen = none.PingSet
                ? screen.And(T("ping-set").With("until", scene.When(none.PingAt ?? opens)))
                : screen.Row(new Button.Press(T("ping.button"), new PingAsked(opens)));
        if (none.Why == WhyNot.OnBreak && scene.IsOnBreak()) screen = screen.Row(EndBreak);
        return screen.Row(ToGuide, ToHome);
    }

    /// <summary>Whoever asked to be told would be told in the night.</summary>
    public static Screen PingAtNight(DateTimeOffset opens, Scene scene)
    {
        Button.Press Choice(string known, string guessed, DateTimeOffset at, bool atNight) => new(
            scene.IsClockKnown() ? T(known).With("time", new TextArg.Clock(scene.Local(at))) : T(guessed).With("left", new TextArg.Duration(at - scene.At)), new PingAgreed(atNight));
        return Screen.Of(T(scene.IsClockKnown() ? "ping-night" : "ping-perhaps-night").With("until", scene.When(opens)))
            .Row(Choice("ping-morning.button", "ping-later.button", scene.NotAtNight(opens), atNight: false))
            .Row(Choice("ping-at-night.button", "ping-then.button", opens, atNight: true))
            .Row(new Button.Press(new Text("common.back.button"), new Cancelled()));
    }

    public static Screen Opened() => Screen.Of(T("opened")).Row(GetNumber);

    public static Screen Resumed() => Screen.Of(T("resumed")).Row(GetNumber);

    /// <param name="inHand">Another number is in hand: it has to be reported before the agreed one can be taken.</param>
    public static Screen Remind(CallLaterDue due, Scene scene, bool inHand)
    {
        var there = due.At.ToOffset(TimeSpan.FromMinutes(due.OffsetMinutes)).DateTime;
        var (here, shown) = (scene.When(due.At), CallLaterScreens.ThereOn(there, scene, due.At));
        var text = due.DayBefore
            ? T("remind.day-before").With("here", here).With("there", shown)
            : T(inHand ? "remind.soon-in-hand" : "remind.soon").With("clocks", scene.IsClockKnown()
                ? T("both-clocks").With("here", here).With("there", shown)
                : T("their-clock").With("there", new TextArg.Clock(there)));
        return due.DayBefore || inHand ? Screen.Of(text) : Screen.Of(text).Row(GetNumber);
    }

    private static Screen Taps(Screen screen, LeaseId lease) => screen
        .Row(Tap(lease, FirstTap.Nobody), Tap(lease, FirstTap.TheyEnded))
        .Row(Tap(lease, FirstTap.Talked), Tap(lease, FirstTap.DidNotCall));

    private static Button.Press Tap(LeaseId lease, FirstTap tap) => new(T(Name(tap) + ".button"), new CallEnded(lease, tap));

    private static Screen Refinements(Screen screen, Reported reported) => reported.Tap.Refinements()
        .Select(outcome => outcome == Outcome.CallLater
            ? new Button.Press(Label(outcome), new CallLaterAsked(reported.Lease.Id))
            : new Button.Press(Label(outcome), new OutcomeRefined(reported.Lease.Id, outcome)))
        .Chunk(2)
        .Aggregate(screen, (s, pair) => s.Row([.. pair]));

    private Text Summary(Reported reported, Scene scene)
    {
        if (reported.CallAt is not { } at) return T(reported.Outcome.ForbidsCalls() ? "recorded-for-good" : "recorded").With("outcome", Label(reported.Outcome));
        return new CallLaterScreens(regions, new CallLaterTimes(regions, hours)).Agreed(reported.Lease, at, scene);
    }

    private static Text None(NoNumber none, Scene scene)
    {
        var text = T("none." + none.Why switch
        {
            WhyNot.NothingOpen => "nothing-open",
            WhyNot.NothingLeft => "nothing-left",
            WhyNot.HourlyBudget => "hourly-budget",
            WhyNot.DailyBudget => "daily-budget",
            WhyNot.SlowDown => "slow-down",
            WhyNot.Suspended => "suspended",
            WhyNot.Paused => "paused",
            WhyNot.OnBreak => "on-break",
            _ => throw new ArgumentOutOfRangeException(nameof(none)),
        });
        return none.Until is { } until ? text.With("until", scene.When(until)) : text;
    }

    /// <summary>One of the tips for a moment of a call; another one with every number.</summary>
    private static Text Tip(string moment, Lease lease, Scene scene)
    {
        var tips = scene.Library.Guide.Tips[moment];
        return T("tip").With("tip", new Text(tips[(int)(lease.Id.Value % tips.Count)]));
    }

    /// <summary>The moment whose kind words follow; null where a tip is enough.</summary>
    internal static string? CareAfter(Outcome outcome) => outcome switch
    {
        Outcome.HungUp => "they-ended",
        Outcome.DoNotCall => "do-not-call",
        Outcome.Hostile => "hostile",
        Outcome.InDanger => InDanger,
        _ => null,
    };

    /// <summary>The moment whose tips follow a report: what helps after one call is out of place after another.</summary>
    private static string Moment(Outcome outcome) => outcome switch
    {
        Outcome.NoAnswer => "after-no-answer",
        Outcome.Busy => "after-busy",
        Outcome.Voicemail => "after-voicemail",
        Outcome.SwitchedOff => "after-switched-off",
        Outcome.DoesNotExist => "after-no-such-number",
        Outcome.HungUp or Outcome.Declined or Outcome.DoNotCall => "after-no",
        Outcome.Hostile or Outcome.InDanger => "after-hard-call",
        Outcome.Child => "after-child",
        Outcome.NotAPerson => "after-not-a-person",
        Outcome.OtherLanguage => "after-other-language",
        Outcome.Talked or Outcome.TalkedFrom3To15 => "after-talk",
        Outcome.TalkedUnder3 => "after-short-talk",
        Outcome.TalkedOver15 => "after-long-talk",
        Outcome.CallLater => "after-call-later",
        Outcome.Skipped => "after-not-called",
        Outcome.LineFailed => "after-line-failed",
        Outcome.ChangedMind => "after-changed-mind",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string Name(FirstTap tap) => tap switch
    {
        FirstTap.Nobody => "nobody-answered",
        FirstTap.TheyEnded => "they-ended",
        FirstTap.Talked => "we-talked",
        FirstTap.DidNotCall => "did-not-call",
        _ => throw new ArgumentOutOfRangeException(nameof(tap)),
    };

    private static Text Label(Outcome outcome) => T("outcome." + outcome + ".button");

    private static Text T(string key) => new("calling." + key);
}

internal static class CallingTexts
{
    public static readonly Text TooLate = new("calling.too-late.toast");
    public static readonly Text Kept = new("calling.kept.toast");
    public static readonly Text UndoTooLate = new("calling.undo-too-late.toast");
    public static readonly Text Elsewhere = new("calling.elsewhere.toast");
    public static readonly Text NoMoreCallLaters = new("calling.no-more-call-laters.toast");
    public static readonly Text AtMost = new("calling.at-most.toast");

    public static Text Extended(Lease lease, Scene scene) => scene.IsClockKnown()
        ? new Text("calling.extended.toast").With("until", new TextArg.Clock(scene.Local(lease.Until)))
        : new Text("calling.extended-left.toast").With("left", Left(lease, scene));

    /// <summary>Whole minutes that are surely left.</summary>
    public static TextArg.Duration Left(Lease lease, Scene scene) => new(TimeSpan.FromMinutes(Math.Floor((lease.Until - scene.At).TotalMinutes)));
}
