using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Wellbeing;

internal static class TogetherScreens
{
    private const string WarmUp = "before-call";

    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());

    public static Screen Show(TogetherSeen seen, Scene scene)
    {
        if (seen.IsClosed) return Screen.Of(T("closed")).Row(new Button.Press(new Text("help.problem.button"), new ProblemWanted())).Row(ToBack);
        var screen = Screen.Of(T("heading"));
        if (!seen.IsIn) screen = screen.And(T("about"));
        screen = seen.Hour is { } hour ? Now(screen, hour, seen.IsIn, scene) : screen.And(T("none"));
        if (seen.Next is { } next) screen = screen.And(T("next").With("when", scene.When(next.StartsAt)));
        screen = Buttons(screen, seen, scene);
        if (seen.Next is { Event: { } announced }) screen = screen.Row(new Button.Press(T("next.button"), new EventOpened(announced)));
        return screen.Row(ToBack);
    }

    /// <summary>The word at the end: how much courage there was, and thanks.</summary>
    public static Screen Over(SharedHourClosed closed) => Screen.Of(closed.Dared is { } dared ? T("over").With("dared", dared) : T("over-quiet"))
        .Row(new Button.Press(T("again.button"), new TogetherAsked(), Lasting: true), new Button.Press(new Text("calling.done.button"), new DoneForToday(), Lasting: true));

    private static Screen Now(Screen screen, HourTold hour, bool isIn, Scene scene)
    {
        screen = screen.And(hour.Count is { Here: var here } ? T("here").With("count", here) : T(isIn ? "few" : "few-outside"));
        screen = screen.And(Goal(hour.Count));
        screen = screen.And(T("left").With("left", new TextArg.Duration(TimeSpan.FromMinutes(Math.Max(1, Math.Floor((hour.EndsAt - scene.At).TotalMinutes))))));
        if (!isIn) return screen;
        // The same for all who are in it.
        var tips = scene.Library.Guide.Tips[WarmUp];
        return screen.And(T("warm-up").With("tip", new Text(tips[(int)(hour.Id % tips.Count)])));
    }

    private static Text Goal(HourCount? count) => count switch
    {
        null => T("goal-quiet").With("each", SharedHours.CallsEach),
        { Dared: 0 } => T("goal-fresh").With("goal", count.Goal),
        _ => T(count.Dared >= count.Goal ? "reached" : "goal").With("dared", count.Dared).With("goal", count.Goal),
    };

    private static Screen Buttons(Screen screen, TogetherSeen seen, Scene scene) => seen switch
    {
        { IsIn: true } => screen.Row(new Button.Press(new Text("calling.get-number.button"), new NumberAsked(), Lasting: true))
            .Row(new Button.Press(T("look.button"), new TogetherAsked()), new Button.Press(T("leave.button"), new TogetherLeft())),
        _ when scene.IsOnBreak() => screen.And(T("on-break")).Row(new Button.Press(new Text("calling.end-break.button"), new BreakOver())),
        { Hour: null } => screen.Row(new Button.Press(T("begin.button"), new TogetherJoined())),
        _ => screen.Row(new Button.Press(T("join.button"), new TogetherJoined())),
    };

    private static Text T(string key) => new("together." + key);
}
