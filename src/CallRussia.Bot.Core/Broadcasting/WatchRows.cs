using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Deciding about a broadcast and watching it: what is dangerous is asked once more, with its size.</summary>
internal static class WatchRows
{
    public static void Declare(Dialogue dialogue)
    {
        Decide(dialogue);
        Watch(dialogue);
        Tell(dialogue);
    }

    private static void Decide(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .PermitIf<DeedWanted, AtBroadcasts>((_, wanted, _) => !IsAskedTwice(wanted.Deed), "can be taken back", (state, wanted, _) =>
                Go.To(new AtBroadcasts(Aside.From(state)), Ask(wanted.Id, wanted.Deed)))
            .PermitIf<DeedWanted, Deciding>((_, wanted, _) => IsAskedTwice(wanted.Deed), "sure?", (state, wanted, _) =>
                Go.To(new Deciding(Aside.From(state), wanted.Id, wanted.Deed), new LookAtBroadcast(wanted.Id)));

        dialogue.In<Deciding>()
            .Shows(DeedScreens.Show)
            // How many it is about is said as it stands now.
            .PermitIf<BroadcastSeen, Deciding>((sure, seen, scene) => sure.Broadcast is null && DeedScreens.Fits(sure.Deed, seen.Broadcast, scene), "fits", (sure, seen, _) =>
                sure with { Broadcast = seen.Broadcast })
            .PermitIf<BroadcastSeen, AtBroadcast>((sure, seen, scene) => sure.Broadcast is not null || !DeedScreens.Fits(sure.Deed, seen.Broadcast, scene), "done, or no more to be done", (sure, seen, _) =>
                Go.To(new AtBroadcast(sure.Return, seen.Broadcast), sure.Broadcast is null ? [new Effect.Toast(KernelTexts.NotNow)] : []))
            .StayIf<DeedConfirmed>((sure, _, _) => sure.Broadcast is not null, "looked at", (sure, _, _) => [Ask(sure.Id, sure.Deed)])
            .StayIf<ReturnReasonChosen>((sure, chosen, scene) => DeedScreens.IsReturn(sure, scene) && chosen.Reason != ReadyReturn.None, "another's", (sure, chosen, _) =>
                [new ReturnBroadcast(sure.Id, new ReturnReason(chosen.Reason))])
            .StayIf<Typed>((sure, typed, scene) => DeedScreens.IsReturn(sure, scene) && ReturnReason.Of(typed.Words) is not null, "why another's goes back", (sure, typed, _) =>
                [new ReturnBroadcast(sure.Id, ReturnReason.Of(typed.Words)!)])
            .PermitIf<Typed, Deciding>((sure, typed, scene) => DeedScreens.IsReturn(sure, scene) && ReturnReason.Of(typed.Words) is null, "no reason", (sure, _, _) =>
                sure with { Unfit = true });
    }

    private static void Watch(Dialogue dialogue)
    {
        dialogue.In<AtBroadcast>()
            // Looked at in this turn: what was said a moment ago may be older than a pause.
            .StayIf<BroadcastWentOn>((at, on, _) => at.Broadcast.Id == on.Broadcast.Id, "this one", (at, _, _) => [new LookAtBroadcast(at.Broadcast.Id)])
            .StayIf<BroadcastDecided>((at, decided, _) => at.Broadcast.Id == decided.Id, "this one", (at, decided, _) =>
                [new Effect.Announce(WatchScreens.Decided(decided)), new LookAtBroadcast(at.Broadcast.Id)]);
        // Who is about to decide is not interrupted, until there is nothing left to decide.
        dialogue.In<Deciding>()
            .PermitIf<BroadcastWentOn, AtBroadcast>((sure, on, _) => sure.Id == on.Broadcast.Id && on.IsLast, "over", (sure, on, _) =>
                Go.To(new AtBroadcast(sure.Return, on.Broadcast), new LookAtBroadcast(on.Broadcast.Id)));
    }

    /// <summary>What reaches organizers wherever they are. A right that was lost meanwhile makes it silent.</summary>
    private static void Tell(Dialogue dialogue) => dialogue.In<State>()
        .StayIf<BroadcastWentOn>((_, on, scene) => on.IsLast && on.Broadcast.Author == scene.Volunteer.Id && IsOrganizer(scene), "mine is over", (_, on, scene) => [new Effect.Announce(WatchScreens.Ended(on.Broadcast, scene))])
        .StayIf<BroadcastWaits>((_, _, scene) => IsOrganizer(scene), "an organizer", (_, waits, _) => [new Effect.Announce(WatchScreens.Waits(waits))])
        .StayIf<BroadcastDecided>((_, _, scene) => IsOrganizer(scene), "an organizer", (_, decided, _) => [new Effect.Announce(WatchScreens.Decided(decided))]);

    private static bool IsOrganizer(Scene scene) => scene.Role >= Role.Organizer;

    private static bool IsAskedTwice(BroadcastDeed deed) => deed is not (BroadcastDeed.Pause or BroadcastDeed.Resume);

    private static Ask Ask(BroadcastId id, BroadcastDeed deed) => deed switch
    {
        BroadcastDeed.Send => new OrderBroadcast(id),
        BroadcastDeed.Approve => new ApproveBroadcast(id),
        BroadcastDeed.Pause => new SteerBroadcast(id, Steering.Pause),
        BroadcastDeed.Resume => new SteerBroadcast(id, Steering.Resume),
        BroadcastDeed.Cancel => new SteerBroadcast(id, Steering.Cancel),
        BroadcastDeed.Recall => new SteerBroadcast(id, Steering.Recall),
        BroadcastDeed.ResendUnknown => new SteerBroadcast(id, Steering.ResendUnknown),
        BroadcastDeed.Discard => new SteerBroadcast(id, Steering.Discard),
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "A deed of no known kind."),
    };
}
