using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Who organizes: invitations into roles by link, and the changing and taking of roles.</summary>
/// <param name="Start">Where somebody goes on who opened an invitation before anything else was said.</param>
public sealed record TeamFeature(State Start) : Feature("te")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["team"] = typeof(AtTeam),
        ["offer"] = typeof(ConfirmingOffer),
        ["role"] = typeof(ConfirmingRole),
        ["invited"] = typeof(Invited),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["p"] = typeof(TeamAsked),
        ["o"] = typeof(OfferWanted),
        ["y"] = typeof(OfferConfirmed),
        ["w"] = typeof(OfferUnwanted),
        ["r"] = typeof(RoleWanted),
        ["s"] = typeof(RoleConfirmed),
        ["a"] = typeof(RoleAccepted),
        ["g"] = typeof(RoleGiven),
        ["t"] = typeof(OfferTaken),
    };

    public override void Declare(Dialogue dialogue)
    {
        Look(dialogue);
        Offer(dialogue);
        Change(dialogue);
        Join(dialogue);
        Hear(dialogue);
    }

    private static void Look(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<TeamAsked, AtTeam>((state, asked, _) => Go.To(new AtTeam(Aside.From(state), asked.Member), new LookAtTeam()));
        dialogue.In<AtTeam>()
            .Shows((_, _) => TeamScreens.Standing())
            .Stay<TeamSeen>((at, seen, scene) => [new Effect.Overlay(at.Member == 0 ? TeamScreens.All(seen, scene) : TeamScreens.Member(seen, new VolunteerId(at.Member), scene))])
            .Stay<OfferUnwanted>((_, unwanted, _) => [new WithdrawRoleOffer(unwanted.Id)])
            .Stay<RoleOfferWithdrawn>((_, withdrawn, _) => [new Effect.Overlay(TeamScreens.Said(withdrawn.WasOpen ? "withdrawn" : "not-open"))]);
    }

    private static void Offer(Dialogue dialogue)
    {
        dialogue.In<Desk>().PermitIf<OfferWanted, ConfirmingOffer>((_, wanted, scene) => Rights.MayGive(scene.Role, wanted.Role), "may give it", (desk, wanted, _) =>
            new ConfirmingOffer(desk.Return, wanted.Role));
        dialogue.In<ConfirmingOffer>()
            .Shows((sure, _) => TeamScreens.Confirm(sure))
            .StayIf<OfferConfirmed>((sure, _, scene) => Rights.MayGive(scene.Role, sure.Role), "may give it", (sure, _, _) => [new OfferRole(sure.Role)])
            .Permit<RoleOffered, AtTeam>((sure, offered, scene) => Go.To(new AtTeam(sure.Return), new Effect.Overlay(TeamScreens.Offered(offered, scene))));
    }

    private static void Change(Dialogue dialogue)
    {
        dialogue.In<Desk>().PermitIf<RoleWanted, ConfirmingRole>((_, wanted, scene) => MayChange(new VolunteerId(wanted.Who), wanted.From, wanted.To, scene), "may change it", (desk, wanted, _) =>
            new ConfirmingRole(desk.Return, new VolunteerId(wanted.Who), wanted.From, wanted.To));
        dialogue.In<ConfirmingRole>()
            .Shows((sure, scene) => TeamScreens.Confirm(sure, scene))
            .StayIf<RoleConfirmed>((sure, _, scene) => MayChange(sure.Who, sure.Had, sure.Next, scene), "may change it", (sure, _, _) => [new ChangeRole(sure.Who, sure.Had, sure.Next)])
            .Permit<RoleChanged, AtTeam>((sure, changed, scene) => Go.To(new AtTeam(sure.Return), Told(changed, scene)))
            .Permit<RoleNotChanged, AtTeam>((sure, not, _) => Go.To(new AtTeam(sure.Return), new Effect.Overlay(TeamScreens.Said(not.IsLastOwner ? "last-owner" : "not-changed"))));
    }

    /// <summary>Owners by configuration are owners there, and nowhere else.</summary>
    public static bool MayChange(VolunteerId who, Role from, Role to, Scene scene) =>
        !scene.Campaign.Owners.Contains(who.Value) && Rights.MayChange(scene.Role, from, to);

    private void Join(Dialogue dialogue)
    {
        dialogue.In<State>()
            .Stay<RoleLinkOpened>((_, opened, _) => [new LookAtRoleOffer(opened.Code)])
            .Permit<RoleOfferSeen, State>((state, seen, scene) => Consider(state, seen, scene))
            .Stay<RoleOfferVoid>((_, _, _) => [new Effect.Overlay(TeamScreens.Void())]);
        dialogue.In<Invited>()
            .Shows((invited, scene) => TeamScreens.Invitation(invited, scene))
            .Stay<RoleAccepted>((invited, _, _) => [new TakeRole(invited.Offer)])
            // The desk is open at once; closing it leads back to whatever waited.
            .Permit<RoleTaken, AtMenu>((invited, taken, scene) => Go.To(
                new AtMenu(invited.Return), new Effect.Remember(scene.Volunteer with { Role = taken.Role }), new Effect.OfferCommands(), new Effect.Overlay(TeamScreens.Welcome(taken.Role))))
            .Permit<RoleOfferVoid, State>((invited, _, _) => Go.To(invited.Return, new Effect.Overlay(TeamScreens.Void())))
            .Permit<Cancelled, State>((invited, _, _) => Go.To(invited.Return))
            .Permit<Started, State>((invited, _, _) => Go.To(invited.Return));
    }

    /// <summary>Roles change while one is somewhere else.</summary>
    private static void Hear(Dialogue dialogue) => dialogue.In<State>()
        .Stay<RoleGiven>((_, given, _) => [new Effect.OfferCommands(), new Effect.Announce(TeamScreens.Given(given.Role))])
        .Stay<OfferTaken>((_, taken, _) => [new Effect.Announce(TeamScreens.Taken(taken))]);

    private Decision<State> Consider(State state, RoleOfferSeen seen, Scene scene)
    {
        var (offer, from) = (seen.Offer, state is Unmet ? Start : Aside.From(state));
        var giver = scene.Campaign.Owners.Contains(offer.By.Value) ? Role.Owner : seen.GivenBy;
        if (!Rights.MayGive(giver, offer.Role)) return Go.To(from, new Effect.Overlay(TeamScreens.Void()));
        if (Rights.Covers(scene.Role, offer.Role)) return Go.To(from, new Effect.Overlay(TeamScreens.Covered(scene.Role, offer.Role)));
        return Go.To<State>(new Invited(from, offer.Id, offer.Role), new Effect.OfferCommands());
    }

    /// <summary>Whoever changed his own role has it from now on: the turn keeps him as he is remembered.</summary>
    private static Effect[] Told(RoleChanged changed, Scene scene) => changed.Volunteer == scene.Volunteer.Id
        ? [new Effect.Remember(scene.Volunteer with { Role = changed.To }), new Effect.OfferCommands(), new Effect.Overlay(TeamScreens.Changed(changed))]
        : [new Effect.Overlay(TeamScreens.Changed(changed))];
}
