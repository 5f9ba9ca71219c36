using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The calls at which an organizer should look, with how long they have waited, and what becomes of their numbers.</summary>
public sealed record FlagDeskFeature() : Feature("fd")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["flags"] = typeof(AtFlags) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["l"] = typeof(FlagsAsked),
        ["o"] = typeof(FlagOpened),
        ["w"] = typeof(FlagWaits),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .StayIf<FlagWaits>((_, _, scene) => Rights.IsOpen(new FlagsAsked(), scene.Role), "looks after them", (_, waits, _) => [new Effect.Announce(FlagDeskScreens.Waits(waits))])
            .Permit<FlagsAsked, AtFlags>((state, asked, _) => Go.To(new AtFlags(Aside.From(state), asked.Page), new LookAtFlags()))
            .Permit<FlagOpened, AtFlags>((state, opened, _) => Go.To(new AtFlags(Aside.From(state), Flag: opened.Flag), new HandleFlag(opened.Flag, opened.Step)));

        dialogue.In<AtFlags>()
            .Shows((_, _) => FlagDeskScreens.Standing())
            .Stay<FlagsSeen>((at, seen, scene) => [new Effect.Overlay(FlagDeskScreens.List(at, seen, scene))])
            .Stay<FlagSeen>((_, seen, scene) => [new Effect.Overlay(FlagDeskScreens.One(seen.Flag, scene))])
            // Whoever solved one goes on with the next.
            .Stay<FlagSolved>((_, solved, _) => [new Effect.Toast(FlagDeskScreens.Solved(solved.Step)), new LookAtFlags()])
            .Stay<FlagGone>((_, _, _) => [new Effect.Toast(FlagDeskScreens.Gone), new LookAtFlags()]);
    }
}
