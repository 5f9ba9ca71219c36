using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Reporting.ReportTexts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>The pages of /report.</summary>
internal static class ReportScreens
{
    private const int PerSlice = 14;

    private static readonly Period[] s_periods = [Period.Today, Period.Week, Period.Month, Period.All];

    private static readonly ReportPage[][] s_menu =
    [
        [ReportPage.Outcomes, ReportPage.Days, ReportPage.Hours],
        [ReportPage.Regions, ReportPage.Countries, ReportPage.Languages],
        [ReportPage.Tiers, ReportPage.Guide, ReportPage.Onboarding],
    ];

    public static Screen Show(CallsCounted counted)
    {
        var (report, view) = (counted.Report, counted.View);
        var screen = Periods(Screen.Of([Head(view.Page, report.Period, report.First, report.Last), .. Body(report, view)]), view);
        if (view.Page == ReportPage.Overview) return Menu(screen, view);
        return Forms(Slices(screen, report, view), view).Row(To(ReportPage.Overview, view.Period));
    }

    public static Screen Show(PeopleCounted counted)
    {
        var (report, view) = (counted.Report, counted.View);
        var screen = Screen.Of(T("head-people").With("page", Name(view.Page)), view.Page == ReportPage.Retention ? PeopleTexts.Cohorts(report) : PeopleTexts.Onboarding(report));
        if (view.Page == ReportPage.Onboarding && PeopleTexts.Nudges(report) is { } nudges) screen = screen.And(nudges);
        // Cohorts are weeks, whatever the period.
        if (view.Page == ReportPage.Onboarding) screen = Periods(screen, view);
        return Forms(screen, view).Row(To(ReportPage.Overview, view.Period));
    }

    private static Text[] Body(CallReport report, ReportView view) => view.Page switch
    {
        _ when !report.IsTold => [T("too-few")],
        ReportPage.Days => [CallTexts.Days(report), T("groups-note")],
        _ when view.Page.CutOf() is { } cut => [CallTexts.Groups(cut, Slice(report, cut, view)), T(cut == Cut.Outcome ? "outcomes-note" : "groups-note")],
        _ => [.. CallTexts.Overview(report)],
    };

    private static Slice<Group> Slice(CallReport report, Cut cut, ReportView view) => Slice<Group>.Of(CallTexts.InOrder(cut, report.By[cut]), view.Slice, PerSlice);

    private static Screen Slices(Screen screen, CallReport report, ReportView view)
    {
        if (!report.IsTold || view.Page.CutOf() is not { } cut || Slice(report, cut, view) is not { Last: > 0 } slice) return screen;
        return screen.Turn(slice.Page, slice.Last, to => Wanted(view with { Slice = to }));
    }

    private static Screen Periods(Screen screen, ReportView view) => screen.Row([.. s_periods.Select(period => Press(
        period == view.Period ? T("chosen.button").With("name", T($"period.{period}.button")) : T($"period.{period}.button"),
        new ReportView(view.Page, period)))]);

    private static Screen Menu(Screen screen, ReportView view)
    {
        foreach (var row in s_menu) screen = screen.Row([.. row.Select(page => To(page, view.Period))]);
        return Forms(screen
            .Row(To(ReportPage.Retention, view.Period), new Button.Press(T("sayings.button"), new ReportAsked(0, 0)), new Button.Press(T("bank.button"), new PageAsked(DeskPage.Bank)))
            .Row(new Button.Press(T("feelings.button"), new FeelingsWanted())), view)
            .Row(new Button.Press(T("digest.button"), new DigestAsked()), new Button.Press(new Text("common.close.button"), new Back()));
    }

    private static Screen Forms(Screen screen, ReportView view)
    {
        var picture = Press(T("picture.button"), view with { Form = ReportForm.Picture, Slice = 0 });
        var table = view.Page == ReportPage.Overview
            ? Press(T("workbook.button"), new ReportView(ReportPage.Workbook, view.Period, ReportForm.Table))
            : Press(T("table.button"), view with { Form = ReportForm.Table, Slice = 0 });
        return view.Page == ReportPage.Regions
            ? screen.Row(picture, table).Row(Press(T("warmth.button"), new ReportView(ReportPage.Warmth, view.Period, ReportForm.Picture)))
            : screen.Row(picture, table);
    }

    private static Button.Press To(ReportPage page, Period period) => Press(T($"page.{page}.button"), new ReportView(page, period));

    private static Button.Press Press(Text label, ReportView view) => new(label, Wanted(view));

    private static ReportWanted Wanted(ReportView view) => new(view.Page, view.Period, view.Form, view.Slice);
}
