using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>Reports of a problem, as the one who reports and as the team sees them.</summary>
internal static class ProblemScreens
{
    public static readonly Text TakenToast = T("taken.toast");

    private const int PerPage = 8;

    /// <summary>Characters of the last words that fit into a message beside the rest.</summary>
    private const int WordsShown = 3 * ProblemWords.Longest;

    /// <summary>Whose words and when, in characters.</summary>
    private const int Heading = 60;

    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new Cancelled());
    private static readonly Button.Press GoOn = new(T("go-on.button"), new Back());
    private static readonly Button.Press ToList = new(T("list.button"), new ProblemsAsked());

    public static Screen Kinds() => ProblemKinds.Reported
        .Aggregate(Screen.Of(T("kinds")), (screen, kind) => screen.Row(new Button.Press(T($"kind.{kind}.button"), new ProblemKindChosen(kind))))
        .Row(Cancel);

    public static Screen Describe(DescribingProblem describing)
    {
        var isBegun = describing.Words.Length > 0;
        var screen = isBegun ? Screen.Of(T("collected"), T("quote").With("words", describing.Words), T("send-or-more")) : Screen.Of(T(describing.Problem == 0 ? "describe" : "reply"));
        if (describing.Unfit) screen = screen.Before(T("unfit").With("longest", ProblemWords.Longest));
        if (isBegun || describing.Problem == 0) screen = screen.Row(new Button.Press(T(isBegun ? "send.button" : "without-words.button"), new ProblemSent()));
        return screen.Row(Cancel);
    }

    public static Screen Reported(ProblemKind kind, long id) => Screen.Of(T("reported").With("id", $"{id}"), T("next." + kind)).Row(GoOn);

    public static Screen Said(string key) => Screen.Of(T(key)).Row(GoOn);

    public static Screen Answered(TeamWordsSeen seen) => Screen.Of(T(seen.Kind == ProblemKind.Help ? "written" : "answered").With("id", $"{seen.Id}"), T("quote").With("words", seen.Words.Words))
        .Row(new Button.Press(T("reply.button"), new ReplyWanted(seen.Id), Lasting: true));

    public static Screen Closed(long id) => Screen.Of(T("closed").With("id", $"{id}"));

    public static Screen Waits(ProblemWaits waits) =>
        Screen.Of(T(waits.IsNew ? "waits" : "waits-again").With("id", $"{waits.Id}").With("kind", T("kind." + waits.Kind)))
            .Row(new Button.Press(T("open.button"), new ProblemOpened(waits.Id, ProblemStep.Look), Lasting: true));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("heading")).Row(ToList);

    public static Screen List(AtProblems at, ProblemsSeen seen, Scene scene)
    {
        var last = Math.Max(0, (seen.Problems.Count - 1) / PerPage);
        var page = Math.Clamp(at.Page, 0, last);
        var shown = seen.Problems.Skip(page * PerPage).Take(PerPage).ToList();
        var screen = shown.Count == 0
            ? Screen.Of(T(at.Closed ? "none-closed" : "none-open"))
            : Screen.Of(T(at.Closed ? "list-closed" : "list-open").With("count", seen.Problems.Count), T("list").With("lines", new TextArg.Lines(shown.Select(problem => Line(problem, scene)))));
        screen = shown
            .Select(problem => (Button)new Button.Press(T("nth.button").With("id", $"{problem.Id}"), new ProblemOpened(problem.Id, ProblemStep.Look)))
            .Chunk(4)
            .Aggregate(screen, (all, row) => all.Row(row));
        return screen
            .Turn(page, last, to => new ProblemsAsked(at.Closed, to))
            .Row(new Button.Press(T(at.Closed ? "show-open.button" : "show-closed.button"), new ProblemsAsked(!at.Closed)))
            .Row(new Button.Press(new Text("common.back.button"), new DeskAsked()));
    }

    public static Screen One(Problem problem, Scene scene)
    {
        var screen = Screen.Of(T("one").With("id", $"{problem.Id}").With("kind", T("kind." + problem.Kind)).With("who", Short(problem.By)).With("when", scene.DayTime(problem.At)), Status(problem, scene));
        var shown = Enumerable.Range(0, problem.Words.Count + 1).Last(count => problem.Words.TakeLast(count).Sum(words => words.Words.Length + Heading) <= WordsShown);
        if (problem.Words.Count > shown) screen = screen.And(T("earlier").With("count", problem.Words.Count - shown));
        foreach (var words in problem.Words.TakeLast(shown))
            screen = screen.And(T(words.FromTeam ? "from-team" : "from-volunteer").With("when", scene.DayTime(words.At)).With("words", words.Words));
        if (problem.Words.Count == 0) screen = screen.And(T("no-words"));
        return (problem.IsOpen && MayHandle(problem, scene) ? Steps(screen, problem, scene) : screen).Row(ToList);
    }

    public static Screen Gone() => Screen.Of(T("gone")).Row(ToList);

    public static Screen Answer(AnsweringProblem answering)
    {
        var screen = Screen.Of(T("answer"));
        if (answering.Unfit) screen = screen.Before(T("unfit").With("longest", ProblemWords.Longest));
        return screen.Row(new Button.Press(new Text("common.back.button"), new ProblemOpened(answering.Problem, ProblemStep.Look)));
    }

    private static Screen Steps(Screen screen, Problem problem, Scene scene)
    {
        Button.Press Step(ProblemStep step) => new(T($"step.{step}.button"), new ProblemOpened(problem.Id, step));
        if (problem.ClaimedBy != scene.Volunteer.Id) screen = screen.Row(Step(ProblemStep.Claim));
        screen = screen.Row(new Button.Press(T("step.Answer.button"), new AnswerWanted(problem.Id)), Step(ProblemStep.Close));
        if (!problem.IsHandedOver) screen = screen.Row(Step(ProblemStep.HandOver));
        return ProblemFeature.MayTakeOver(scene)
            ? screen.Row(new Button.Press(T("suspend.button"), new ErrandWanted(ErrandKind.Suspend, problem.By.Value)))
            : screen;
    }

    /// <summary>One looks after it at a time; organizers may take over, and what was handed to them is theirs.</summary>
    private static bool MayHandle(Problem problem, Scene scene) =>
        ProblemFeature.MayTakeOver(scene) || problem.ClaimedBy == scene.Volunteer.Id || (problem.ClaimedBy is null && !problem.IsHandedOver);

    private static Text Line(Problem problem, Scene scene) => T("line")
        .With("id", $"{problem.Id}").With("kind", T("kind." + problem.Kind)).With("when", scene.DayTime(problem.At)).With("status", Status(problem, scene));

    private static Text Status(Problem problem, Scene scene) => problem switch
    {
        { ClosedAt: { } at } => T("status.closed").With("when", scene.DayTime(at)),
        { ClaimedBy: { } who } when who == scene.Volunteer.Id => T("status.yours"),
        { ClaimedBy: { } who } => T("status.claimed").With("who", Short(who)),
        { IsHandedOver: true } => T("status.handed-over"),
        _ => T("status.open"),
    };

    private static TextArg Short(VolunteerId who) => PersonText.Short(who);

    private static Text T(string key) => new("problem." + key);
}
