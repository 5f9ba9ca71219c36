using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>/community: what is open to somebody now, and the name by which others call them.</summary>
public sealed record CommunityFeature() : Feature("cm")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["name"] = typeof(ChoosingName) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["c"] = typeof(CommunityAsked), ["n"] = typeof(NameChangeWanted) };

    public override IReadOnlyList<Command> Commands { get; } = [new("community", new CommunityAsked())];

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<CommunityAsked>((_, _, _) => [new LookAtCommunity()])
            .Stay<CommunitySeen>((_, seen, scene) => [new Effect.Overlay(CommunityScreens.Community(seen, scene))])
            .Permit<NameChangeWanted, ChoosingName>((state, _, _) => new ChoosingName(Aside.From(state), NameFor.Itself))
            .PermitIf<NameSeen, ChoosingName>((_, seen, _) => seen.Name is null, "none yet", (state, seen, _) => new ChoosingName(Aside.From(state), seen.For))
            .PermitIf<NameSeen, State>((_, seen, _) => seen.Name is not null, "chosen", (state, seen, scene) => GoOn(Aside.From(state), seen.For, scene));

        dialogue.In<ChoosingName>()
            .Shows((choosing, _) => CommunityScreens.Name(choosing))
            .PermitIf<Typed, ChoosingName>((_, typed, _) => !IsFit(typed), "unfit", (choosing, _, _) => choosing with { Unfit = true })
            .StayIf<Typed>((_, typed, _) => IsFit(typed), "fit", (choosing, typed, _) => [new KeepName(typed.Words.Trim(), choosing.For)])
            .Permit<Cancelled, State>((choosing, _, _) => Go.To(choosing.Return, Asked(choosing.For)))
            .Permit<Started, State>((choosing, _, _) => Go.To(choosing.Return));
    }

    private static bool IsFit(Typed typed) => Aliases.IsFit(typed.Words.Trim());

    /// <summary>The page on which a name was asked for.</summary>
    private static Ask Asked(NameFor wanted) => wanted switch
    {
        NameFor.Buddy => new LookAtBuddy(),
        NameFor.Duty => new LookAtDuty(),
        NameFor.Word => new LookForCompany(),
        _ => new LookAtCommunity(),
    };

    /// <summary>What waited for a name goes on.</summary>
    private static Decision<State> GoOn(State state, NameFor wanted, Scene scene) => wanted switch
    {
        NameFor.Buddy => Go.To<State>(new SeekingBuddy(state, Languages: scene.Volunteer.Language.Bit)),
        NameFor.Duty => Go.To<State>(new ChoosingDuty(state)),
        NameFor.Word => Go.To(state, new AskForWord()),
        _ => Go.To(state, new LookAtCommunity()),
    };
}
