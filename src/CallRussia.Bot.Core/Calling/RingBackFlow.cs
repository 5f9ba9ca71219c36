using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>"Who rang me back?": which call of the volunteer's own it was, what to say now, and what came of it.</summary>
public sealed record RingBackFeature() : Feature("rg")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["who"] = typeof(AskingWhoRang) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(RingBackAsked),
        ["o"] = typeof(RingBackOpened),
        ["r"] = typeof(RingBackReported),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<RingBackAsked, AskingWhoRang>((state, _, _) => new AskingWhoRang(Aside.From(state)));
        dialogue.In<Ready>().PermitIf<Typed, AskingWhoRang>((_, typed, _) => RingBackTyped.IsQuestion(typed.Words) && !typed.AskForSilence, "who rang", (state, _, _) => new AskingWhoRang(state));

        dialogue.In<AskingWhoRang>()
            .Shows((asking, _) => RingBackScreens.Question(asking))
            .StayIf<Typed>((_, typed, _) => RingBackTyped.Read(typed.Words) is not null, "a number or its end", (_, typed, _) => [.. Erased(typed), RingBackTyped.Read(typed.Words)!])
            .PermitIf<Typed, AskingWhoRang>((_, typed, _) => RingBackTyped.Read(typed.Words) is null, "neither", (asking, _, _) => asking with { Unread = true })
            .Stay<WhoRangSeen>((_, seen, scene) => [new Effect.Overlay(RingBackScreens.Seen(seen, scene))])
            .Stay<TooManyGuesses>((_, enough, scene) => [new Effect.Overlay(RingBackScreens.Enough(enough, scene))])
            .Stay<RingBackOpened>((_, opened, _) => [new LookAtRingBack(opened.Lease)])
            .Stay<RingBackReported>((_, reported, _) => [new RecordRingBack(reported.Lease, reported.Outcome)])
            .Permit<RingBackRecorded, State>((asking, recorded, scene) => Done(asking, recorded, scene))
            .Stay<OutcomeRefused>((_, _, _) => [new Effect.Toast(CallingTexts.Kept)])
            .Permit<Cancelled, State>((asking, _, _) => Go.To(asking.Return))
            .Permit<Started, State>((asking, _, _) => Go.To(asking.Return));
    }

    /// <summary>Four digits are a number's name as well: they leave the chat as a whole one does.</summary>
    private static Effect[] Erased(Typed typed) => PhoneNumberFinder.IsIn(typed.Words) ? [] : [new Effect.EraseWritten()];

    /// <summary>Whoever has talked now need not be called at the hour that was agreed.</summary>
    private static Decision<State> Done(AskingWhoRang asking, RingBackRecorded recorded, Scene scene) =>
        Go.To(asking.Return, [.. CallingFeature.ForgetReminders(recorded.Lease), new Effect.Overlay(RingBackScreens.Recorded(recorded, scene))]);
}
