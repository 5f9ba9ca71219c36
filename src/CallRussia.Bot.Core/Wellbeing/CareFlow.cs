using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>After a call that weighs: a minute of breathing, then a break or on. Nobody has to tell or explain anything, and nothing is kept but the end of a break.</summary>
public sealed record CareFeature() : Feature("cr")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["breathing"] = typeof(Breathing),
        ["break"] = typeof(ChoosingBreak),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["b"] = typeof(BreatheAsked),
        ["d"] = typeof(BreathDue),
        ["p"] = typeof(BreakAsked),
        ["c"] = typeof(BreakChosen),
        ["e"] = typeof(BreakOver),
        ["s"] = typeof(SignsAsked),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<BreatheAsked, Breathing>((state, _, scene) => Go.To(new Breathing(Aside.From(state)), Next(0, scene)))
            .Permit<BreakAsked, ChoosingBreak>((state, _, _) => new ChoosingBreak(Aside.From(state)))
            .Stay<SignsAsked>((_, _, _) => [new Effect.Overlay(BreakScreens.Signs())])
            .Stay<BreakOver>((_, _, scene) => [new Effect.Remember(scene.Volunteer with { BreakUntil = null }), new Effect.Toast(BreakScreens.WelcomeBack), new Effect.Resume()]);

        dialogue.In<Breathing>()
            .Shows((breathing, _) => BreakScreens.Breathe(breathing.Step))
            .PermitIf<BreathDue, Breathing>((breathing, due, _) => IsNext(breathing, due) && !due.IsLast, "the next breath", (breathing, due, scene) =>
                Go.To(breathing with { Step = due.Step }, Next(due.Step, scene)))
            .PermitIf<BreathDue, ChoosingBreak>((breathing, due, _) => IsNext(breathing, due) && due.IsLast, "the last breath", (breathing, _, _) => new ChoosingBreak(breathing.Return));

        dialogue.In<ChoosingBreak>()
            .Shows((_, scene) => BreakScreens.Choose(scene))
            .Stay<BreakChosen>((_, chosen, scene) =>
                [new Effect.Remember(scene.Volunteer with { BreakUntil = Breaks.Until(chosen.Length, scene) }), new StopCalling()])
            .Permit<BreakAsked, ChoosingBreak>((choosing, _, _) => choosing)
            .Permit<Cancelled, State>((choosing, _, _) => Go.To(choosing.Return));
    }

    private static bool IsNext(Breathing breathing, BreathDue due) => due.Step == breathing.Step + 1;

    /// <summary>Each step calls the next one: what the person leaves calls nothing more.</summary>
    private static Effect.Schedule Next(int step, Scene scene) => new(TimerKeys.Breath, scene.At + Breath.Length(step), new BreathDue(step + 1));
}
