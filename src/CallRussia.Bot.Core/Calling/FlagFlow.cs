using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Calling;

/// <summary>"An organizer should look": one of a few reasons, and no word beside it.</summary>
public sealed record FlagFeature() : Feature("fg")
{
    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["why"] = typeof(Flagging) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["w"] = typeof(FlagWanted),
        ["r"] = typeof(FlagReasonChosen),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<FlagWanted, Flagging>((state, wanted, _) => new Flagging(Aside.From(state), wanted.Lease));

        dialogue.In<Flagging>()
            .Shows((_, _) => Reasons())
            .Stay<FlagReasonChosen>((flagging, chosen, _) => [new RaiseFlag(flagging.Lease, chosen.Reason)])
            // A number that rests is not called at the hour that was agreed.
            .Permit<FlagRaised, State>((flagging, raised, _) => Go.To(flagging.Return, [.. CallingFeature.ForgetReminders(flagging.Lease), new Effect.Overlay(Raised(raised))]))
            .Permit<FlagNotRaised, State>((flagging, _, _) => Go.To(flagging.Return, new Effect.Overlay(Screen.Of(T("too-late")).Row(ToBack))))
            .Permit<Cancelled, State>((flagging, _, _) => Go.To(flagging.Return))
            .Permit<Started, State>((flagging, _, _) => Go.To(flagging.Return));
    }

    private static Screen Reasons() => Enum.GetValues<FlagReason>()
        .Aggregate(Screen.Of(T("why")), (screen, reason) => screen.Row(new Button.Press(T($"reason.{reason}.button"), new FlagReasonChosen(reason))))
        .Row(new Button.Press(new Text("common.back.button"), new Cancelled()));

    private static Screen Raised(FlagRaised raised)
    {
        var screen = Screen.Of(T("raised"));
        if (raised.Reason == FlagReason.Danger) screen = screen.And(T("raised-danger")).Row(new Button.Press(T("help-lines.button"), new CareAsked(CallingScreens.InDanger, 2)));
        return screen.Row(ToBack);
    }

    private static Text T(string key) => new("flag." + key);
}
