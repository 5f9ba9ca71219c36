using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Watching;

internal static class AlarmScreens
{
    public static readonly Text Muted = new("alarm.muted.toast");

    /// <summary>More than fits on one thumb-size screen is said by its count.</summary>
    private const int Most = 8;

    public static Screen Raised(Alarm alarm) => With(Screen.Of(T("raised").With("what", What(alarm)), Todo(alarm.Kind)), alarm)
        .Row(new Button.Press(T("mute.button"), new MuteWanted(alarm.Kind), Lasting: true))
        .Row(new Button.Press(T("all.button"), new AlarmsAsked(), Lasting: true));

    public static Screen Over(Alarm alarm, Scene scene) => Screen.Of(T("over").With("what", What(alarm)).With("since", scene.DayTime(alarm.Since)));

    public static Screen All(AlarmsRead seen, Scene scene)
    {
        var screen = seen.Now.Count == 0 ? Screen.Of(T("none")) : Screen.Of(T("now"));
        foreach (var alarm in seen.Now.Take(Most)) screen = screen.And(T("line").With("what", What(alarm)).With("since", scene.DayTime(alarm.Since)));
        if (seen.Now.Count > Most) screen = screen.And(T("more").With("count", seen.Now.Count - Most));
        foreach (var muted in seen.Muted) screen = screen.And(T("muted-until").With("what", Name(muted.Kind)).With("until", scene.Deadline(muted.Until)));
        if (seen.Muted.Count > 0) screen = screen.Row(new Button.Press(T("unmute.button"), new UnmuteWanted()));
        return screen.Row(new Button.Press(new Text("common.close.button"), new Back()));
    }

    private static Screen With(Screen screen, Alarm alarm) => alarm.Detail.Length == 0 ? screen : screen.And(T("detail").With("detail", alarm.Detail));

    /// <summary>The kind, and the region where it is about one.</summary>
    private static Text What(Alarm alarm) => alarm.Subject.Length == 0
        ? Name(alarm.Kind)
        : T("in-region").With("what", Name(alarm.Kind)).With("region", new TextArg.RegionName(alarm.Subject));

    private static Text Name(AlarmKind kind) => T(Key(kind) + ".name");

    private static Text Todo(AlarmKind kind) => T(Key(kind) + ".todo");

    private static string Key(AlarmKind kind) => kind switch
    {
        AlarmKind.ContentBroken => "content-broken",
        AlarmKind.SecondInstance => "second-instance",
        AlarmKind.Flooded => "flooded",
        AlarmKind.TurnsFail => "turns-fail",
        AlarmKind.MessagesRefused => "messages-refused",
        AlarmKind.MessagesUncertain => "messages-uncertain",
        AlarmKind.Slow => "slow",
        AlarmKind.DiskLow => "disk-low",
        AlarmKind.BankLow => "bank-low",
        AlarmKind.DoNotCallHigh => "do-not-call-high",
        AlarmKind.HostileHigh => "hostile-high",
        AlarmKind.WordWaits => "word-waits",
        AlarmKind.SilenceHigh => "silence-high",
        AlarmKind.FlagWaits => "flag-waits",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An alarm of no known kind."),
    };

    private static Text T(string key) => new("alarm." + key);
}
