using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Calls are told apart by region and day, never by digits.</summary>
internal static class RingBackScreens
{
    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());
    private static readonly Button.Press Close = new(new Text("common.close.button"), new Cancelled());
    private static readonly Button.Press ToGuide = new(new Text("home.guide.button"), new GuideAsked(0));

    public static Screen Question(AskingWhoRang asking)
    {
        var screen = Screen.Of(T("question"));
        if (asking.Unread) screen = screen.Before(T("unread"));
        return screen.Row(Close);
    }

    public static Screen Seen(WhoRangSeen seen, Scene scene) => seen.Calls switch
    {
        [] => Screen.Of(T("unknown"), T("say")).Row(ToBack, Close),
        [var one] => One(one, scene),
        var several => Several(several, scene),
    };

    public static Screen Enough(TooManyGuesses enough, Scene scene) => Screen.Of(T("enough").With("until", scene.When(enough.Until)), T("say")).Row(Close);

    /// <summary>What stands after the report; kind words where a call weighs.</summary>
    public static Screen Recorded(RingBackRecorded recorded, Scene scene)
    {
        var screen = Screen.Of(new Text(recorded.Outcome.ForbidsCalls() ? "calling.recorded-for-good" : "calling.recorded").With("outcome", Label(recorded.Outcome)), T("thanks"));
        if (CallingScreens.CareAfter(recorded.Outcome) is { } hurt && scene.Library.Care.Find(hurt) is { } care)
        {
            screen = screen.And(care.Screen(1));
            if (care.Screens > 1) screen = screen.Row(new Button.Press(care.Title, new CareAsked(care.Id, 2)));
            screen = screen.Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked()));
        }
        return screen.Row(ToGuide, ToBack);
    }

    private static Screen Several(IReadOnlyList<RingBack> calls, Scene scene) => calls
        .Select((call, nth) => (Button)new Button.Press(T("nth.button").With("nth", nth + 1), new RingBackOpened(call.Lease)))
        .Chunk(4)
        .Aggregate(
            Screen.Of(T("several"), T("lines").With("lines", new TextArg.Lines(calls.Select((call, nth) => Which("line", call, scene).With("nth", nth + 1))))),
            (screen, row) => screen.Row(row))
        .Row(ToBack, Close);

    private static Screen One(RingBack call, Scene scene)
    {
        var which = Which("one", call, scene).With("outcome", call.Outcome is { } outcome ? Label(outcome) : T("no-outcome"));
        if (call.IsInHand) return Screen.Of(which, T("say"), T("in-hand")).Row(Close);
        var left = Outcomes.AfterRingBack.Where(outcome => call.Outcome is not { } stands || OutcomeRules.Tightens(stands, outcome)).ToList();
        return left
            .Select(outcome => (Button)new Button.Press(Label(outcome), new RingBackReported(call.Lease, outcome)))
            .Chunk(2).Aggregate(left.Count == 0 ? Screen.Of(which, T("say")) : Screen.Of(which, T("say"), T("report")), (screen, row) => screen.Row(row))
            .Row(new Button.Press(new Text("flag.ask.button"), new FlagWanted(call.Lease)))
            .Row(ToBack, Close);
    }

    private static Text Which(string key, RingBack call, Scene scene) => T(key)
        .With("region", new TextArg.RegionName(call.Region.Text))
        .With("day", new TextArg.Near(DateOnly.FromDateTime(scene.Local(call.GivenAt)), DateOnly.FromDateTime(scene.Local(scene.At))));

    private static Text Label(Outcome outcome) => new("calling.outcome." + outcome + ".button");

    private static Text T(string key) => new("ring-back." + key);
}
