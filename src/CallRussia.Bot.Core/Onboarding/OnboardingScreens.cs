using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;

namespace CallRussia.Bot.Core.Onboarding;

internal static class OnboardingScreens
{
    public static Screen Welcome(Scene scene) => WhereaboutsScreens.Languages(Screen.Of(T("welcome")), scene);

    public static Screen DoYouSpeakRussian() => Screen.Of(T("speak-russian"))
        .Row(new Button.Press(T("speak-russian-yes.button"), new RussianSpoken(Yes: true)))
        .Row(new Button.Press(T("speak-russian-no.button"), new RussianSpoken(Yes: false)));

    public static Screen Promise(TimeSpan lease) => Screen.Of(T("promise").With("lease", new TextArg.Duration(lease)))
        .Row(new Button.Press(T("agree.button"), new Promised()));

    public static Screen Country(ChoosingCountry state, Countries countries) =>
        WhereaboutsScreens.Choose(Screen.Of(WhereaboutsScreens.Question(state)), state.Offered, countries)
            .Row(new Button.Press(new Text("common.skip.button"), new CountrySkipped()));

    public static Screen Zone(ChoosingZone state, Countries countries, Scene scene) =>
        WhereaboutsScreens.Zones(Screen.Of(T("zone").With("country", new TextArg.CountryName(state.Country))), countries.Find(state.Country)?.Zones ?? [], scene)
            .Row(new Button.Press(new Text("common.skip.button"), new ZoneSkipped()));

    /// <summary>Said plainly; what is safer stands first.</summary>
    public static Screen Risk() => Screen.Of(T("risk"))
        .Row(new Button.Press(T("risk-without-calls.button"), new RiskAnswered(Calls: false)))
        .Row(new Button.Press(T("risk-calls.button"), new RiskAnswered(Calls: true)))
        .Row(new Button.Press(T("risk-elsewhere.button"), new LivesElsewhere()));

    public static Screen Supporter(Scene scene)
    {
        if (DangerousPlaces.Has(scene.Volunteer.Country)) return WithoutCalls();
        var screen = Screen.Of(new Text("supporter.welcome"));
        if (scene.Campaign.DonationUrl is { } donate) screen = screen.And(new Text("supporter.donate")).Row(new Button.Link(new Text("supporter.donate.button"), donate));
        return screen
            .Row(new Button.Press(new Text("work.button"), new WorkAsked()), new Button.Press(new Text("supporter.invite.button"), new InviteAsked()))
            .Row(new Button.Press(new Text("home.guide.button"), new GuideAsked(0)), new Button.Press(new Text("home.practice.button"), new PracticeAsked()), new Button.Press(new Text("cards.facts.button"), new FactsAsked()))
            .Row(new Button.Press(new Text("supporter.speaks-after-all.button"), new RussianSpoken(Yes: true)));
    }

    /// <summary>Where money and links give people away, neither is spoken of.</summary>
    private static Screen WithoutCalls() => Screen.Of(new Text("supporter.without-calls"))
        .Row(new Button.Press(new Text("home.guide.button"), new GuideAsked(0)), new Button.Press(new Text("home.practice.button"), new PracticeAsked()), new Button.Press(new Text("cards.facts.button"), new FactsAsked()))
        .Row(new Button.Press(new Text("work.button"), new WorkAsked()))
        .Row(new Button.Press(new Text("supporter.write.button"), new ProblemWanted()))
        .Row(new Button.Press(new Text("supporter.calls-after-all.button"), new RussianSpoken(Yes: true)));

    private static Text T(string key) => new("onboarding." + key);
}
