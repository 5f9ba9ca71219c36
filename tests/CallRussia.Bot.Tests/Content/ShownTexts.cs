using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Content;

/// <summary>
/// Every text that the screens show, with arguments of the kind they are shown with. The content has to have exactly these; what the
/// guide and the quiz reach by their index is not among them.
/// </summary>
internal static class ShownTexts
{
    private static readonly DateTime Now = new(2026, 11, 21, 14, 20, 0, DateTimeKind.Unspecified);
    private static readonly TextArg Clock = new TextArg.Clock(Now);
    private static readonly TextArg Moment = new TextArg.DayTime(Now.AddDays(4), Now);
    private static readonly TextArg Region = new TextArg.RegionName("RU-SVE");

    /// <summary>Commands that exist; texts may name no other.</summary>
    public static string[] Commands { get; } =
        ["start", "number", "guide", "progress", "settings", "language", "privacy", "mydata", "forget", "help", "cancel"];

    public static IReadOnlyList<Text> All { get; } = [.. Kernel(), .. Onboarding(), .. Calling(), .. Outcomes(), .. Guidance(), .. Personal(), .. Quiz()];

    public static string[] Keys { get; } = [.. All.Select(text => text.Key)];

    public static Text InHand(string key) => new Text(key)
        .With("number", new TextArg.Shown("+7 975 005 00 01")).With("region", Region).With("time", Clock).With("offset", "+5");

    public static Text Calls(int calls, int talks, int weeks) =>
        new Text("progress.calls").With("calls", calls).With("talks", talks).With("weeks", weeks);

    private static IEnumerable<Text> Kernel() =>
    [
        .. Plain("common", "back.button", "previous.button", "next.button", "skip.button", "close.button", "cancel.button", "home.button"),
        .. Plain("common", "old-button.toast", "not-now.toast", "use-buttons", "went-wrong"),
        .. Plain("menu", "description", "short-description"),
        .. Plain("menu", [.. Commands.Select(command => $"{command}.command")]),
        .. Plain("language", "ru.button", "en.button", "lt.button", "choose", "changed.toast"),
    ];

    private static IEnumerable<Text> Onboarding() =>
    [
        .. Plain("onboarding", "welcome", "speak-russian", "speak-russian-yes.button", "speak-russian-no.button", "agree.button", "ready"),
        .. Plain("onboarding", "country", "country-several", "country-not-found"),
        new Text("onboarding.promise").With("lease", new TextArg.Duration(TimeSpan.FromMinutes(45))),
        new Text("onboarding.country-name.button").With("country", new TextArg.CountryName("LT")),
        .. Plain("supporter", "welcome", "donate.button", "invite.button", "speaks-after-all.button"),
        .. Plain("home", "idle", "guide.button", "progress.button", "settings.button"),
    ];

    private static IEnumerable<Text> Calling() =>
    [
        .. Plain("calling", "get-number.button", "next-number.button", "copy.button", "still-talking.button", "undo.button", "ping.button"),
        .. Plain("calling", "nobody-answered.button", "they-ended.button", "we-talked.button", "did-not-call.button"),
        .. Plain("calling", "agreed", "overdue", "refine", "choose-day", "ping-set", "opened", "none.nothing-left"),
        .. Plain("calling", "too-late.toast", "kept.toast", "undo-too-late.toast", "no-more-call-laters.toast", "at-most.toast"),
        InHand("calling.in-hand"),
        InHand("calling.in-hand-clocks"),
        new Text("calling.until").With("until", Clock),
        new Text("calling.tip").With("tip", new Text("tip.before-call.slowly")),
        new Text("calling.ends-soon").With("left", new TextArg.Duration(TimeSpan.FromMinutes(5))),
        new Text("calling.extended.toast").With("until", Clock),
        new Text("calling.day.button").With("day", new TextArg.Near(new DateOnly(2026, 8, 26), new DateOnly(2026, 8, 21))),
        new Text("calling.choose-hour").With("region", Region),
        new Text("calling.hour.button").With("there", Clock).With("here", Clock),
        .. new[] { "recorded-later", "remind.day-before", "remind.soon" }.Select(name => new Text($"calling.{name}").With("here", Moment).With("there", Clock)),
        .. new[] { "nothing-open", "hourly-budget", "daily-budget", "slow-down" }.Select(name => new Text($"calling.none.{name}").With("until", Moment)),
    ];

    private static IEnumerable<Text> Outcomes() =>
    [
        .. Enum.GetNames<Outcome>().Select(name => new Text($"calling.outcome.{name}.button")),
        new Text("calling.recorded").With("outcome", new Text("calling.outcome.TalkedUnder3.button")),
    ];

    private static IEnumerable<Text> Guidance() =>
        [.. Plain("guide", "contents", "to-contents.button"), new Text("guide.leaf").With("title", GuideIndex.Title("open"))];

    private static IEnumerable<Text> Personal() =>
    [
        .. Plain("help", "overview", "supporter"),
        .. Plain("settings", "country-unknown", "language.button", "country.button", "zone.button", "choose-zone", "no-country.button"),
        new Text("settings.overview").With("language", "English").With("country", new Text("settings.country-unknown")).With("time", Clock),
        new Text("settings.zone-at.button").With("time", Clock).With("place", "New York"),
        .. Plain("privacy", "overview", "my-data.button", "my-data-file.caption", "forget.button", "forget-confirm", "forget-yes.button"),
        .. Plain("privacy", "forget-no.button", "forgotten"),
        new Text("privacy.my-data").With("language", "English").With("country", new TextArg.CountryName("LT"))
            .With("since", new TextArg.Date(new DateOnly(2026, 3, 1))).With("numbers", 12).With("reported", 11).With("laters", 1),
        .. Plain("progress", "none"),
        Calls(21, 2, 1),
        new Text("progress.campaign").With("total", 12_345).With("today", 0),
    ];

    private static IEnumerable<Text> Quiz() =>
    [
        new Text("quiz.intro").With("count", 4),
        .. Plain("quiz", "start.button", "next.button", "later.button", "right", "wrong", "again", "passed"),
    ];

    private static IEnumerable<Text> Plain(string feature, params string[] names) => names.Select(name => new Text($"{feature}.{name}"));
}
