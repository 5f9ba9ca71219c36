using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Calling with others: everybody on their own telephone, at the same time, towards one goal. It counts the courage and not what came of it, and nobody is named.</summary>
public sealed record TogetherFeature() : Feature("tg")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(TogetherAsked),
        ["j"] = typeof(TogetherJoined),
        ["l"] = typeof(TogetherLeft),
        ["o"] = typeof(SharedHourOver),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .StayIf<TogetherAsked>(Calls, "calls", (_, _, _) => [new LookAtTogether()])
        .StayIf<TogetherJoined>(Calls, "calls", (_, _, _) => [new JoinTogether()])
        .Stay<TogetherLeft>((_, _, _) => [new LeaveTogether()])
        .Stay<TogetherSeen>((_, seen, scene) => [new Effect.Overlay(TogetherScreens.Show(seen, scene))])
        .Stay<SharedHourOver>((_, over, _) => [new CloseSharedHour(over.Hour)])
        .StayIf<SharedHourClosed>((_, closed, _) => closed.IsTold, "stayed to the end", (state, closed, scene) =>
            [new Effect.Announce(TogetherScreens.Over(closed)) { Quietly = Aside.From(state) is OnCall || scene.IsNight(scene.At) }]);

    private static bool Calls(Settled state, Trigger trigger, Scene scene) => scene.Volunteer.Standing == Standing.Volunteer;
}
