using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Organizing.DeskScreens;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>One deed from its beginning to its end: on what, why, sure, done. Numbers are shown masked.</summary>
internal static class ErrandScreens
{
    public static Screen Name(Naming naming)
    {
        var asks = naming.Kind.IsOnNumber() ? T("name." + naming.Kind) : T("name.id");
        var screen = naming.Problem == Refusal.None
            ? Screen.Of(asks)
            : Screen.Of(naming.Kind.IsOnNumber() ? T("name.unreadable").With("problem", Problem(naming.Problem)) : T("name.no-id"), asks);
        return screen.Row(Back(naming.Kind.Page()));
    }

    public static Screen Reason(GivingReason giving)
    {
        var asks = On(T("reason." + giving.Errand.Kind), giving.Errand);
        var screen = giving.Refused ? Screen.Of(T("reason.unfit").With("longest", Reasons.Longest), asks) : Screen.Of(asks);
        return screen.Row(Back(giving.Errand.Kind.Page()));
    }

    public static Screen Confirm(Confirming sure)
    {
        var text = On(T("confirm." + sure.Errand.Kind), sure.Errand).With("reason", sure.Reason);
        if (sure.Errand.Kind == ErrandKind.Withdraw) text = text.With("name", sure.Source?.Name ?? "").With("count", N(sure.Source?.Untouched ?? 0));
        var screen = Screen.Of(text);
        if (sure.Errand is { Kind: ErrandKind.Suspend, Had: not Role.None }) screen = screen.And(T("confirm.role-too").With("role", new Text("team.role." + sure.Errand.Had)));
        return screen
            .Row(new Button.Press(T($"confirm.{sure.Errand.Kind}.button"), new ErrandConfirmed()))
            .Row(new Button.Press(new Text("common.cancel.button"), new PageAsked(sure.Errand.Kind.Page())));
    }

    public static Screen Closed(NumberClosed closed) =>
        Said(closed switch { { WasClosed: true } => "closed-before", { WasInHand: true } => "closed-in-hand", _ => "closed" }, closed.Number);

    public static Screen Withdrawn(NumberSource source) =>
        Screen.Of(T("withdrawn").With("name", source.Name).With("count", N(source.Untouched)));

    public static Screen Suspended(VolunteerSuspended suspended) =>
        Screen.Of(T("suspended").WithPerson(suspended.Volunteer).With("count", suspended.Rested));

    public static Screen Said(string key) => Screen.Of(T(key));

    public static Screen Said(string key, PhoneNumber number) => Screen.Of(T(key).With("number", number.ToString()));

    public static Screen Said(string key, VolunteerId who) => Screen.Of(T(key).WithPerson(who));

    /// <summary>Why something is not a number, or none that is called.</summary>
    public static Text Problem(Refusal refusal) => T("refusal." + refusal);

    private static Text On(Text text, Errand errand) =>
        errand.Kind.IsOnNumber() ? text.With("number", errand.Number.ToString())
        : errand.Kind.IsOnPerson() ? text.WithPerson(new VolunteerId(errand.Id))
        : text;
}
