using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Whereabouts;

namespace CallRussia.Bot.Core.Personal;

/// <summary>The pages about oneself: help, language, settings, progress, privacy, my data, forget me. They leave the call where it is.</summary>
public sealed record PersonalFeature(Residence Residence) : Feature("pe")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["country"] = typeof(ChangingCountry) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["b"] = typeof(Back),
        ["x"] = typeof(Cancelled),
        ["h"] = typeof(HelpAsked),
        ["l"] = typeof(LanguageAsked),
        ["v"] = typeof(PrivacyAsked),
        ["w"] = typeof(PeriodsAsked),
        ["p"] = typeof(ProgressAsked),
        ["k"] = typeof(CardAsked),
        ["s"] = typeof(SettingsAsked),
        ["d"] = typeof(MyDataAsked),
        ["f"] = typeof(ForgetAsked),
        ["y"] = typeof(ForgetConfirmed),
        ["c"] = typeof(CountryAsked),
        ["z"] = typeof(ZoneAsked),
        ["t"] = typeof(ZoneChosen),
        ["n"] = typeof(NewsSwitched),
    };

    public override IReadOnlyList<Command> Commands { get; } =
    [
        new("progress", new ProgressAsked(), ShownTo.Callers),
        new("settings", new SettingsAsked()),
        new("language", new LanguageAsked()),
        new("privacy", new PrivacyAsked()),
        new("mydata", new MyDataAsked()),
        new("forget", new ForgetAsked()),
        new("help", new HelpAsked()),
        new("cancel", new Cancelled()),
    ];

    public override void Declare(Dialogue dialogue)
    {
        Everywhere(dialogue);
        Rights(dialogue);
        Settings(dialogue);
        Presence(dialogue);
    }

    private static void Everywhere(Dialogue dialogue)
    {
        dialogue.In<State>()
            .Stay<Back>((_, _, _) => [new Effect.Resume()])
            .Stay<HelpAsked>((_, _, scene) => [new Effect.Overlay(PersonalScreens.Help(scene))])
            .Stay<PrivacyAsked>((_, _, _) => [new Effect.Overlay(PersonalScreens.Privacy())])
            .Stay<PeriodsAsked>((_, _, _) => [new Effect.Overlay(PersonalScreens.Periods())])
            .Stay<LanguageAsked>((_, _, scene) => [new Effect.Overlay(PersonalScreens.Languages(scene))])
            .Stay<LanguageChosen>((_, chosen, scene) =>
            [
                new Effect.Remember(scene.Volunteer with { Language = chosen.Language }),
                new Effect.OfferCommands(),
                new Effect.Toast(PersonalScreens.LanguageChanged),
                new Effect.Resume(),
            ]);

        dialogue.In<Ready>()
            .Stay<ProgressAsked>((_, _, _) => [new CountProgress()])
            .Stay<CardAsked>((_, _, scene) => scene.Campaign.Pulse is { } pulse
                ? [new Effect.Toast(PersonalScreens.CardComes), new Effect.SendChart(PersonalScreens.Card(pulse, scene))]
                : [new Effect.Resume()])
            .Stay<ProgressCounted>((_, counted, scene) => [new Effect.Overlay(PersonalScreens.Progress(counted, scene))]);
    }

    private static void Rights(Dialogue dialogue) => dialogue.In<State>()
        .Stay<MyDataAsked>((_, _, _) => [new GatherMyData()])
        .Stay<MyDataGathered>((_, data, scene) =>
        [
            new Effect.Overlay(PersonalScreens.MyData(data, scene)),
            new Effect.SendFile("callrussia-mydata.json", data.Json, PersonalScreens.MyDataCaption),
        ])
        .Stay<ForgetAsked>((_, _, _) => [new Effect.Overlay(PersonalScreens.ForgetConfirm())])
        .Stay<ForgetConfirmed>((_, _, _) => [new EraseMe()])
        .Stay<Erased>((_, _, _) => [new Effect.Forget(), new Effect.Overlay(PersonalScreens.Forgotten())]);

    private void Settings(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<SettingsAsked>((_, _, scene) => [new Effect.Overlay(PersonalScreens.Settings(scene))])
            .Permit<CountryAsked, ChangingCountry>((state, _, _) => new ChangingCountry(Aside.From(state), new ChoosingCountry([])))
            .Stay<NewsSwitched>((_, switched, scene) => Settle(scene, scene.Volunteer with { NoNews = !switched.On }))
            .Stay<ZoneAsked>((_, _, scene) => [new Effect.Overlay(PersonalScreens.Zones(scene, Residence.Countries))])
            .StayIf<ZoneChosen>((_, chosen, _) => Residence.IsZone(chosen), "known", (_, chosen, scene) => Settle(scene, Residence.In(scene.Volunteer, chosen)));

        dialogue.In<ChangingCountry>()
            .Shows((state, _) => PersonalScreens.Country(state, Residence.Countries))
            .Permit<CountryAsked, ChangingCountry>((state, _, _) => state)
            .PermitIf<Typed, ChangingCountry>((_, typed, _) => Residence.Sure(typed) is null, "several fit, or none", (state, typed, _) =>
                state with { Choice = Residence.Offer(typed) })
            .PermitIf<Typed, State>((_, typed, _) => Residence.Sure(typed) is not null, "one country fits", (state, typed, scene) =>
                Move(state, scene, Residence.Sure(typed)!))
            .PermitIf<CountryChosen, State>((_, chosen, _) => Residence.Countries.Find(chosen.Code) is not null, "known", (state, chosen, scene) =>
                Move(state, scene, chosen.Code))
            .Permit<CountrySkipped, State>((state, _, scene) => Go.To(state.Return, new Effect.Remember(scene.Volunteer with { Country = null, Zone = null, IsZoneGuess = false })))
            .Permit<Cancelled, State>((state, _, _) => Go.To(state.Return));
    }

    /// <summary>A country with several clocks asks for one of them at once.</summary>
    private Decision<State> Move(ChangingCountry state, Scene scene, string code)
    {
        var moved = Residence.LivesIn(scene.Volunteer, code);
        if (moved.MustKnowRisk) return Go.To(state.Return, new Effect.Remember(moved)).With(new TellRisk());
        return Go.To(state.Return, new Effect.Remember(moved)).With(moved.IsZoneGuess
            ? new Effect.Overlay(PersonalScreens.Zones(scene with { Volunteer = moved }, Residence.Countries))
            : WhereaboutsScreens.Understood(code));
    }

    private static Effect[] Settle(Scene scene, Volunteer volunteer) =>
        [new Effect.Remember(volunteer), new Effect.Overlay(PersonalScreens.Settings(scene with { Volunteer = volunteer }))];

    private static void Presence(Dialogue dialogue) => dialogue.In<State>()
        .Stay<WentAway>((_, _, scene) => [new Effect.Remember(scene.Volunteer with { Away = true })])
        .Stay<CameBack>((_, _, scene) => [new Effect.Remember(scene.Volunteer with { Away = false })]);
}
