using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Meetings at a time, with places: organizers make them for everybody, hosts for their group, and whoever likes comes.</summary>
public sealed record EventFeature() : Feature("ev")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["make"] = typeof(MakingEvent), ["cancel"] = typeof(CancellingEvent) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(EventsAsked),
        ["o"] = typeof(EventOpened),
        ["g"] = typeof(EventAnswered),
        ["f"] = typeof(EventFileWanted),
        ["t"] = typeof(EventAttended),
        ["j"] = typeof(EventJudged),
        ["m"] = typeof(EventWanted),
        ["r"] = typeof(GroupEventWanted),
        ["b"] = typeof(EventStepBack),
        ["n"] = typeof(EventMomentChosen),
        ["i"] = typeof(EventMinutesChosen),
        ["l"] = typeof(EventLanguageChosen),
        ["u"] = typeof(EventUnlimited),
        ["w"] = typeof(EventRepeatChosen),
        ["p"] = typeof(EventConfirmed),
        ["x"] = typeof(EventCancelWanted),
        ["c"] = typeof(EventCallingChosen),
        ["d"] = typeof(EventDue),
    };

    public override void Declare(Dialogue dialogue)
    {
        Come(dialogue);
        Hear(dialogue);
        Make(dialogue);
        Cancel(dialogue);
    }

    private static void Come(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<EventsAsked>((_, asked, _) => [new LookAtEvents(asked.Page)])
        .Stay<EventsSeen>((_, seen, scene) => [new Effect.Overlay(EventScreens.All(seen, scene))])
        .Stay<EventOpened>((_, opened, _) => [new LookAtEvent(opened.Event)])
        .Stay<EventAnswered>((_, answered, _) => [new AnswerEvent(answered.Event, answered.Answer)])
        .Stay<EventSeen>((_, seen, scene) => [new Effect.Overlay(EventScreens.One(seen.Event, scene))])
        .Stay<EventGone>((_, _, _) => [new Effect.Overlay(EventScreens.Gone())])
        .Stay<EventFileWanted>((_, wanted, _) => [new MakeEventFile(wanted.Event)])
        .Stay<EventFileMade>((_, made, scene) => [new Effect.SendFile(EventCalendar.FileName(made.Event.Event), EventCalendar.Of(made.Event, scene.At), EventScreens.Caption(made.Event)), new Effect.Toast(EventScreens.FileComes)])
        .Stay<EventAttended>((_, attended, _) => [new KeepAttendance(attended.Event, attended.WasThere)])
        .Stay<EventAttendanceKept>((_, kept, _) => [new Effect.Overlay(EventScreens.Attended(kept))])
        .Stay<EventJudged>((_, judged, _) => [new KeepJudgement(judged.Event, judged.Judgement)])
        .Stay<EventJudgementKept>((_, _, _) => [new Effect.Overlay(EventScreens.Thanks())]);

    private static void Hear(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<EventDue>((_, due, _) => [new LookAtEventNews(due.Event, due.News)])
        .Stay<EventNewsSeen>((state, seen, scene) => [RelayFeature.Notice(state, EventScreens.News(seen, scene))]);

    private static void Make(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<EventWanted, MakingEvent>((state, _, _) => new MakingEvent(Aside.From(state), new EventDraft()))
            .Stay<GroupEventWanted>((_, wanted, _) => [new LookAtEventRight(wanted.Group)])
            .Permit<EventMayBegin, MakingEvent>((state, may, _) => new MakingEvent(Aside.From(state), new EventDraft(), Group: may.Group));
        dialogue.In<MakingEvent>()
            .Shows(EventScreens.Make)
            .Permit<Typed, MakingEvent>((making, typed, scene) => EventRules.Take(making, typed, scene))
            .Permit<EventStepBack, MakingEvent>((making, _, _) => EventRules.Chosen(making, making.Draft.Before()))
            .PermitIf<EventMomentChosen, MakingEvent>((making, chosen, _) => chosen.Nth >= 0 && chosen.Nth < making.Heard?.Count, "heard", (making, chosen, _) => EventRules.Chosen(making, making.Draft with { StartsAt = making.Heard![chosen.Nth] }))
            .PermitIf<EventMinutesChosen, MakingEvent>((making, chosen, _) => making.Draft.Step == EventStep.Minutes && EventRules.Lengths.Contains(chosen.Minutes), "asked", (making, chosen, _) => EventRules.Chosen(making, making.Draft with { Minutes = chosen.Minutes }))
            .PermitIf<EventLanguageChosen, MakingEvent>((making, chosen, _) => making.Draft.Step == EventStep.Language && (chosen.Code.Length == 0 || Language.FromCode(chosen.Code) is not null), "asked", (making, chosen, _) => EventRules.Chosen(making, making.Draft with { Language = chosen.Code }))
            .PermitIf<EventUnlimited, MakingEvent>((making, _, _) => making.Draft.Step == EventStep.Places, "asked", (making, _, _) => EventRules.Chosen(making, making.Draft with { Places = 0 }))
            .PermitIf<EventCallingChosen, MakingEvent>((making, _, _) => making is { Draft.Step: EventStep.Where, Group: 0 }, "asked, for everybody", (making, _, _) => EventRules.Chosen(making, making.Draft with { Where = "", IsCalling = true }))
            .PermitIf<EventRepeatChosen, MakingEvent>((making, _, _) => making.Draft.Step == EventStep.Repeat, "asked", (making, chosen, _) => EventRules.Chosen(making, making.Draft with { IsWeekly = chosen.IsWeekly }))
            .StayIf<EventConfirmed>((making, _, _) => making.Draft.Step == EventStep.Overview, "looked over", (making, _, _) => [new MakeEvent(making.Draft, making.Group)])
            .Permit<EventTooLate, MakingEvent>((making, _, _) => making with { Draft = making.Draft with { StartsAt = null }, Fault = EventFault.Past })
            .Permit<EventGone, State>((making, _, _) => Go.To(making.Return, new Effect.Overlay(EventScreens.Gone())))
            .Permit<EventSeen, State>((making, seen, scene) => Go.To(making.Return, new Effect.Overlay(EventScreens.One(seen.Event, scene))))
            .Permit<Cancelled, State>((making, _, _) => Go.To(making.Return))
            .Permit<Started, State>((making, _, _) => Go.To(making.Return));
    }

    private static void Cancel(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<EventCancelWanted>((_, wanted, _) => [new LookAtCancelling(wanted.Event)])
            .Permit<EventMayEnd, CancellingEvent>((state, may, _) => new CancellingEvent(Aside.From(state), may.Event));
        dialogue.In<CancellingEvent>()
            .Shows((cancelling, _) => EventScreens.Why(cancelling))
            .PermitIf<Typed, CancellingEvent>((_, typed, _) => Fault(typed) != EventFault.None, "unfit", (cancelling, typed, _) => cancelling with { Fault = Fault(typed) })
            .StayIf<Typed>((_, typed, _) => Fault(typed) == EventFault.None, "a reason", (cancelling, typed, _) => [new CancelEvent(cancelling.Event, typed.Words.Trim())])
            .Permit<EventSeen, State>((cancelling, seen, scene) => Go.To(cancelling.Return, new Effect.Overlay(EventScreens.One(seen.Event, scene))))
            .Permit<EventGone, State>((cancelling, _, _) => Go.To(cancelling.Return, new Effect.Overlay(EventScreens.Gone())))
            .Permit<Cancelled, State>((cancelling, _, _) => Go.To(cancelling.Return))
            .Permit<Started, State>((cancelling, _, _) => Go.To(cancelling.Return));
    }

    private static EventFault Fault(Typed typed) => EventRules.Check(typed.Words.Trim(), EventRules.LongestWhere);
}
