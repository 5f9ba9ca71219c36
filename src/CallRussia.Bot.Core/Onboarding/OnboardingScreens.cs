using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Times;

namespace CallRussia.Bot.Core.Onboarding;

internal static class OnboardingScreens
{
    /// <summary>Countries with the most volunteers, so that most people find theirs with one tap.</summary>
    private static readonly string[] Frequent = ["DE", "LT", "PL", "GB", "US", "IL"];

    private const int MostClocks = 12;

    public static Screen Welcome(Scene scene) => Languages(Screen.Of(T("welcome")), scene);

    /// <summary>Every language is named in itself, so that it is found by those who need it; the one that is probably theirs comes first.</summary>
    public static Screen Languages(Screen screen, Scene scene) => screen.Row(
        [.. Language.All.OrderBy(language => language != scene.Volunteer.Language).Select(language => new Button.Press(new Text($"language.{language.Code}.button"), new LanguageChosen(language)))]);

    public static Screen DoYouSpeakRussian() => Screen.Of(T("speak-russian"))
        .Row(new Button.Press(T("speak-russian-yes.button"), new RussianSpoken(Yes: true)))
        .Row(new Button.Press(T("speak-russian-no.button"), new RussianSpoken(Yes: false)));

    public static Screen Promise(TimeSpan lease) => Screen.Of(T("promise").With("lease", new TextArg.Duration(lease)))
        .Row(new Button.Press(T("agree.button"), new Promised()));

    public static Screen Country(ChoosingCountry state, Countries countries) =>
        Choose(Screen.Of(Question(state)), state.Offered, countries)
            .Row(new Button.Press(new Text("common.skip.button"), new CountrySkipped()));

    public static Text Understood(string code) => T("country-understood.toast").With("country", new TextArg.CountryName(code));

    public static Text Question(ChoosingCountry state) =>
        T(state.NotFound ? "country-not-found" : state.Offered.IsEmpty ? "country" : "country-several");

    public static Screen Choose(Screen screen, IReadOnlyCollection<string> offered, Countries countries) =>
        (offered.Count == 0 ? Frequent : offered)
            .Where(code => countries.Find(code) is not null)
            .Chunk(2)
            .Aggregate(screen, (s, pair) => s.Row([.. pair.Select(code => new Button.Press(CountryLabel(code), new CountryChosen(code)))]));

    public static Screen Zone(ChoosingZone state, Countries countries, Scene scene) =>
        Zones(Screen.Of(T("zone").With("country", new TextArg.CountryName(state.Country))), countries.Find(state.Country)?.Zones ?? [], scene)
            .Row(new Button.Press(new Text("common.skip.button"), new ZoneSkipped()));

    /// <summary>One button for every clock; each shows what time it is there now, which is what people know.</summary>
    public static Screen Zones(Screen screen, IReadOnlyList<string> zones, Scene scene) => zones
        .Select(zone => (Id: zone, Clock: Clock(zone)))
        .DistinctBy(zone => zone.Clock.GetUtcOffset(scene.At))
        .Take(MostClocks)
        .Select(zone => new Button.Press(
            new Text("onboarding.zone-at.button").With("time", new TextArg.Clock(LocalClock.Local(zone.Clock, scene.At))).With("place", new TextArg.ZoneName(zone.Id)), new ZoneChosen(zone.Id)))
        .Aggregate(screen, (all, button) => all.Row(button));

    public static Screen Supporter(Scene scene)
    {
        var screen = Screen.Of(new Text("supporter.welcome"));
        if (scene.Campaign.DonationUrl is { } donate) screen = screen.And(new Text("supporter.donate")).Row(new Button.Link(new Text("supporter.donate.button"), donate));
        if (scene.Campaign.BotName is { } bot) screen = screen.Row(new Button.Link(new Text("supporter.invite.button"), Share(bot)));
        return screen
            .Row(new Button.Press(new Text("home.guide.button"), new GuideAsked(0)), new Button.Press(new Text("cards.facts.button"), new FactsAsked()))
            .Row(new Button.Press(new Text("supporter.speaks-after-all.button"), new RussianSpoken(Yes: true)));
    }

    private static TimeZoneInfo Clock(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var clock) ? clock : TimeZoneInfo.Utc;

    private static Text CountryLabel(string code) => new Text("onboarding.country-name.button").With("country", new TextArg.CountryName(code));

    private static string Share(string bot) => $"https://t.me/share/url?url=https%3A%2F%2Ft.me%2F{bot}";

    private static Text T(string key) => new("onboarding." + key);
}
