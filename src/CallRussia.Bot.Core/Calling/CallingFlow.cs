using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Number in hand → how it went → the next one.</summary>
/// <param name="Offer">What home offers besides a number, on a row of its own: what is due again in training.</param>
public sealed record CallingFeature(RegionCatalogue Regions, PoliteHours Hours, Func<Screen, Scene, Screen> Offer) : Feature("ca")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["home"] = typeof(Home),
        ["on-call"] = typeof(OnCall),
        ["reported"] = typeof(Reported),
        ["day"] = typeof(ChoosingDay),
        ["hour"] = typeof(ChoosingHour),
        ["heard"] = typeof(HearingTime),
        ["overdue"] = typeof(Overdue),
        ["none"] = typeof(NoNumber),
        ["ping"] = typeof(PingAtNight),
        ["over"] = typeof(CallsOver),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["n"] = typeof(NumberAsked),
        ["e"] = typeof(CallEnded),
        ["r"] = typeof(OutcomeRefined),
        ["u"] = typeof(UndoAsked),
        ["t"] = typeof(StillTalking),
        ["l"] = typeof(CallLaterAsked),
        ["d"] = typeof(DayChosen),
        ["h"] = typeof(HourChosen),
        ["m"] = typeof(HomeAsked),
        ["p"] = typeof(PingAsked),
        ["y"] = typeof(PingAgreed),
        ["w"] = typeof(LeaseEndsSoon),
        ["x"] = typeof(LeaseTimeUp),
        ["b"] = typeof(CallLaterDue),
        ["o"] = typeof(RegionsOpened),
        ["g"] = typeof(HandOutsResumed),
        ["a"] = typeof(AnnouncementOver),
        ["f"] = typeof(DoneForToday),
    };

    public override IReadOnlyList<Command> Commands { get; } = [new("number", new NumberAsked(), ShownTo.Callers)];

    private CallingScreens Screens => new(Regions, Hours);

    /// <summary>The number in hand, as the first paragraph of other features' pages.</summary>
    public Text InHand(OnCall call, Scene scene) => Screens.InHand(call.Lease, scene);

    /// <summary>What the page beside the chat shows; null where nothing is said of a call.</summary>
    /// <param name="held">The lease that the store says is in hand: no other number is shown.</param>
    /// <param name="show">A state's screen.</param>
    public CallSeen? Beside(State state, LeaseId? held, Scene scene, Func<State, Scene, Screen> show) => Aside.From(state) switch
    {
        OnCall { Lease: var lease } => lease.Id == held && scene.At < lease.Until ? Screens.Beside(lease, scene) : null,
        Reported or Agreeing or Overdue or NoNumber or CallsOver => CallSeen.Of(show(Aside.From(state), scene)),
        _ => null,
    };

    public override void Declare(Dialogue dialogue)
    {
        Ask(dialogue);
        Ping(dialogue);
        Hold(dialogue);
        Wait(dialogue);
        Report(dialogue);
        StopFlow.Declare(dialogue);
        new CallLater(Regions, Hours).Declare(dialogue);
    }

    private void Ask(Dialogue dialogue)
    {
        dialogue.In<Ready>()
            .Stay<NumberAsked>((_, _, _) => [new HandOut()])
            .Permit<NumberHandedOut, OnCall>((_, handed, _) => Take(handed))
            .Permit<NumberRefused, NoNumber>((_, refused, _) => new NoNumber(refused.Why, refused.Until) { Reason = refused.Reason })
            .Permit<HomeAsked, Home>((_, _, _) => new Home())
            .Permit<Cancelled, Home>((_, _, _) => new Home());

        dialogue.In<State>().Stay<AnnouncementOver>((_, over, _) => [new Effect.Retire(over.Message)]);

        // What was promised is said wherever the volunteer is reading just now; nothing calls anybody back from a break.
        dialogue.In<Settled>()
            .StayIf<RegionsOpened>((_, _, scene) => !scene.IsOnBreak(), "not on a break", (_, _, _) => [new Effect.Announce(CallingScreens.Opened())])
            .StayIf<HandOutsResumed>((_, _, scene) => !scene.IsOnBreak(), "not on a break", (_, _, _) => [new Effect.Announce(CallingScreens.Resumed())])
            .StayIf<CallLaterDue>((_, _, scene) => !scene.IsOnBreak(), "not on a break", (_, due, scene) => [new Effect.Announce(CallingScreens.Remind(due, scene, inHand: false))]);

        dialogue.In<Home>().Shows((home, scene) => CallingScreens.Home(home, Offer, scene));

        dialogue.In<NoNumber>().Shows((none, scene) => CallingScreens.NoNumber(none, scene));
    }

    /// <summary>Nobody is woken who did not say so.</summary>
    private static void Ping(Dialogue dialogue)
    {
        dialogue.In<NoNumber>()
            .PermitIf<PingAsked, NoNumber>((none, _, scene) => none.Until is { } opens && !scene.IsNight(opens), "by day", (none, _, _) => Set(none, none.Until!.Value))
            .PermitIf<PingAsked, PingAtNight>((none, _, scene) => none.Until is { } opens && scene.IsNight(opens), "at night", (none, _, _) => new PingAtNight(none));

        dialogue.In<PingAtNight>()
            .Shows((ping, scene) => CallingScreens.PingAtNight(ping.From.Until!.Value, scene))
            .Permit<PingAgreed, NoNumber>((ping, agreed, scene) => Set(ping.From, agreed.AtNight ? ping.From.Until!.Value : scene.NotAtNight(ping.From.Until!.Value)))
            .Permit<Cancelled, NoNumber>((ping, _, _) => ping.From);
    }

    private static Decision<NoNumber> Set(NoNumber none, DateTimeOffset at) =>
        Go.To(none with { PingSet = true, PingAt = at }, new Effect.Schedule(TimerKeys.Opening, at, new RegionsOpened()));

    private void Hold(Dialogue dialogue)
    {
        dialogue.In<OnCall>()
            .Shows((call, scene) => Screens.Number(call.Lease, scene))
            .PermitIf<NumberAsked, OnCall>((call, _, scene) => scene.At < call.Lease.Until, "in hand", (call, _, _) => call)
            .StayIf<NumberAsked>((call, _, scene) => scene.At >= call.Lease.Until, "time is up", (call, _, _) => [new EndLease(call.Lease.Id)])
            .Permit<Started, OnCall>((call, _, _) => call)
            .Permit<Cancelled, OnCall>((call, _, _) => call)
            .Permit<HomeAsked, OnCall>((call, _, _) => call)
            .StayIf<StillTalking>((call, still, _) => call.Lease.Id == still.Lease, "this lease", (_, still, _) => [new ExtendLease(still.Lease)])
            .Permit<LeaseExtended, OnCall>((_, extended, scene) => Extend(extended, scene))
            .StayIf<LeaseEndsSoon>((call, soon, _) => call.Lease.Id == soon.Lease, "this lease", (call, _, scene) =>
                [new Effect.Announce(CallingScreens.EndsSoon(call.Lease, scene))])
            .PermitIf<LeaseOver, Overdue>((call, over, _) => call.Lease.Id == over.Lease, "this lease", (call, over, _) =>
                Go.To(new Overdue(call.Lease) { IsTakenBack = over.IsTakenBack }, StopTimers(call.Lease.Id)))
            .Permit<LeaseGoesOn, OnCall>((_, on, _) => new OnCall(on.Lease))
            .StayIf<CallLaterDue>((_, _, scene) => !scene.IsOnBreak(), "not on a break", (_, due, scene) => [new Effect.Announce(CallingScreens.Remind(due, scene, inHand: true))])
            .Ignore<RegionsOpened>()
            .Ignore<HandOutsResumed>();

        // A lease may also end while the volunteer reads something that is not the call: the store ends it all the same.
        dialogue.In<Settled>()
            .Stay<LeaseTimeUp>((_, up, _) => [new EndLease(up.Lease)])
            .Ignore<LeaseOver>()
            .Ignore<LeaseEndsSoon>();

        dialogue.In<Overdue>()
            .Shows((overdue, _) => CallingScreens.Overdue(overdue))
            // Time was up while the bot was blocked: nobody has said so, and the number still stands in the chat.
            .Stay<CameBack>((_, _, scene) => [new Effect.Remember(scene.Volunteer with { Away = false }), new Effect.Resume()]);
    }

    /// <summary>The number in hand while its volunteer is busy with something else: nothing is missed, and it can still be held longer.</summary>
    private static void Wait(Dialogue dialogue) => dialogue.In<Aside>()
        .StayIf<LeaseEndsSoon>((aside, soon, _) => InHand(aside)?.Id == soon.Lease, "this lease", (aside, _, scene) =>
            [new Effect.Announce(CallingScreens.EndsSoon(InHand(aside)!, scene))])
        .StayIf<StillTalking>((aside, still, _) => InHand(aside)?.Id == still.Lease, "this lease", (_, still, _) => [new ExtendLease(still.Lease)])
        .PermitIf<LeaseExtended, Aside>((aside, _, _) => InHand(aside) is not null, "in hand", (aside, extended, scene) =>
            Go.To(aside with { Return = new OnCall(extended.Lease) }, [.. Extend(extended, scene).Effects]))
        .PermitIf<LeaseGoesOn, Aside>((aside, _, _) => InHand(aside) is not null, "in hand", (aside, on, _) =>
            aside with { Return = new OnCall(on.Lease) })
        .PermitIf<LeaseOver, Aside>((aside, over, _) => InHand(aside)?.Id == over.Lease, "this lease", (aside, over, _) =>
            Go.To(aside with { Return = new Overdue(InHand(aside)!) { IsTakenBack = over.IsTakenBack } }, StopTimers(over.Lease)))
        .StayIf<CallLaterDue>((aside, _, scene) => InHand(aside) is not null && !scene.IsOnBreak(), "in hand, not on a break", (_, due, scene) =>
            [new Effect.Announce(CallingScreens.Remind(due, scene, inHand: true))]);

    private static Lease? InHand(Aside aside) => (aside.Return as OnCall)?.Lease;

    private void Report(Dialogue dialogue)
    {
        dialogue.In<OnCall>()
            .StayIf<CallEnded>((call, ended, _) => call.Lease.Id == ended.Lease, "this lease", (_, ended, _) => [Record(ended)])
            .Permit<OutcomeRecorded, Reported>((call, recorded, _) => Done(call.Lease, recorded))
            // It is not in hand any more, and too long not.
            .Permit<OutcomeRefused, Home>((call, _, _) => Go.To(new Home(), [.. StopTimers(call.Lease.Id), new Effect.Toast(CallingTexts.TooLate)]));

        dialogue.In<Overdue>()
            .StayIf<CallEnded>((late, ended, _) => late.Lease.Id == ended.Lease, "this lease", (_, ended, _) => [Record(ended)])
            .Permit<OutcomeRecorded, Reported>((late, recorded, _) => Done(late.Lease, recorded))
            .Permit<OutcomeRefused, Home>((_, _, _) => Go.To(new Home(), new Effect.Toast(CallingTexts.TooLate)));

        dialogue.In<CallsOver>()
            .StayIf<CallEnded>((over, ended, _) => over.GivenBack?.Id == ended.Lease, "the one given back", (_, ended, _) => [Record(ended)])
            .PermitIf<OutcomeRecorded, Reported>((over, _, _) => over.GivenBack is not null, "one was given back", (over, recorded, _) => Done(over.GivenBack!, recorded))
            .Permit<OutcomeRefused, Home>((_, _, _) => Go.To(new Home(), new Effect.Toast(CallingTexts.TooLate)));

        dialogue.In<Reported>()
            .Shows((reported, scene) => Screens.Reported(reported, scene))
            .StayIf<OutcomeRefined>(Refines, "a refinement of this tap", (_, refined, _) => [new RecordOutcome(refined.Lease, refined.Outcome)])
            .Permit<OutcomeRecorded, Reported>((reported, recorded, _) => Done(reported, recorded))
            .PermitIf<BuddyToTell, Reported>((_, buddy, _) => buddy is { From: null, IsThere: true }, "right after a call", (reported, _, _) => reported with { HasBuddy = true })
            .Stay<OutcomeRefused>((_, _, _) => [new Effect.Toast(CallingTexts.Kept)])
            .StayIf<UndoAsked>((reported, undo, _) => reported.Lease.Id == undo.Lease, "this lease", (_, undo, _) => [new UndoOutcome(undo.Lease)])
            .Permit<OutcomeUndone, OnCall>((reported, undone, _) => Go.To(
                new OnCall(undone.Lease), [.. StartTimers(undone.Lease), .. ForgetReminders(reported.Lease.Id)]))
            .Stay<UndoRefused>((_, _, _) => [new Effect.Toast(CallingTexts.UndoTooLate)]);
    }

    private static Decision<OnCall> Take(NumberHandedOut handed)
    {
        if (handed.Again) return new OnCall(handed.Lease);
        var decision = Go.To(new OnCall(handed.Lease), StartTimers(handed.Lease)).With(new Effect.Unschedule(TimerKeys.Opening));
        if (handed.IsElsewhere) decision = decision.With(new Effect.Toast(CallingTexts.Elsewhere));
        return handed.Lease.Agreed is { } agreed ? decision.With(ForgetReminders(agreed)) : decision;
    }

    private static Decision<OnCall> Extend(LeaseExtended extended, Scene scene) => Go.To(
        new OnCall(extended.Lease),
        [.. StartTimers(extended.Lease), new Effect.Toast(extended.AtMost ? CallingTexts.AtMost : CallingTexts.Extended(extended.Lease, scene))]);

    private static RecordOutcome Record(CallEnded ended) => new(ended.Lease, ended.Tap.Default());

    private static Decision<Reported> Done(Lease lease, OutcomeRecorded recorded) => Go.To(
        new Reported(lease, recorded.Outcome.FirstTap(), recorded.Outcome, recorded.UndoUntil) { EndsShift = recorded.EndsShift, Together = recorded.Together, Milestone = recorded.Milestone },
        [.. StopTimers(lease.Id), .. Company(recorded.Outcome)]);

    private static Decision<Reported> Done(Reported reported, OutcomeRecorded recorded) => Go.To(
        reported with { Outcome = recorded.Outcome, Refined = true, UndoUntil = recorded.UndoUntil, EndsShift = recorded.EndsShift, Together = recorded.Together, Milestone = recorded.Milestone },
        Company(recorded.Outcome));

    /// <summary>After a hard call the buddy is one tap away.</summary>
    private static Effect[] Company(Outcome outcome) => CallingScreens.CareAfter(outcome) is null ? [] : [new LookForBuddy()];

    private static bool Refines(Reported reported, OutcomeRefined refined, Scene scene) =>
        reported.Lease.Id == refined.Lease && reported.Tap.Refinements().Contains(refined.Outcome);

    private static Effect[] StartTimers(Lease lease) =>
    [
        new Effect.Schedule(TimerKeys.LeaseWarning, lease.Until.AddMinutes(-5), new LeaseEndsSoon(lease.Id)),
        new Effect.Schedule(TimerKeys.LeaseEnd, lease.Until, new LeaseTimeUp(lease.Id)),
    ];

    internal static Effect[] StopTimers(LeaseId lease) =>
        [new Effect.Unschedule(TimerKeys.LeaseWarning), new Effect.Unschedule(TimerKeys.LeaseEnd), .. ForgetReminders(lease)];

    internal static Effect[] ForgetReminders(LeaseId lease) =>
        [new Effect.Unschedule(TimerKeys.CallLaterSoon(lease)), new Effect.Unschedule(TimerKeys.CallLaterDayBefore(lease))];
}
