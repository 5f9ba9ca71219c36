using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>When it goes out: the kind, the day, the hour.</summary>
internal static class TimeScreens
{
    private static readonly Button.Press Back = new(new Text("common.back.button"), new TimeWanted());

    public static Screen Show(Timing at, Scene scene) => at switch
    {
        { Heard: { } heard } => Heard(at, heard, scene),
        { Local: { } local, Day: { } day } => Hour(at, local, day, scene),
        { Local: { } local } => Day(at, local, scene),
        _ => Screen.Of(T("when").With("time", Time(at.Broadcast.Draft.When, scene)), T("when.ask"), T("when.type"))
            .Row(new Button.Press(T("when.now.button"), new AtOnceWanted()))
            .Row(new Button.Press(T("when.at.button"), new TimeKindChosen(Local: false)))
            .Row(new Button.Press(T("when.local.button"), new TimeKindChosen(Local: true)))
            .Row(To(at.Broadcast.Id)),
    };

    private static Screen Day(Timing at, bool local, Scene scene)
    {
        var today = AddressRows.Today(scene);
        return Enumerable.Range(0, AddressRows.DaysAhead + 1)
            .Where(days => Hours(at with { Day = today.AddDays(days) }, scene).Any())
            .Select(days => (Button)new Button.Press(T("day.button").With("day", new TextArg.Near(today.AddDays(days), today)), new SendDayChosen(days)))
            .Chunk(2)
            .Aggregate(Screen.Of(T(local ? "when.day-local" : "when.day"), T("when.type")), (screen, row) => screen.Row(row))
            .Row(Back);
    }

    private static Screen Hour(Timing at, bool local, DateOnly day, Scene scene) => Hours(at, scene)
        .Select(hour => (Button)new Button.Press(T("hour.button").With("hour", new TextArg.Clock(day.ToDateTime(new TimeOnly(hour, 0)))), new SendHourChosen(hour)))
        .Chunk(4)
        .Aggregate(
            Screen.Of(T(local ? "when.hour-local" : "when.hour").With("day", new TextArg.Near(day, AddressRows.Today(scene))), T("when.type")), (screen, row) => screen.Row(row))
        .Row(new Button.Press(new Text("common.back.button"), new TimeKindChosen(local)));

    /// <summary>One line and one button for each that may be meant; an hour of the night says so.</summary>
    private static Screen Heard(Timing at, IReadOnlyList<DateTimeOffset> heard, Scene scene)
    {
        if (heard.Count == 0) return Screen.Of(T("when.unclear").With("days", AddressRows.DaysAhead), T("when.type")).Row(Back);
        var screen = Screen.Of(T("when.heard").With("lines", new TextArg.Lines(heard.Select(moment => Line(at, moment, scene)))));
        for (var nth = 0; nth < heard.Count; nth++)
        {
            var local = scene.Local(heard[nth]);
            screen = screen.Row(new Button.Press(
                T("when.heard.button").With("day", new TextArg.Near(DateOnly.FromDateTime(local), AddressRows.Today(scene))).With("hour", new TextArg.Clock(local)), new SendTimeConfirmed(nth)));
        }
        return screen.And(T("when.type-again")).Row(Back);
    }

    private static Text Line(Timing at, DateTimeOffset moment, Scene scene)
    {
        var local = scene.Local(moment);
        var time = at.Local == true
            ? Time(new SendTime.LocalHour(DateOnly.FromDateTime(local), local.Hour, local.Minute), scene)
            : T("when.both-clocks").With("when", scene.DayTime(moment)).With("left", new TextArg.Duration(moment - scene.At)).With("moscow", new TextArg.Clock(Moscow(moment)));
        return T(DayParts.IsNight(local.TimeOfDay) ? "when.line-night" : "when.line").With("time", time);
    }

    /// <summary>The clock that everybody in Russia knows.</summary>
    private static DateTime Moscow(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(3)).DateTime;

    private static IEnumerable<int> Hours(Timing at, Scene scene) =>
        Enumerable.Range(0, 24).Where(hour => AddressRows.IsAhead(at, new SendHourChosen(hour), scene));
}
