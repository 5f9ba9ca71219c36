using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>What organizers stop for everybody and let go on: everything, hand-outs, one region, broadcasts.</summary>
public sealed record LeverFeature(RegionCatalogue Regions) : Feature("le")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["levers"] = typeof(AtLevers),
        ["reason"] = typeof(GivingLeverReason),
        ["sure"] = typeof(ConfirmingLever),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["p"] = typeof(LeversAsked),
        ["w"] = typeof(LeverWanted),
        ["g"] = typeof(ReleaseWanted),
        ["r"] = typeof(ReadyReasonChosen),
        ["s"] = typeof(SameForAllWanted),
        ["y"] = typeof(LeverConfirmed),
    };

    public override IReadOnlyList<Command> Commands { get; } =
        [new("pause", new LeversAsked(), ShownTo.Team), new("resume", new LeversAsked(), ShownTo.Team)];

    public override void Declare(Dialogue dialogue)
    {
        Look(dialogue);
        Choose(dialogue);
        Say(dialogue);
        Confirm(dialogue);
    }

    private static void Look(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<LeversAsked, AtLevers>((state, asked, _) => Go.To(new AtLevers(Aside.From(state), asked.Page, asked.Item), new LookAtLevers()));
        dialogue.In<AtLevers>()
            .Shows((_, _) => LeverScreens.Standing())
            .Stay<LeversSeen>((at, seen, scene) => [new Effect.Overlay(
                at.Page == LeverPage.Regions ? LeverScreens.Regions(seen, at.Item) : LeverScreens.All(seen, scene))]);
    }

    private void Choose(Dialogue dialogue) => dialogue.In<Desk>()
        .PermitIf<LeverWanted, GivingLeverReason>((_, wanted, _) => IsThere(wanted.Kind, wanted.Region), "there", (desk, wanted, _) =>
            new GivingLeverReason(desk.Return, wanted.Kind, Code(wanted.Region)))
        .PermitIf<ReleaseWanted, ConfirmingLever>((_, wanted, _) => IsThere(wanted.Kind, wanted.Region), "there", (desk, wanted, _) =>
            Go.To(new ConfirmingLever(desk.Return, wanted.Kind, Code(wanted.Region), Reason: null), new LookAtLevers()));

    private static void Say(Dialogue dialogue) => dialogue.In<GivingLeverReason>()
        .Shows((giving, _) => LeverScreens.Reason(giving))
        .PermitIf<Typed, GivingLeverReason>((giving, typed, _) => giving.English is null || !Reasons.IsFit(typed.Words), "not yet", (giving, typed, _) => Take(giving, typed.Words.Trim()))
        .PermitIf<Typed, ConfirmingLever>((giving, typed, _) => Reasons.IsFit(typed.Words) && giving.English is not null, "the last one", (giving, typed, _) =>
            Sure(giving, new LeverReason(giving.Russian!, giving.English!, typed.Words.Trim())))
        .PermitIf<SameForAllWanted, ConfirmingLever>((giving, _, _) => giving.Russian is not null, "said", (giving, _, _) =>
            Sure(giving, new LeverReason(giving.Russian!, giving.English ?? giving.Russian!, giving.English ?? giving.Russian!)))
        .PermitIf<ReadyReasonChosen, ConfirmingLever>((_, chosen, _) => chosen.Reason != ReadyReason.None, "one of them", (giving, chosen, _) =>
            Sure(giving, LeverReason.Of(chosen.Reason)));

    private static void Confirm(Dialogue dialogue) => dialogue.In<ConfirmingLever>()
        .Shows((sure, scene) => LeverScreens.Confirm(sure, scene))
        // How big it is is counted now.
        .Permit<LeversSeen, ConfirmingLever>((sure, seen, _) => sure with
        {
            InHand = Of(seen, sure.Region).Sum(region => region.Held),
            Numbers = Of(seen, sure.Region).Sum(region => region.Total),
            Waiting = seen.Waiting,
        })
        .Stay<LeverConfirmed>((sure, _, _) => [sure.Reason is { } reason ? new PullLever(sure.Kind, sure.Region, reason) : new ReleaseLever(sure.Kind, sure.Region)])
        .Permit<LeverPulled, AtLevers>((sure, pulled, _) => Done(sure, LeverScreens.Pulled(pulled)))
        .Permit<LeverReleased, AtLevers>((sure, released, _) => Done(sure, LeverScreens.Released(released)))
        .Permit<LeverNotPulled, AtLevers>((sure, not, _) => Done(sure, LeverScreens.NotPulled(not)));

    private static GivingLeverReason Take(GivingLeverReason giving, string words) =>
        !Reasons.IsFit(words) ? giving with { Unfit = true }
        : giving.Russian is null ? giving with { Russian = words, Unfit = false }
        : giving with { English = words, Unfit = false };

    private static Decision<ConfirmingLever> Sure(GivingLeverReason giving, LeverReason reason) =>
        Go.To(new ConfirmingLever(giving.Return, giving.Kind, giving.Region, reason), new LookAtLevers());

    private static Decision<AtLevers> Done(ConfirmingLever sure, Screen said) => Go.To(new AtLevers(sure.Return), new Effect.Overlay(said));

    private static IEnumerable<RegionStock> Of(LeversSeen seen, RegionCode? region) => seen.Regions.Where(stock => region is null || stock.Region == region);

    private bool IsThere(LeverKind kind, string? region) => kind == LeverKind.Region ? region is not null && Regions.TryFind(region, out var _) : region is null;

    private static RegionCode? Code(string? region) => region is null ? null : new RegionCode(region);
}
