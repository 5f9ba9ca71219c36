using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Reporting.ReportTexts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>The picture of each page.</summary>
internal static class ReportCharts
{
    private const int MostBars = 18;
    private const int MostRows = 24;

    /// <summary>More points than these are drawn week by week.</summary>
    private const int MostDays = 120;

    private const int DaysOfWeek = 7;

    public static Chart Of(CallReport report, ReportPage page, Scene scene)
    {
        var heading = Heading(scene);
        var title = ReportTexts.Title(page, report.Period, report.First, report.Last);
        return page switch
        {
            ReportPage.Days => new Chart.Curves(heading, title, T("chart.days.note"), [.. Points(report).Select(point => T("name").With("name", new TextArg.Near(point.Day, DateOnly.MinValue)))], [.. Curves([.. Points(report).Select(point => point.Steps)])]),
            ReportPage.Warmth => Warm(heading, title, report),
            _ when page.CutOf() is { } cut => new Chart.Bars(heading, title, T(cut == Cut.Outcome ? "chart.outcomes.note" : "chart.groups.note"), [.. CallTexts.InOrder(cut, report.By[cut]).Take(MostBars).Select(group => Bar(cut, group))]),
            _ => new Chart.Bars(heading, title, T("chart.steps.note"), [.. Funnel(report.Total)]),
        };
    }

    public static Chart Of(PeopleReport report, ReportPage page, Scene scene)
    {
        if (page == ReportPage.Retention)
            return new Chart.Heat(Heading(scene), Name(page), T("chart.retention.note"), [.. Enumerable.Range(1, report.Cohorts.Select(cohort => cohort.Shares.Count).DefaultIfEmpty(1).Max()).Select(week => $"{week}")], [.. report.Cohorts.Select(Row)]);
        var way = report.Onboarding;
        (string Name, long Count)[] steps = [("came", way.Came), ("promised", way.Promised), ("quiz", way.Quiz), ("first", way.First), ("second", way.Second), ("fourth", way.Fourth)];
        return new Chart.Bars(Heading(scene), Name(page), T("chart.onboarding.note"), [.. steps.Select(step =>
            new Bar(T($"step.{step.Name}"), step.Count, step.Count, T("chart.share").With("count", N(step.Count)).With("share", Share(step.Count, way.Came))))]);
    }

    private static Text Heading(Scene scene) =>
        T("chart.heading").With("campaign", scene.Campaign.Name).With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(scene.At))));

    private static Bar Bar(Cut cut, Group group) => cut == Cut.Outcome
        ? new Bar(Name(cut, group), group.Steps.Handed, group.Steps.Handed, T("chart.count").With("count", N(group.Steps.Handed)))
        : new Bar(Name(cut, group), group.Steps.Handed, group.Steps.Answered, T("chart.count").With("count", N(group.Steps.Handed)));

    private static IEnumerable<Bar> Funnel(Steps steps) =>
        from step in ((string Name, long Count)[])[("handed", steps.Handed), ("dialled", steps.Dialled), ("answered", steps.Answered), ("talked", steps.Talked)]
        select new Bar(T($"step.{step.Name}"), step.Count, step.Count, T("chart.share").With("count", N(step.Count)).With("share", Share(step.Count, steps.Handed)));

    private static IEnumerable<Curve> Curves(IReadOnlyList<Steps?> days) =>
    [
        new Curve(T("step.handed"), [.. days.Select(day => day?.Handed)]),
        new Curve(T("step.answered"), [.. days.Select(day => day?.Answered)]),
        new Curve(T("step.talked"), [.. days.Select(day => day?.Talked)]),
    ];

    /// <summary>Days, or weeks where there are too many days.</summary>
    private static IEnumerable<(DateOnly Day, Steps? Steps)> Points(CallReport report)
    {
        // One day alone makes no curve.
        var days = report.First == report.Last ? report.ByDay : [.. report.ByDay.Where(day => day.Day >= report.First)];
        return days.Count <= MostDays
            ? days
            : days.Chunk(DaysOfWeek).Where(week => week.Length == DaysOfWeek).Select(week => (week[0].Day, (Steps?)week.Aggregate(default(Steps), (sum, day) => sum + (day.Steps ?? default))));
    }

    private static Chart.Heat Warm(Text heading, Text title, CallReport report)
    {
        var hours = report.Warmth.Select(cell => cell.Hour).Distinct().Order().ToList();
        var rows = report.Warmth.GroupBy(cell => cell.Region).OrderByDescending(region => region.Count()).ThenBy(region => region.Key).Take(MostRows);
        return new Chart.Heat(heading, title, T("chart.warmth.note").With("enough", Warmth.Enough), [.. hours.Select(hour => $"{hour}")], [.. rows.Select(region => new HeatRow(
            T("name").With("name", new TextArg.RegionName(region.Key.Text)), [.. hours.Select(hour => region.FirstOrDefault(cell => cell.Hour == hour)?.Percent)]))]);
    }

    private static HeatRow Row(Cohort cohort) => new(
        T("chart.cohort").With("monday", new TextArg.Near(cohort.Monday, DateOnly.MinValue)).With("size", cohort.Size),
        [.. cohort.Shares.Select(share => (int?)Math.Round(100 * share))]);
}
