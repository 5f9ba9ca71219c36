using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Who gets a draft, and when.</summary>
internal static class AddressRows
{
    /// <summary>Today and the next ten days: later ones are better written then.</summary>
    public const int DaysAhead = 10;

    public static void Declare(Dialogue dialogue)
    {
        Choose(dialogue);
        Time(dialogue);
    }

    private static void Choose(Dialogue dialogue)
    {
        dialogue.In<AtBroadcast>()
            .PermitIf<AudienceWanted, Addressing>((at, _, scene) => ComposeRows.IsMine(at.Broadcast, scene), "mine", (at, _, _) =>
                Go.To(new Addressing(at.Return, at.Broadcast), new LookAtAudiences(at.Broadcast.Draft)));
        dialogue.In<Addressing>()
            .Shows((at, _) => AudienceScreens.Show(at))
            .PermitIf<AudienceWanted, Addressing>((at, _, _) => at.Ready is not null, "counted", (at, _, _) => at with { Part = null, Page = 0, Choices = null })
            .PermitIf<AudienceWanted, Addressing>((at, _, _) => at.Ready is null, "not counted", (at, _, _) =>
                Go.To(at with { Part = null, Page = 0, Choices = null }, new LookAtAudiences(at.Broadcast.Draft)))
            .Permit<PartWanted, Addressing>((at, wanted, _) => Turn(at, wanted))
            .PermitIf<ChoicesSeen, Addressing>((at, seen, _) => at.Part == seen.Part, "of this part", (at, seen, _) => at with { Choices = seen.Choices })
            .Permit<BroadcastSeen, Addressing>((at, seen, _) => at with { Broadcast = seen.Broadcast })
            .StayIf<ChoiceSwitched>((at, switched, _) => switched.Index >= 0 && switched.Index < AudienceRules.Offered(at).Count, "offered", (at, switched, _) =>
                [Keep(at, AudienceRules.Switch(at.Broadcast.Draft.To, at.Part!.Value, AudienceRules.Offered(at)[switched.Index].Value))])
            .StayIf<PartTurnedAround>((at, _, _) => at.Part is { } part && AudienceRules.Chosen(at.Broadcast.Draft.To, part).Count > 0, "something is chosen", (at, _, _) =>
                [Keep(at, AudienceRules.TurnAround(at.Broadcast.Draft.To, at.Part!.Value))])
            .StayIf<PartCleared>((at, _, _) => at.Part is not null, "a part", (at, _, _) => [Keep(at, AudienceRules.Clear(at.Broadcast.Draft.To, at.Part!.Value))]);
    }

    private static void Time(Dialogue dialogue)
    {
        dialogue.In<AtBroadcast>()
            .PermitIf<TimeWanted, Timing>((at, _, scene) => ComposeRows.IsMine(at.Broadcast, scene), "mine", (at, _, _) => new Timing(at.Return, at.Broadcast));
        dialogue.In<Timing>()
            .Shows(TimeScreens.Show)
            .Permit<TimeWanted, Timing>((at, _, _) => at with { Local = null, Day = null, Heard = null })
            .Permit<TimeKindChosen, Timing>((at, chosen, _) => at with { Local = chosen.Local, Day = null, Heard = null })
            .Permit<Typed, Timing>((at, typed, scene) => TypedSendTime.Hear(at, typed, scene))
            .StayIf<SendTimeConfirmed>((at, confirmed, scene) => TypedSendTime.Of(at, confirmed.Nth, scene) is not null, "understood and ahead", (at, confirmed, scene) =>
                [Keep(at, TypedSendTime.Of(at, confirmed.Nth, scene)!)])
            .PermitIf<SendDayChosen, Timing>((at, chosen, _) => at.Local is not null && chosen.Days is >= 0 and <= DaysAhead, "near", (at, chosen, scene) =>
                at with { Day = Today(scene).AddDays(chosen.Days), Heard = null })
            .Stay<AtOnceWanted>((at, _, _) => [Keep(at, new SendTime.Now())])
            .StayIf<SendHourChosen>(IsAhead, "ahead", (at, chosen, scene) => [Keep(at, At(at, chosen.Hour, scene))])
            .Permit<BroadcastSeen, AtBroadcast>((at, seen, _) => new AtBroadcast(at.Return, seen.Broadcast));
    }

    public static DateOnly Today(Scene scene) => DateOnly.FromDateTime(scene.Local(scene.At));

    /// <summary>On each volunteer's clock any hour of today may still be ahead for somebody; on the organizer's own it has to be.</summary>
    public static bool IsAhead(Timing at, SendHourChosen chosen, Scene scene) =>
        at is { Local: { } local, Day: { } day } && chosen.Hour is >= 0 and < 24 && (local || scene.Moment(day, chosen.Hour) > scene.At);

    private static SendTime At(Timing at, int hour, Scene scene) =>
        at.Local!.Value ? new SendTime.LocalHour(at.Day!.Value, hour) : new SendTime.At(scene.Moment(at.Day!.Value, hour));

    private static Decision<Addressing> Turn(Addressing at, PartWanted wanted)
    {
        var next = at with { Part = wanted.Part, Page = Math.Max(0, wanted.Page), Choices = wanted.Part == at.Part ? at.Choices : null };
        return next.Choices is null ? Go.To(next, new LookAtChoices(at.Broadcast.Draft, wanted.Part)) : next;
    }

    public static KeepDraft Keep(Addressing at, Audience to) => new(at.Broadcast.Id, at.Broadcast.Draft with { To = to });

    private static KeepDraft Keep(Timing at, SendTime when) => new(at.Broadcast.Id, at.Broadcast.Draft with { When = when });
}
