using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Whereabouts;

/// <summary>The choice of a language, a country and a clock, as it stands on arrival and in the settings.</summary>
internal static class WhereaboutsScreens
{
    /// <summary>Countries with the most volunteers, so that most people find theirs with one tap.</summary>
    private static readonly string[] Frequent = ["DE", "LT", "PL", "GB", "US", "IL"];

    private const int MostClocks = 12;

    /// <summary>Every language is named in itself, so that it is found by those who need it; the one that is probably theirs comes first.</summary>
    public static Screen Languages(Screen screen, Scene scene) => screen.Row(
        [.. Language.All.OrderBy(language => language != scene.Volunteer.Language).Select(language => new Button.Press(new Text($"language.{language.Code}.button"), new LanguageChosen(language)))]);

    /// <summary>Which country was understood: a slip of the finger is seen at once.</summary>
    public static Effect.Toast Understood(string code) => new(T("country-understood.toast").With("country", new TextArg.CountryName(code)));

    public static Text Question(ChoosingCountry state) =>
        T(state.NotFound ? "country-not-found" : state.Offered.IsEmpty ? "country" : "country-several");

    public static Screen Choose(Screen screen, IReadOnlyCollection<string> offered, Countries countries) =>
        (offered.Count == 0 ? Frequent : offered)
            .Where(code => countries.Find(code) is not null)
            .Chunk(2)
            .Aggregate(screen, (s, pair) => s.Row([.. pair.Select(code => new Button.Press(CountryLabel(code), new CountryChosen(code)))]));

    /// <summary>One button for every clock; each shows what time it is there now, which is what people know.</summary>
    public static Screen Zones(Screen screen, IReadOnlyList<string> zones, Scene scene) => zones
        .Select(zone => (Id: zone, Clock: Clock(zone)))
        .DistinctBy(zone => zone.Clock.GetUtcOffset(scene.At))
        .Take(MostClocks)
        .Select(zone => new Button.Press(
            new Text("onboarding.zone-at.button").With("time", new TextArg.Clock(LocalClock.Local(zone.Clock, scene.At))).With("place", new TextArg.ZoneName(zone.Id)), new ZoneChosen(zone.Id)))
        .Aggregate(screen, (all, button) => all.Row(button));

    private static TimeZoneInfo Clock(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var clock) ? clock : TimeZoneInfo.Utc;

    private static Text CountryLabel(string code) => new Text("onboarding.country-name.button").With("country", new TextArg.CountryName(code));

    private static Text T(string key) => new("onboarding." + key);
}
