using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Reports of people, as the team sees them: about whom and why, never by whom.</summary>
internal static class PersonReportScreens
{
    private const int PerPage = 8;

    private static readonly Button.Press ToList = new(T("list.button"), new PersonReportsAsked());

    public static Screen Waits(PersonReportWaits waits) => Screen.Of(T("waits").With("id", $"{waits.Report}"))
        .Row(new Button.Press(T("open.button"), new PersonReportOpened(waits.Report, PersonReportStep.Look), Lasting: true));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("heading")).Row(ToList);

    public static Screen List(AtPersonReports at, PersonReportsSeen seen, Scene scene)
    {
        var slice = Slice<PersonReport>.Of(seen.Reports, at.Page, PerPage);
        var screen = slice.Items.Count == 0
            ? Screen.Of(T(at.Closed ? "none-closed" : "none-open"))
            : Screen.Of(T("heading"), T("lines").With("lines", new TextArg.Lines(slice.Items.Select(report => Line(report, scene)))));
        screen = slice.Items
            .Select(report => (Button)new Button.Press(T("nth.button").With("id", $"{report.Id}"), new PersonReportOpened(report.Id, PersonReportStep.Look)))
            .Chunk(4).Aggregate(screen, (all, row) => all.Row(row));
        return screen
            .Turn(slice.Page, slice.Last, page => new PersonReportsAsked(at.Closed, page))
            .Row(new Button.Press(T(at.Closed ? "show-open.button" : "show-closed.button"), new PersonReportsAsked(!at.Closed)))
            .Row(new Button.Press(new Text("common.back.button"), new DeskAsked()));
    }

    public static Screen One(PersonReportSeen seen, Scene scene)
    {
        var report = seen.Report;
        var screen = Screen.Of(
            T("one").With("id", $"{report.Id}").WithPerson(report.About).With("when", scene.DayTime(report.At)).With("reason", T("reason." + report.Reason)).With("kind", By(report)),
            Status(report, scene),
            T("others").With("count", seen.Others));
        if (report.ClosedAt is null)
        {
            screen = screen.Row(new Button.Press(T("close.button"), new PersonReportOpened(report.Id, PersonReportStep.Close)));
            if (!report.IsHandedOver && scene.Role < Role.Organizer) screen = screen.Row(new Button.Press(T("hand-over.button"), new PersonReportOpened(report.Id, PersonReportStep.HandOver)));
        }
        if (report.Lesson is { } lesson) screen = screen.Row(new Button.Press(T("lesson.button"), new LessonOpened(lesson)));
        if (scene.Role >= Role.Organizer) screen = screen.Row(new Button.Press(T("suspend.button"), new ErrandWanted(ErrandKind.Suspend, report.About.Value)));
        return screen.Row(ToList);
    }

    public static Screen Gone() => Screen.Of(T("gone")).Row(ToList);

    /// <summary>What the one who reports is to the other.</summary>
    private static Text By(PersonReport report) => report switch
    {
        { Lesson: { } lesson } => T("kind.reader").With("id", $"{lesson}"),
        { Group: not null } => T("kind.member"),
        _ => T("kind." + report.Kind),
    };

    private static Text Line(PersonReport report, Scene scene) => T("line")
        .With("id", $"{report.Id}").With("who", PersonText.Short(report.About)).With("when", scene.DayTime(report.At)).With("reason", T("reason." + report.Reason));

    private static Text Status(PersonReport report, Scene scene) => report switch
    {
        { ClosedAt: { } at } => T("status.closed").With("when", scene.DayTime(at)),
        { IsHandedOver: true } => T("status.handed-over"),
        _ => T("status.open"),
    };

    private static Text T(string key) => new("person-report." + key);
}
