using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>
/// Broadcasts in the chat: the list, composing, deciding, watching. It stands beside whatever was going on, a call too, and leads back there.
/// A draft is kept in the store after every step.
/// </summary>
public sealed record BroadcastingFeature() : Feature("bc")
{
    /// <summary>Stands under every broadcast, good for ever.</summary>
    public static Button.Press NoNews => Broadcasting.NoNews.Off;

    /// <summary>Goes before a trial of it.</summary>
    public static Screen Trial(BroadcastId id) => BroadcastScreens.Trial(id);

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["list"] = typeof(AtBroadcasts),
        ["one"] = typeof(AtBroadcast),
        ["writing"] = typeof(Writing),
        ["to"] = typeof(Addressing),
        ["to-name"] = typeof(NamingAudience),
        ["to-drop"] = typeof(DroppingAudience),
        ["when"] = typeof(Timing),
        ["sure"] = typeof(Deciding),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["q"] = typeof(NewsDeclined),
        ["e"] = typeof(NewsWelcome),
        ["l"] = typeof(BroadcastsAsked),
        ["n"] = typeof(BroadcastBegun),
        ["o"] = typeof(BroadcastOpened),
        ["w"] = typeof(WordsWanted),
        ["k"] = typeof(LinksWanted),
        ["xw"] = typeof(WordsRemoved),
        ["xm"] = typeof(MediaRemoved),
        ["xk"] = typeof(LinksRemoved),
        ["f"] = typeof(FallbackTurned),
        ["v"] = typeof(PreviewWanted),
        ["t"] = typeof(TrialWanted),
        ["c"] = typeof(CopyWanted),
        ["a"] = typeof(AudienceWanted),
        ["p"] = typeof(PartWanted),
        ["s"] = typeof(ChoiceSwitched),
        ["xp"] = typeof(PartCleared),
        ["b"] = typeof(PartTurnedAround),
        ["ar"] = typeof(ReadyAudienceTaken),
        ["as"] = typeof(SavedAudienceTaken),
        ["an"] = typeof(AudienceSavingWanted),
        ["ad"] = typeof(AudienceDroppingWanted),
        ["ax"] = typeof(AudienceDropped),
        ["h"] = typeof(TimeWanted),
        ["h0"] = typeof(AtOnceWanted),
        ["hk"] = typeof(TimeKindChosen),
        ["hd"] = typeof(SendDayChosen),
        ["hh"] = typeof(SendHourChosen),
        ["ht"] = typeof(SendTimeConfirmed),
        ["d"] = typeof(DeedWanted),
        ["y"] = typeof(DeedConfirmed),
        ["r"] = typeof(ReturnReasonChosen),
        ["zw"] = typeof(BroadcastWaits),
        ["zd"] = typeof(BroadcastDecided),
        ["za"] = typeof(AlbumOver),
    };

    public override IReadOnlyList<Command> Commands { get; } = [new("broadcast", new BroadcastsAsked(0), ShownTo.Team)];

    public override void Declare(Dialogue dialogue)
    {
        Broadcasting.NoNews.Declare(dialogue);
        Open(dialogue);
        Leave(dialogue);
        Look(dialogue);
        ComposeRows.Declare(dialogue);
        AddressRows.Declare(dialogue);
        AtHandRows.Declare(dialogue);
        WatchRows.Declare(dialogue);
    }

    private static void Open(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<BroadcastsAsked, AtBroadcasts>((state, asked, _) => Go.To(new AtBroadcasts(Aside.From(state), asked.Page), new LookAtBroadcasts()))
            .Permit<BroadcastOpened, AtBroadcasts>((state, opened, _) => Go.To(new AtBroadcasts(Aside.From(state)), new LookAtBroadcast(opened.Id)))
            .Permit<BroadcastBegun, Writing>((state, _, scene) => new Writing(Aside.From(state), null, BroadcastDraft.Empty, scene.Volunteer.Language));

        dialogue.In<AtBroadcasts>()
            .Shows((_, _) => BroadcastScreens.Menu())
            .Stay<BroadcastsSeen>((at, seen, scene) => [new Effect.Overlay(BroadcastScreens.List(seen, at.Page, scene))])
            .Permit<BroadcastSeen, AtBroadcast>((at, seen, _) => new AtBroadcast(at.Return, seen.Broadcast));
    }

    private static void Leave(Dialogue dialogue) => dialogue.In<Broadcasts>()
        .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
        .Permit<Started, State>((at, _, _) => Go.To(at.Return))
        .Permit<BroadcastGone, AtBroadcasts>((at, _, _) => Go.To(
            new AtBroadcasts(at.Return), new Effect.Toast(BroadcastScreens.Gone), new LookAtBroadcasts()))
        .Stay<BroadcastRefused>((_, refused, _) => [new Effect.Overlay(BroadcastScreens.Refused(refused))]);

    private static void Look(Dialogue dialogue) => dialogue.In<AtBroadcast>()
        .Shows(Show)
        .Permit<BroadcastSeen, AtBroadcast>((at, seen, _) => at with { Broadcast = seen.Broadcast })
        .StayIf<PreviewWanted>((at, wanted, _) => at.Broadcast.Id == wanted.Id && at.Broadcast.Draft.Messages.ContainsKey(wanted.Language), "written", (at, wanted, _) =>
            [new Effect.SendNews(at.Broadcast.Draft.Messages[wanted.Language])])
        .StayIf<TrialWanted>((at, _, _) => at.Broadcast.Draft.Messages.Count > 0, "written", (at, _, _) => [new TryBroadcast(at.Broadcast.Id)])
        .Stay<BroadcastTried>((_, tried, scene) => [new Effect.Overlay(BroadcastScreens.Tried(tried, scene))])
        .StayIf<CopyWanted>((at, wanted, _) => at.Broadcast.Id == wanted.Id, "this one", (at, _, _) => [new KeepDraft(null, at.Broadcast.Draft.Copy())]);

    private static Screen Show(AtBroadcast at, Scene scene) => at.Broadcast.Status == BroadcastStatus.Draft
        ? ComposeScreens.Overview(at.Broadcast, scene)
        : WatchScreens.Show(at.Broadcast, scene);
}
