using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>A word of thanks to one person, from the page about them: written, looked over, sent. It exists as a delivery and nowhere else.</summary>
public sealed record ThanksFeature() : Feature("th")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["write"] = typeof(WritingThanks) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["w"] = typeof(ThanksWanted), ["y"] = typeof(ThanksConfirmed) };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<ThanksWanted, WritingThanks>((state, wanted, _) => new WritingThanks(Aside.From(state), wanted.Who));

        dialogue.In<WritingThanks>()
            .Shows((writing, _) => Show(writing))
            .PermitIf<Typed, WritingThanks>((_, typed, _) => !Reasons.IsFit(typed.Words), "unfit", (writing, _, _) => writing with { Words = null, Unfit = true })
            .PermitIf<Typed, WritingThanks>((_, typed, _) => Reasons.IsFit(typed.Words), "fit", (writing, typed, _) => writing with { Words = typed.Words.Trim(), Unfit = false })
            .StayIf<ThanksConfirmed>((writing, _, _) => writing.Words is not null, "written", (writing, _, _) => [new GiveThanks(new VolunteerId(writing.Who))])
            .PermitIf<ThanksMayGo, AtPerson>((writing, may, _) => writing.Words is not null && may.Who.Value == writing.Who, "written", (writing, may, _) => Go.To(
                new AtPerson(writing.Return, writing.Who),
                new Effect.Tell(may.Who, may.Language, Said(writing.Words!)) { Quietly = may.Quietly }, new Effect.Overlay(To(writing, T("gone")))))
            .Permit<ThanksMayNotGo, AtPerson>((writing, _, _) => Go.To(new AtPerson(writing.Return, writing.Who), new Effect.Overlay(To(writing, T("not-gone")))))
            .Permit<Cancelled, AtPerson>((writing, _, _) => Go.To(new AtPerson(writing.Return, writing.Who), new LookAtPerson(new VolunteerId(writing.Who))));
    }

    private static Screen Show(WritingThanks writing)
    {
        var cancel = new Button.Press(new Text("common.cancel.button"), new Cancelled());
        if (writing.Words is { } words)
            return Screen.Of(T("sure").WithPerson(new VolunteerId(writing.Who))).And(T("said").With("words", words)).Row(new Button.Press(T("send.button"), new ThanksConfirmed()), cancel);
        var screen = Screen.Of(T("ask").WithPerson(new VolunteerId(writing.Who)), T("many"));
        if (writing.Unfit) screen = screen.Before(T("unfit").With("longest", Reasons.Longest));
        return screen.Row(new Button.Press(T("many.button"), new BroadcastsAsked(0))).Row(cancel);
    }

    private static Screen Said(string words) => Screen.Of(T("said").With("words", words));

    private static Screen To(WritingThanks writing, Text said) => DeskScreens.ToMenu(Screen.Of(said).Row(new Button.Press(new Text("person.look.button"), new PersonAsked(writing.Who))));

    private static Text T(string key) => new("thanks." + key);
}
