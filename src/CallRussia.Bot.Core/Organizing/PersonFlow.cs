using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>One person by a forwarded message, in Telegram's own list or by an id: suspend, restore, role.</summary>
public sealed record PersonFeature() : Feature("ps")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["person"] = typeof(AtPerson) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["p"] = typeof(PersonAsked), ["n"] = typeof(PersonSought), ["s"] = typeof(SuspensionTold) };

    public override void Declare(Dialogue dialogue)
    {
        Recognise(dialogue.In<Ready>());
        Recognise(dialogue.In<AtMenu>());
        Recognise(dialogue.In<AtDesk>());
        Recognise(dialogue.In<Naming>());
        Recognise(dialogue.In<AtPerson>()
            .Shows((at, _) => PersonScreens.Standing(at))
            .Stay<PersonSeen>((_, seen, scene) => [new Effect.Overlay(PersonScreens.One(seen, scene))]));
        dialogue.In<Settled>()
            .Permit<PersonAsked, AtPerson>((state, asked, _) => Open(state, asked.Who))
            .Stay<PersonSought>((_, _, _) => [PersonScreens.Choose]);
        dialogue.In<State>().Stay<SuspensionTold>((_, told, _) => told.LostRole
            ? [new Effect.OfferCommands(), new Effect.Announce(PersonScreens.Told(told))]
            : [new Effect.Announce(PersonScreens.Told(told))]);
    }

    private static void Recognise<TState>(Dialogue.Row<TState> row)
        where TState : State => row
        .PermitIf<Forwarded, AtPerson>((_, forwarded, _) => forwarded.Who is not null, "known from", (state, forwarded, _) => Open(state, forwarded.Who!.Value))
        .StayIf<Forwarded>((_, forwarded, _) => forwarded.Who is null, "hidden", (_, _, _) => [new Effect.Overlay(PersonScreens.Hidden())]);

    private static Decision<AtPerson> Open(State state, long who) => Go.To(new AtPerson(Aside.From(state), who), new LookAtPerson(new VolunteerId(who)));
}
