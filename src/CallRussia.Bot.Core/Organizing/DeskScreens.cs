using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The menu and the pages that ask nothing of the store; what all pages of the desk share.</summary>
internal static class DeskScreens
{
    private static readonly Button.Press Close = new(new Text("common.close.button"), new Cancelled());

    public static Screen Standing(DeskPage page, Role role) => page switch
    {
        DeskPage.DoNotCall => DoNotCall(),
        DeskPage.Honeytokens => Honeytokens(),
        _ => Menu(role),
    };

    /// <summary>Lasting: it leads to the desk from any old message of it.</summary>
    public static Screen ToMenu(Screen screen) => screen.Row(new Button.Press(T("to-desk.button"), new DeskAsked(), Lasting: true));

    public static Screen BackTo(Screen screen, DeskPage page) => screen.Row(Back(page));

    public static Button.Press Back(DeskPage page) => new(new Text("common.back.button"), page == DeskPage.Menu ? new DeskAsked() : new PageAsked(page));

    public static Button.Press To(string label, DeskPage page, long item = 0) => new(T(label + ".button"), new PageAsked(page, item));

    /// <summary>The buttons to the pages before and after, where there are any.</summary>
    public static Screen Turn<T>(this Screen screen, Slice<T> slice, DeskPage page) => screen.Turn(slice.Page, slice.Last, to => new PageAsked(page, to));

    public static Text T(string key) => new("organize." + key);

    /// <summary>Counts of the bank are far below two milliards.</summary>
    public static TextArg N(long count) => (int)Math.Min(count, int.MaxValue);

    /// <summary>What a role may not is not there.</summary>
    public static Screen Menu(Role role) => Screen.Of(T("menu"))
        .Open(role, To("bank", DeskPage.Bank), To("sources", DeskPage.Sources))
        .Open(role, new Button.Press(T("import.button"), new FileWanted(FilePurpose.Import)), To("do-not-call", DeskPage.DoNotCall))
        .Open(role, To("people", DeskPage.People), new Button.Press(T("team.button"), new TeamAsked()))
        .Open(role, new Button.Press(T("broadcasts.button"), new BroadcastsAsked(0)), new Button.Press(T("levers.button"), new LeversAsked()))
        .Open(role, new Button.Press(T("facts.button"), new FactDeskAsked()), new Button.Press(T("report.button"), new ReportWanted(ReportPage.Overview, Period.Week, ReportForm.Screen, 0)))
        .Open(role, To("honeytokens", DeskPage.Honeytokens), new Button.Press(new Text("alarm.desk.button"), new AlarmsAsked()))
        .Open(role, new Button.Press(T("problems.button"), new ProblemsAsked()), new Button.Press(T("person-reports.button"), new PersonReportsAsked()))
        .Open(role, new Button.Press(T("mentors.button"), new MentorsAsked()), new Button.Press(T("lessons.button"), new LessonQueueAsked()))
        .Open(role, new Button.Press(T("flags.button"), new FlagsAsked()), new Button.Press(T("rules.button"), new RulesAsked()))
        .Open(role, new Button.Press(T("work.button"), new WorkQueueAsked()), new Button.Press(T("figures.button"), new FiguresAsked()))
        .Open(role, new Button.Press(T("groups.button"), new GroupQueueAsked()), new Button.Press(T("audit.button"), new AuditAsked()))
        .Row(Close);

    private static Screen Open(this Screen screen, Role role, params Button.Press[] row) =>
        row.Where(press => Rights.IsOpen(press.Trigger, role)).ToArray() is { Length: > 0 } open ? screen.Row(open) : screen;

    private static Screen DoNotCall() => Screen.Of(T("do-not-call"))
        .Row(new Button.Press(T("do-not-call.close.button"), new NameWanted(ErrandKind.Close)))
        .Row(new Button.Press(T("do-not-call.file.button"), new FileWanted(FilePurpose.DoNotCall)))
        .Row(new Button.Press(T("do-not-call.reopen.button"), new NameWanted(ErrandKind.Reopen)))
        .Row(Back(DeskPage.Menu));

    private static Screen Honeytokens() => Screen.Of(T("honeytokens"))
        .Row(new Button.Press(T("honeytokens.trace.button"), new NameWanted(ErrandKind.Trace)))
        .Row(new Button.Press(T("honeytokens.plant.button"), new NameWanted(ErrandKind.Plant)))
        .Row(new Button.Press(T("honeytokens.unplant.button"), new NameWanted(ErrandKind.Unplant)))
        .Row(new Button.Press(T("honeytokens.file.button"), new FileWanted(FilePurpose.Honeytokens)))
        .Row(Back(DeskPage.Menu));
}
