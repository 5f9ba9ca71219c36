using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Watching;

/// <summary>Alarms in the chat: what is wrong with the bot or the calls, said once, with a button to be left alone. They come beside whatever is going on.</summary>
public sealed record WatchingFeature() : Feature("wa")
{
    private static readonly TimeSpan MutedFor = TimeSpan.FromHours(24);

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["m"] = typeof(MuteWanted),
        ["u"] = typeof(UnmuteWanted),
        ["a"] = typeof(AlarmsAsked),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<State>()
            .Stay<AlarmRaised>((_, raised, _) => [new Effect.Announce(AlarmScreens.Raised(raised.Alarm))])
            .Stay<AlarmOver>((_, over, scene) => [new Effect.Announce(AlarmScreens.Over(over.Alarm, scene))]);

        dialogue.In<Settled>()
            .Stay<AlarmsAsked>((_, _, _) => [new ReadAlarms()])
            .Stay<MuteWanted>((_, wanted, scene) => [new Effect.Toast(AlarmScreens.Muted), new MuteAlarm(wanted.Kind, scene.At + MutedFor)])
            .Stay<UnmuteWanted>((_, _, _) => [new UnmuteAlarms()])
            .Stay<AlarmsRead>((_, seen, scene) => [new Effect.Overlay(AlarmScreens.All(seen, scene))]);
    }
}
