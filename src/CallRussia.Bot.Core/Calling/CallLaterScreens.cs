using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.Calling;

/// <summary>The choice of a time for a later call. Both clocks stand in the text: on a button the second one is cut off by a narrow phone.</summary>
internal sealed class CallLaterScreens(RegionCatalogue regions, CallLaterTimes times)
{
    public static readonly Text TypeTime = T("type-time");
    public static readonly Text TypeAgain = T("type-again");

    public Screen Day(ChoosingDay state, Scene scene) => Days(Screen.Of(T("choose-day"), TypeTime), state.From.Lease, scene)
        .Row(new Button.Press(new Text("common.back.button"), new Cancelled()));

    public Screen Hour(ChoosingHour state, Scene scene)
    {
        var slots = times.Slots(state.From.Lease, state.Day, scene).ToList();
        var screen = Screen.Of(
            T("choose-hour").With("day", new TextArg.Near(state.Day, times.Today(state.From.Lease, scene))).With("region", new TextArg.RegionName(state.From.Lease.Region.Text)),
            Lines(slots, state.From.Lease, scene),
            TypeTime);
        return slots
            .Select(slot => (Button)new Button.Press(T("hour.button").With("there", new TextArg.Clock(There(state.From.Lease, slot))), new HourChosen(slot.ToUniversalTime())))
            .Chunk(4)
            .Aggregate(screen, (all, row) => all.Row(row))
            .Row(new Button.Press(new Text("common.back.button"), new CallLaterAsked(state.From.Lease.Id)));
    }

    public Screen Heard(HearingTime heard, Scene scene)
    {
        var lease = heard.From.Lease;
        var offered = heard.Offered.Where(at => times.IsPossible(lease, at, scene)).ToList();
        var screen = Screen.Of(T("heard." + heard.As).With("region", new TextArg.RegionName(lease.Region.Text)).With("days", CallLaterTimes.DaysAhead));
        if (offered.Count > 0) screen = screen.And(T(heard.As == Hearing.Understood ? offered.Count == 1 ? "heard.right" : "heard.which" : "heard.near")).And(Lines(offered, lease, scene));
        var today = times.Today(lease, scene);
        foreach (var at in offered)
            screen = screen.Row(new Button.Press(
                T("heard.button").With("day", new TextArg.Near(DateOnly.FromDateTime(There(lease, at)), today)).With("there", new TextArg.Clock(There(lease, at))), new HourChosen(at)));
        return screen
            .And(TypeAgain)
            .Row(new Button.Press(T("other-day.button"), new CallLaterAsked(lease.Id)), new Button.Press(new Text("common.back.button"), new Cancelled()));
    }

    /// <summary>What is agreed: when on the volunteer's clock, and what the clock shows there.</summary>
    public Text Agreed(Lease lease, DateTimeOffset at, Scene scene) => T("recorded-later").With("here", scene.When(at)).With("there", ThereOn(There(lease, at), scene, at));

    /// <summary>The hour there; with its day where the volunteer's is another or not known.</summary>
    public static TextArg ThereOn(DateTime there, Scene scene, DateTimeOffset at) => scene.IsClockKnown() && scene.Local(at).Date == there.Date
        ? new TextArg.Clock(there)
        : new TextArg.DayTime(there, there - (at - scene.At));

    private Screen Days(Screen screen, Lease lease, Scene scene)
    {
        var today = times.Today(lease, scene);
        return Enumerable.Range(0, CallLaterTimes.DaysAhead)
            .Where(day => times.Slots(lease, today.AddDays(day), scene).Any())
            .Select(day => (Button)new Button.Press(T("day.button").With("day", new TextArg.Near(today.AddDays(day), today)), new DayChosen(day)))
            .Chunk(2)
            .Aggregate(screen, (all, row) => all.Row(row));
    }

    private Text Lines(IEnumerable<DateTimeOffset> moments, Lease lease, Scene scene) => T("hours").With("lines", new TextArg.Lines(moments.Select(at =>
    {
        var key = !scene.IsClockKnown() ? "hour-line-left" : DayParts.IsNight(scene.Local(at).TimeOfDay) ? "hour-line-night" : "hour-line";
        return T(key).With("there", new TextArg.Clock(There(lease, at))).With("here", new TextArg.DayTime(scene.Local(at), scene.Local(scene.At))).With("left", new TextArg.Duration(at - scene.At));
    })));

    private DateTime There(Lease lease, DateTimeOffset at) => regions[lease.Region].MainZone.LocalTime(at).DateTime;

    private static Text T(string key) => new("calling." + key);
}
