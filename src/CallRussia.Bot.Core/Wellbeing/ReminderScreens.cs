using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Wellbeing;

internal static class ReminderScreens
{
    public static readonly Text On = T("on.toast");
    public static readonly Text Off = T("off.toast");
    public static readonly Text Rest = T("not-today.toast");

    public static Screen Show(AtReminders at, AnswerTimes times, Scene scene)
    {
        if (!scene.IsClockKnown()) return Close(Screen.Of(T("clock-unknown")).Row(new Button.Press(new Text("home.settings.button"), new SettingsAsked())));
        var screen = at.Heard switch
        {
            HoursHeard.Understood => Offer(Screen.Of(Understood(at.Offered![0], times, scene)), at),
            HoursHeard.Closed => Offer(Screen.Of(T(at.Offered is { Count: > 0 } ? "closed" : "closed-all-day")), at),
            HoursHeard.Unclear => Screen.Of(T("unclear")),
            _ => Screen.Of(at.Set is { } set ? T("set").With("days", Days(set)).With("time", Clock(set, scene)).With("next", scene.DayTime(set.Next(scene.Zone(), scene.At))) : T("none")),
        };
        screen = screen.And(T(at.Heard == HoursHeard.Nothing ? "type" : "type-again"));
        return Close(at is { Set: not null, Heard: HoursHeard.Nothing } ? screen.Row(new Button.Press(T("off.button"), ReminderChosen.Never)) : screen);

        Screen Offer(Screen said, AtReminders heard) => said.Row([.. (heard.Offered ?? []).Select(hour =>
            (Button)new Button.Press(T("at.button").With("time", Clock(hour, scene)), new ReminderChosen(hour.Days, hour.Minute)))]);
    }

    /// <summary>The hour that was chosen; a number is one tap away, and so is peace.</summary>
    public static Screen Ring() => Screen.Of(T("ring"))
        .Row(new Button.Press(new Text("calling.get-number.button"), new NumberAsked(), Lasting: true))
        .Row(new Button.Press(T("not-today.button"), new NotToday(), Lasting: true), new Button.Press(T("other.button"), new ReminderAsked(), Lasting: true));

    /// <summary>What was answered loses its buttons.</summary>
    public static Effect[] TakeOff(Scene scene) => scene.Tapped is { } message ? [new Effect.Retire(message)] : [];

    private static Text Understood(WeeklyHour hour, AnswerTimes times, Scene scene) =>
        T(times.IsBest(hour, scene) ? "understood-best" : "understood").With("days", Days(hour));

    private static TextArg Days(WeeklyHour hour) => hour.Days switch
    {
        WeeklyHour.EveryDay => (TextArg)T("days.every"),
        WeeklyHour.Workdays => T("days.workdays"),
        WeeklyHour.Weekends => T("days.weekends"),
        // The word that they share is said once: "по вторникам и четвергам".
        _ => new TextArg.Listing(hour.OnDays.Select((day, nth) => (TextArg)T(nth == 0 ? $"days.{day}" : $"days.then.{day}"))),
    };

    private static TextArg.Clock Clock(WeeklyHour hour, Scene scene) => new(scene.Local(scene.At).Date + hour.Time);

    private static Screen Close(Screen screen) => screen.Row(new Button.Press(new Text("common.close.button"), new Cancelled()));

    private static Text T(string key) => new("reminder." + key);
}
