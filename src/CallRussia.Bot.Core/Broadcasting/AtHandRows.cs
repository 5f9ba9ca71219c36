using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Rules that are at hand: those that always are, and those that the team keeps.</summary>
internal static class AtHandRows
{
    public static void Declare(Dialogue dialogue)
    {
        Take(dialogue);
        Save(dialogue);
        Drop(dialogue);
    }

    private static void Take(Dialogue dialogue) => dialogue.In<Addressing>()
        .Permit<AudiencesSeen, Addressing>((at, seen, _) => at with { Ready = seen.Ready, Saved = seen.Saved })
        .StayIf<ReadyAudienceTaken>((at, taken, _) => at.Part is null && AudienceRules.Ready.Contains(taken.Audience), "one of them", (at, taken, _) =>
            [AddressRows.Keep(at, AudienceRules.Of(taken.Audience))])
        .StayIf<SavedAudienceTaken>((at, taken, _) => Find(at, taken.Id) is not null, "kept", (at, taken, _) => [AddressRows.Keep(at, Find(at, taken.Id)!.To)])
        .PermitIf<AudienceSavingWanted, NamingAudience>((at, _, _) => at.Broadcast.Draft.To != Audience.Everyone, "a rule", (at, _, _) => new NamingAudience(at.Return, at.Broadcast))
        .PermitIf<AudienceDroppingWanted, DroppingAudience>((at, _, _) => at.Saved is { Count: > 0 }, "some are kept", (at, wanted, _) =>
            new DroppingAudience(at.Return, at.Broadcast, at.Saved!, wanted.Id));

    private static void Save(Dialogue dialogue) => dialogue.In<NamingAudience>()
        .Shows((naming, _) => AtHandScreens.Name(naming))
        .Permit<AudienceWanted, Addressing>((naming, _, _) => Back(naming, naming.Broadcast))
        .StayIf<Typed>((_, typed, _) => SavedAudiences.Name(typed.Words) is not null, "a name", (naming, typed, _) => [new SaveAudience(SavedAudiences.Name(typed.Words)!, naming.Broadcast.Draft)])
        .PermitIf<Typed, NamingAudience>((_, typed, _) => SavedAudiences.Name(typed.Words) is null, "no name", (naming, _, _) => naming with { Problem = NameProblem.Unfit })
        .Permit<AudienceNotSaved, NamingAudience>((naming, refused, _) => naming with { Problem = refused.Why })
        .Permit<AudiencesSeen, Addressing>((naming, seen, _) => Seen(naming, naming.Broadcast, seen));

    private static void Drop(Dialogue dialogue) => dialogue.In<DroppingAudience>()
        .Shows((dropping, _) => AtHandScreens.Drop(dropping))
        .Permit<AudienceWanted, Addressing>((dropping, _, _) => Back(dropping, dropping.Broadcast))
        .Permit<AudienceDroppingWanted, DroppingAudience>((dropping, wanted, _) => dropping with { Id = wanted.Id })
        .StayIf<AudienceDropped>((dropping, _, _) => dropping.Chosen is not null, "chosen", (dropping, _, _) => [new DropAudience(dropping.Id, dropping.Broadcast.Draft)])
        .Permit<AudiencesSeen, Addressing>((dropping, seen, _) => Seen(dropping, dropping.Broadcast, seen));

    private static AudienceAtHand? Find(Addressing at, long id) => at.Part is null ? at.Saved?.FirstOrDefault(saved => saved.Id == id) : null;

    private static Decision<Addressing> Back(Broadcasts at, Broadcast broadcast) => Go.To(new Addressing(at.Return, broadcast), new LookAtAudiences(broadcast.Draft));

    private static Addressing Seen(Broadcasts at, Broadcast broadcast, AudiencesSeen seen) => new(at.Return, broadcast, Ready: seen.Ready, Saved: seen.Saved);
}
