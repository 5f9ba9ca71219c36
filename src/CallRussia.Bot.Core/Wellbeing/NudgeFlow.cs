using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>The second call: what decides whether somebody makes it is rarely numbers. A word that fits how the first one went, once.</summary>
public sealed record NudgeFeature() : Feature("nu")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["r"] = typeof(ReturnAwaited),
        ["o"] = typeof(NudgesUnwanted),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<State>()
        .Stay<ReturnAwaited>((_, _, _) => [new DecideNudge()])
        .Stay<NudgeDecided>((_, decided, _) => decided switch
        {
            { Again: { } again } => [new Effect.Schedule(TimerKeys.Return, again, new ReturnAwaited())],
            { Kind: { } kind } => [new Effect.Announce(NudgeScreens.Word(kind))],
            _ => [],
        })
        .Stay<NudgesUnwanted>((_, _, _) => [new Effect.Unschedule(TimerKeys.Return), new DeclineNudges()])
        .Stay<NudgesDeclined>((_, _, scene) => [new Effect.Toast(NudgeScreens.Off), .. ReminderScreens.TakeOff(scene)]);
}
