using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;

namespace CallRussia.Bot.Core.Personal;

internal static class PersonalScreens
{
    public static readonly Text LanguageChanged = new("language.changed.toast");
    public static readonly Text CardComes = new("progress.card.toast");
    public static readonly Text MyDataCaption = new("privacy.my-data-file.caption");

    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());

    public static Screen Help(Scene scene)
    {
        var screen = Screen.Of(new Text(scene.Volunteer.Standing == Standing.Supporter ? "help.supporter" : "help.overview"));
        if (scene.Volunteer.Standing == Standing.Guest) screen = screen.And(new Text("help.called"));
        else screen = screen.Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked())).Row(new Button.Press(new Text("help.problem.button"), new ProblemWanted()));
        if (scene.Volunteer.Standing == Standing.Volunteer) screen = screen.Row(new Button.Press(new Text("ring-back.ask.button"), new RingBackAsked())).Row(new Button.Press(new Text("help.break.button"), new BreakAsked()));
        return screen.Row(ToBack);
    }

    public static Screen Privacy() => Screen.Of(new Text("privacy.overview"))
        .Row(new Button.Press(new Text("privacy.my-data.button"), new MyDataAsked()), new Button.Press(new Text("privacy.forget.button"), new ForgetAsked()))
        .Row(new Button.Press(new Text("privacy.periods.button"), new PeriodsAsked()))
        .Row(ToBack);

    public static Screen Periods() => Screen.Of(new Text("privacy.periods"))
        .Row(new Button.Press(new Text("common.back.button"), new PrivacyAsked()));

    public static Screen Languages(Scene scene) => WhereaboutsScreens.Languages(Screen.Of(new Text("language.choose")), scene).Row(ToBack);

    public static Screen Progress(ProgressCounted counted, Scene scene)
    {
        var screen = counted.Calls == 0
            ? Screen.Of(new Text("progress.none"))
            : Screen.Of((counted.Talks == 0 ? new Text("progress.calls-alone") : new Text("progress.calls").With("talks", counted.Talks)).With("calls", counted.Calls).With("weeks", counted.Weeks));
        screen = Reached(screen, counted, scene);
        if (counted.CampaignCalls > 0) screen = screen.And((counted.CampaignToday == 0 ? new Text("progress.campaign-quiet") : new Text("progress.campaign").With("today", counted.CampaignToday)).With("total", counted.CampaignCalls));
        if (scene.Campaign.Pulse is { } pulse) screen = Together(screen, pulse);
        screen = screen.Row(new Button.Press(new Text("progress.again.button"), new ProgressAsked()));
        if (scene.Campaign.Pulse is not null) screen = screen.Row(new Button.Press(new Text("progress.card.button"), new CardAsked()));
        if (scene.Volunteer.CourseFinishedAt is not null) screen = screen.Row(new Button.Press(new Text("certificate.button"), new CertificateAsked()));
        return screen.Row(ToBack);
    }

    /// <summary>The row of weeks while one goes on, and what was reached. What did not happen is not spoken of.</summary>
    private static Screen Reached(Screen screen, ProgressCounted counted, Scene scene)
    {
        if (counted.Row > 1) screen = screen.And(new Text("progress.row").With("weeks", counted.Row).With("free", WeekRow.Free).With("among", WeekRow.Among));
        TextArg.Date Day(DateTimeOffset at) => new(DateOnly.FromDateTime(scene.Local(at)));
        List<Text> lines = [];
        if (counted.FirstTalk is { } talk) lines.Add(new Text("progress.first-talk").With("date", Day(talk)));
        if (scene.Volunteer.CourseFinishedAt is { } course) lines.Add(new Text("progress.course").With("date", Day(course)));
        if (Milestones.Years(scene.Volunteer.JoinedAt, scene.At) is > 0 and var years) lines.Add(new Text("progress.years").With("years", years));
        if (counted.Thanks > 0) lines.Add(new Text("progress.thanks").With("count", counted.Thanks));
        return lines.Count > 0 ? screen.And(new Text("progress.reached").With("lines", new TextArg.Lines(lines))) : screen;
    }

    /// <summary>The campaign's counter, to be sent on. Nothing of the volunteer is on it.</summary>
    public static Chart Card(Pulse pulse, Scene scene) => pulse.Card(scene.Campaign, DateOnly.FromDateTime(scene.Local(scene.At)));

    /// <summary>The campaign's heartbeat, as far as there is one yet.</summary>
    private static Screen Together(Screen screen, Pulse pulse)
    {
        if (pulse.OneEvery is { } every) screen = screen.And(new Text("progress.one-every").With("span", PulseTexts.Span(every)));
        if (pulse.Week is { } week) screen = screen.And((week.Dared == 0 ? new Text("progress.week-fresh") : new Text("progress.week").With("dared", week.Dared)).With("goal", week.Goal));
        return pulse is { Callers: > 0, Countries: > 0 }
            ? screen.And(new Text("progress.people").With("callers", pulse.Callers).With("countries", pulse.Countries))
            : screen;
    }

    public static Screen Settings(Scene scene)
    {
        var screen = Screen.Of(new Text("settings.overview")
                .With("language", scene.Volunteer.Language.Name)
                .With("country", scene.Volunteer.Country is { } country ? new TextArg.CountryName(country) : new Text("settings.country-unknown"))
                .With("clock", scene.IsClockKnown() ? new Text("settings.clock").With("time", new TextArg.Clock(scene.Local(scene.At))) : new Text("settings.clock-unknown"))
                .With("news", new Text(scene.Volunteer.NoNews ? "settings.news-off" : "settings.news-on")))
            .Row(new Button.Press(new Text("settings.language.button"), new LanguageAsked()))
            .Row(new Button.Press(new Text("settings.country.button"), new CountryAsked()), new Button.Press(new Text("settings.zone.button"), new ZoneAsked()))
            .Row(scene.Volunteer.NoNews
                ? new Button.Press(new Text("settings.news-on.button"), new NewsSwitched(On: true))
                : new Button.Press(new Text("settings.news-off.button"), new NewsSwitched(On: false)));
        if (scene.Volunteer.Standing != Standing.Volunteer) return screen.Row(ToBack);
        if (scene.Volunteer.Wished is { } wished) screen = screen.And(WishScreens.Said(wished));
        return screen.Row(new Button.Press(new Text("reminder.ask.button"), new ReminderAsked()), new Button.Press(new Text("wish.ask.button"), new WishesAsked(0))).Row(ToBack);
    }

    /// <summary>Whoever gave no country finds their clock among these: one for every hour where volunteers are many.</summary>
    private static readonly string[] Clocks =
    [
        "Pacific/Honolulu", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "Europe/London", "Europe/Berlin", "Europe/Vilnius", "Europe/Moscow",
        "Asia/Tbilisi", "Asia/Almaty", "Australia/Sydney",
    ];

    /// <summary>The clocks of the volunteer's country.</summary>
    public static Screen Zones(Scene scene, Countries countries) => WhereaboutsScreens.Zones(
            Screen.Of(new Text("settings.choose-zone")), scene.Volunteer.Country is { } code && countries.Find(code) is { } country ? country.Zones : Clocks, scene)
        .Row(new Button.Press(new Text("common.back.button"), new SettingsAsked()));

    public static Screen Country(ChangingCountry state, Countries countries) =>
        WhereaboutsScreens.Choose(Screen.Of(WhereaboutsScreens.Question(state.Choice)), state.Choice.Offered, countries)
            .Row(new Button.Press(new Text("settings.no-country.button"), new CountrySkipped()))
            .Row(new Button.Press(new Text("common.cancel.button"), new Cancelled()));

    public static Screen MyData(MyDataGathered data, Scene scene) => Screen.Of(new Text("privacy.my-data")
            .With("language", scene.Volunteer.Language.Name)
            .With("country", scene.Volunteer.Country is { } country ? new TextArg.CountryName(country) : new Text("settings.country-unknown"))
            .With("since", new TextArg.Date(DateOnly.FromDateTime(scene.Local(scene.Volunteer.JoinedAt))))
            .With("numbers", data.HandOuts)
            .With("reported", data.Reported)
            .With("laters", data.CallLaters)
            .With("modules", scene.Volunteer.Training.Modules.Count)
            .With("talks", scene.Volunteer.Training.Talks.Values.Sum()))
        .Row(new Button.Press(new Text("privacy.forget.button"), new ForgetAsked()))
        .Row(ToBack);

    public static Screen ForgetConfirm() => Screen.Of(new Text("privacy.forget-confirm"))
        .Row(new Button.Press(new Text("privacy.forget-yes.button"), new ForgetConfirmed()))
        .Row(new Button.Press(new Text("privacy.forget-no.button"), new Back()));

    public static Screen Forgotten() => Screen.Of(new Text("privacy.forgotten"));
}
