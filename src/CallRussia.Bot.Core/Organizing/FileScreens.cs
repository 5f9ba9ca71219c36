using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Organizing.DeskScreens;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>A file of numbers from the asking for it to the report.</summary>
internal static class FileScreens
{
    public static Screen Await(AwaitingFile awaiting)
    {
        var screen = Screen.Of(T("file.await." + awaiting.Purpose), T("file.forms"));
        if (awaiting.Problem != FileProblem.None) screen = screen.Before(Problem(awaiting.Problem, awaiting.Columns));
        return screen.Row(Back(PageOf(awaiting.Purpose)));
    }

    public static Screen Offer(FileOffered offered) => Screen.Of(T("file.offer").With("name", offered.Name))
        .Row(Choice(FilePurpose.Import))
        .Row(Choice(FilePurpose.DoNotCall))
        .Row(Choice(FilePurpose.Honeytokens))
        .Row(new Button.Press(new Text("common.cancel.button"), new Cancelled()));

    /// <summary>Redrawn every few seconds: its button is a lasting one, or it would be an old one whenever it is pressed.</summary>
    public static Screen Taking(TakingFile taking) => ToMenu(Screen.Of(taking.Lines == 0
        ? T("file.taking-begins").With("name", taking.Name)
        : T("file.taking").With("name", taking.Name).With("percent", taking.Percent).With("lines", taking.Lines)));

    public static Screen Report(FileTaken taken)
    {
        var report = taken.Report;
        var screen = Screen.Of(T("file.report." + taken.Purpose)
            .With("name", taken.Name).With("lines", N(report.Lines)).With("taken", N(report.Taken)).With("known", N(report.Known))
            .With("closed", N(report.DoNotCall)).With("wrong", N(report.Wrong)).With("excluded", N(report.Excluded)));
        if (report.Reasons.Count > 0)
            screen = screen.And(T("file.reasons").With("lines", new TextArg.Lines(report.Reasons
                .OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key)
                .Select(reason => T("file.reason").With("reason", ErrandScreens.Problem(reason.Key)).With("lines", N(reason.Value))))));
        if (report.IsUseless) screen = screen.And(T("file.useless"));
        if (report.Resumed) screen = screen.And(T("file.resumed"));
        return screen.And(T("file.erase"));
    }

    public static Screen Refused(FileRefused refused) => Screen.Of(T("file.refused").With("name", refused.Name), Problem(refused.Problem, refused.Columns));

    public static Text RejectsCaption(FileReport report) => report.RejectsShown < report.Wrong + report.Excluded
        ? T("file.rejects-first.caption").With("count", report.RejectsShown)
        : T("file.rejects.caption").With("count", report.RejectsShown);

    private static Text Problem(FileProblem problem, string columns) => T("file.problem." + problem)
        .With("columns", columns.Length > 0 ? T("file.columns").With("names", columns) : T("file.no-columns"));

    private static Button.Press Choice(FilePurpose purpose) => new(T($"file.offer.{purpose}.button"), new FileWanted(purpose));

    private static DeskPage PageOf(FilePurpose purpose) => purpose switch
    {
        FilePurpose.DoNotCall => DeskPage.DoNotCall,
        FilePurpose.Honeytokens => DeskPage.Honeytokens,
        _ => DeskPage.Menu,
    };
}
