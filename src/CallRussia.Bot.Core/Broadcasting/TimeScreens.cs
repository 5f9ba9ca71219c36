using CallRussia.Bot.Core.Conversations;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>When it goes out: the kind, the day, the hour.</summary>
internal static class TimeScreens
{
    private static readonly Button.Press Back = new(new Text("common.back.button"), new TimeWanted());

    public static Screen Show(Timing at, Scene scene) => at switch
    {
        { Local: { } local, Day: { } day } => Hour(at, local, day, scene),
        { Local: { } local } => Day(at, local, scene),
        _ => Screen.Of(T("when").With("time", Time(at.Broadcast.Draft.When, scene)), T("when.ask"))
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
            .Aggregate(Screen.Of(T(local ? "when.day-local" : "when.day")), (screen, row) => screen.Row(row))
            .Row(Back);
    }

    private static Screen Hour(Timing at, bool local, DateOnly day, Scene scene) => Hours(at, scene)
        .Select(hour => (Button)new Button.Press(T("hour.button").With("hour", new TextArg.Clock(day.ToDateTime(new TimeOnly(hour, 0)))), new SendHourChosen(hour)))
        .Chunk(4)
        .Aggregate(
            Screen.Of(T(local ? "when.hour-local" : "when.hour").With("day", new TextArg.Near(day, AddressRows.Today(scene)))), (screen, row) => screen.Row(row))
        .Row(new Button.Press(new Text("common.back.button"), new TimeKindChosen(local)));

    private static IEnumerable<int> Hours(Timing at, Scene scene) =>
        Enumerable.Range(0, 24).Where(hour => AddressRows.IsAhead(at, new SendHourChosen(hour), scene));
}
