using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Inviting;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Whereabouts;

namespace CallRussia.Bot.Core.Onboarding;

/// <summary>
/// From /start to the first number: language, do you speak Russian, the promise, the country. At most six taps, seven in a country with several clocks; a deep
/// link's payload is kept with the volunteer, but for a personal one.
/// </summary>
/// <param name="Lease">How long a number stays with a volunteer: part of what is promised.</param>
public sealed record OnboardingFeature(Residence Residence, TimeSpan Lease) : Feature("on")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["unmet"] = typeof(Unmet),
        ["language"] = typeof(ChoosingLanguage),
        ["russian"] = typeof(AskedForRussian),
        ["promise"] = typeof(Promising),
        ["country"] = typeof(ChoosingCountry),
        ["zone"] = typeof(ChoosingZone),
        ["supporting"] = typeof(Supporting),
        ["risk"] = typeof(ToldRisk),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["l"] = typeof(LanguageChosen),
        ["r"] = typeof(RussianSpoken),
        ["p"] = typeof(Promised),
        ["c"] = typeof(CountryChosen),
        ["s"] = typeof(CountrySkipped),
        ["t"] = typeof(ZoneSkipped),
        ["k"] = typeof(RiskAnswered),
        ["w"] = typeof(LivesElsewhere),
    };

    public override IReadOnlyList<Command> Commands { get; } = [new("start", new Started())];

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Unmet>()
            .Shows((_, scene) => OnboardingScreens.Welcome(scene))
            .Permit<Started, ChoosingLanguage>((_, started, scene) => Meet(scene, started.Payload))
            .PermitIf<Typed, ChoosingLanguage>((_, typed, _) => !typed.AskForSilence, "something else", (_, _, scene) => Meet(scene, payload: null))
            .Permit<Unsupported, ChoosingLanguage>((_, _, scene) => Meet(scene, payload: null))
            .Permit<UnknownCommand, ChoosingLanguage>((_, _, scene) => Meet(scene, payload: null))
            .Permit<NumberShown, ChoosingLanguage>((_, _, scene) => Meet(scene, payload: null))
            .Permit<OldButton, ChoosingLanguage>((_, _, scene) => Meet(scene, payload: null))
            .Permit<NumberAsked, ChoosingLanguage>((_, _, scene) => Meet(scene, payload: null))
            // Whoever came by another command (/help, /settings) or an old button sees the welcome here already.
            .Permit<LanguageChosen, AskedForRussian>((_, chosen, scene) => Choose(chosen, scene));

        dialogue.In<ChoosingLanguage>()
            .Shows((_, scene) => OnboardingScreens.Welcome(scene))
            .Ignore<InvitationNoted>()
            .Permit<LanguageChosen, AskedForRussian>((_, chosen, scene) => Choose(chosen, scene));

        dialogue.In<AskedForRussian>()
            .Shows((_, _) => OnboardingScreens.DoYouSpeakRussian())
            .PermitIf<RussianSpoken, Promising>((_, spoken, _) => spoken.Yes, "yes", (_, _, _) => new Promising())
            .PermitIf<RussianSpoken, Supporting>((_, spoken, _) => !spoken.Yes, "no", (_, _, scene) => Support(scene));

        dialogue.In<Promising>()
            .Shows((_, _) => OnboardingScreens.Promise(Lease))
            .Permit<Promised, ChoosingCountry>((_, _, scene) =>
                Go.To(new ChoosingCountry([]), new Effect.Remember(scene.Volunteer with { PromisedAt = scene.At })));

        Locate(dialogue);
        Warn(dialogue);
        Support(dialogue);
    }

    private void Locate(Dialogue dialogue)
    {
        dialogue.In<ChoosingCountry>()
            .Shows((state, _) => OnboardingScreens.Country(state, Residence.Countries))
            .Permit<CountrySkipped, Home>((_, _, scene) => Arrive(scene.Volunteer with { Country = null }))
            .PermitIf<CountryChosen, State>((_, chosen, _) => Residence.Countries.Find(chosen.Code) is { HasSeveralClocks: false }, "one clock", (_, chosen, scene) =>
                Settle(Residence.LivesIn(scene.Volunteer, chosen.Code)).With(WhereaboutsScreens.Understood(chosen.Code)))
            .PermitIf<CountryChosen, ChoosingZone>((_, chosen, _) => Residence.HasSeveralClocks(chosen.Code), "several clocks", (_, chosen, scene) => AskForZone(scene, chosen.Code))
            .PermitIf<Typed, State>((_, typed, _) => Residence.Sure(typed) is { } code && !Residence.HasSeveralClocks(code), "one country fits", (_, typed, scene) =>
                Settle(Residence.LivesIn(scene.Volunteer, Residence.Sure(typed)!)).With(WhereaboutsScreens.Understood(Residence.Sure(typed)!)))
            .PermitIf<Typed, ChoosingZone>((_, typed, _) => Residence.Sure(typed) is { } code && Residence.HasSeveralClocks(code), "one country with several clocks fits", (_, typed, scene) => AskForZone(scene, Residence.Sure(typed)!))
            .PermitIf<Typed, ChoosingCountry>((_, typed, _) => Residence.Sure(typed) is null && !typed.AskForSilence, "several fit, or none", (_, typed, _) => Residence.Offer(typed));

        dialogue.In<ChoosingZone>()
            .Shows((state, scene) => OnboardingScreens.Zone(state, Residence.Countries, scene))
            .PermitIf<ZoneChosen, State>((_, chosen, _) => Residence.IsZone(chosen), "known", (_, chosen, scene) => Settle(Residence.In(scene.Volunteer, chosen)))
            .Permit<ZoneSkipped, State>((_, _, scene) => Settle(scene.Volunteer));
    }

    /// <summary>Whoever comes by whatever way, a deep link too: the hand-out asks for it once more.</summary>
    private static void Warn(Dialogue dialogue)
    {
        dialogue.In<Ready>().Permit<RiskComesFirst, ToldRisk>((_, _, _) => new ToldRisk());
        // The call that goes on is finished first.
        dialogue.In<OnCall>().Ignore<RiskComesFirst>();

        dialogue.In<ToldRisk>()
            .Shows((_, _) => OnboardingScreens.Risk())
            .PermitIf<RiskAnswered, Supporting>((_, answered, _) => !answered.Calls, "without calls", (_, _, scene) => Support(scene))
            .PermitIf<RiskAnswered, Home>((_, answered, _) => answered.Calls, "calls all the same", (_, _, scene) =>
                Arrive(scene.Volunteer with { RiskTaken = scene.Volunteer.Country }))
            .Permit<LivesElsewhere, ChoosingCountry>((_, _, _) => new ChoosingCountry([]))
            .Permit<NumberAsked, ToldRisk>((told, _, _) => told);
    }

    private static void Support(Dialogue dialogue) => dialogue.In<Supporting>()
        .Shows((_, scene) => OnboardingScreens.Supporter(scene))
        .Permit<NumberAsked, Supporting>((state, _, _) => state)
        .Permit<CallingStopped, Supporting>((state, _, _) => state)
        .PermitIf<RussianSpoken, Promising>((_, spoken, _) => spoken.Yes, "after all", (_, _, scene) =>
            Go.To(new Promising(), new Effect.Remember(scene.Volunteer with { Standing = Standing.Guest })));

    /// <summary>
    /// A personal link is counted and not kept: nobody shall be able to tell who invited whom. Whoever read the campaign's pages goes on in the language of
    /// the page; it is asked all the same.
    /// </summary>
    private static Decision<ChoosingLanguage> Meet(Scene scene, string? payload) => Invitations.IsOne(payload)
        ? Go.To(new ChoosingLanguage(), new Effect.Remember(scene.Volunteer), new Effect.OfferCommands(), new NoteInvitation(payload!))
        : Go.To(
            new ChoosingLanguage(),
            new Effect.Remember(scene.Volunteer with { Invitation = payload, Language = SiteLinks.LanguageOf(payload) ?? scene.Volunteer.Language }),
            new Effect.OfferCommands());

    private Decision<ChoosingZone> AskForZone(Scene scene, string code) => Go.To(new ChoosingZone(code), new Effect.Remember(Residence.LivesIn(scene.Volunteer, code)));

    private static Decision<AskedForRussian> Choose(LanguageChosen chosen, Scene scene) =>
        Go.To(new AskedForRussian(), new Effect.Remember(scene.Volunteer with { Language = chosen.Language }), new Effect.OfferCommands());

    private static Decision<Supporting> Support(Scene scene) => Go.To(
        new Supporting(),
        new Effect.Remember(scene.Volunteer with { Standing = Standing.Supporter }),
        new Effect.OfferCommands());

    /// <summary>Home, or first the risk of living there.</summary>
    private static Decision<State> Settle(Volunteer volunteer)
    {
        if (volunteer.MustKnowRisk) return Go.To<State>(new ToldRisk(), new Effect.Remember(volunteer));
        var arrived = Arrive(volunteer);
        return Go.To<State>(arrived.Next, [.. arrived.Effects]);
    }

    private static Decision<Home> Arrive(Volunteer volunteer) => Go.To(
        new Home(JustArrived: true),
        new Effect.Remember(volunteer with { Standing = Standing.Volunteer }),
        new Effect.OfferCommands());
}
