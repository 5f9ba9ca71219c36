using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Reports as tables: what screens show, with codes in place of words.</summary>
/// <param name="language">For names of regions.</param>
public sealed class ReportSheets(RegionCatalogue regions, Language language)
{
    private const string Others = "others";
    private const string Unknown = "unknown";

    private static readonly string[] s_steps = ["handed_out", "dialled", "answered", "talked"];

    public IEnumerable<Sheet> All(CallReport report) =>
        [Overview(report), Days(report), .. report.By.Keys.Order().Select(cut => Of(cut, report)), Warm(report), Alarming(report)];

    /// <summary>The table of one page.</summary>
    public Sheet Of(CallReport report, ReportPage page) => page switch
    {
        ReportPage.Days => Days(report),
        ReportPage.Warmth => Warm(report),
        _ => page.CutOf() is { } cut ? Of(cut, report) : Overview(report),
    };

    public static Sheet Of(PeopleReport report, ReportPage page) => page == ReportPage.Retention ? Retention(report) : Onboarding(report);

    private Sheet Of(Cut cut, CallReport report)
    {
        var name = cut.ToString().ToLowerInvariant();
        return cut == Cut.Region
            ? new Sheet(name, [name, "name", .. s_steps], [.. report.By[cut].Select(group => (ImmutableArray<object?>)[Key(cut, group), Name(group), .. Steps(group.Steps)])])
            : new Sheet(name, [name, .. s_steps], [.. report.By[cut].Select(group => (ImmutableArray<object?>)[Key(cut, group), .. Steps(group.Steps)])]);
    }

    private static Sheet Overview(CallReport report)
    {
        List<ImmutableArray<object?>> rows =
        [
            ["first_day", report.First], ["last_day", report.Last],
            .. s_steps.Zip(report.IsTold ? Steps(report.Total) : new object?[s_steps.Length], (name, value) => (ImmutableArray<object?>)[name, value]),
            ["do_not_call", report.DoNotCall], ["hostile", report.Hostile],
            ["calls_agreed", Folding.Told(report.CallLaters.Agreed)], ["calls_kept", Folding.Told(report.CallLaters.Agreed) is null ? null : report.CallLaters.Kept],
        ];
        return new Sheet("overview", ["what", "value"], rows);
    }

    private static Sheet Days(CallReport report) => new(
        "day", ["day", .. s_steps],
        [.. report.ByDay.Where(day => day.Day >= report.First).Select(day => (ImmutableArray<object?>)[day.Day, .. day.Steps is { } steps ? Steps(steps) : new object?[s_steps.Length]])]);

    private Sheet Warm(CallReport report) => new(
        "region-hour", ["region", "name", "hour", "answered_percent"],
        [.. report.Warmth.OrderBy(cell => cell.Region).ThenBy(cell => cell.Hour).Select(cell => (ImmutableArray<object?>)[cell.Region.Text, Name(cell.Region.Text), (long)cell.Hour, (long)cell.Percent])]);

    private static Sheet Alarming(CallReport report) => new(
        "alarms", ["kind", "region", "rate", "usual"],
        [.. report.HighRates.Select(high => (ImmutableArray<object?>)[high.Kind.ToString(), high.Region?.Text ?? "everywhere", Math.Round(high.Rate, 4), Math.Round(high.Usual, 4)])]);

    private static Sheet Onboarding(PeopleReport report)
    {
        var way = report.Onboarding;
        (string Name, long? Count)[] steps =
            [("came", way.Came), ("promised", way.Promised), ("quiz", way.Quiz), ("first_call", way.First), ("second_call", way.Second), ("fourth_call", way.Fourth), ("supporters", Folding.Told(way.Supporters))];
        return new Sheet("onboarding", ["step", "people"], report.IsTold ? [.. steps.Select(step => (ImmutableArray<object?>)[step.Name, step.Count])] : []);
    }

    private static Sheet Retention(PeopleReport report) => new(
        "retention", ["joined_week", "people", "weeks_after", "called_share"],
        [.. report.Cohorts.SelectMany(cohort => cohort.Shares.Select((share, after) => (ImmutableArray<object?>)[cohort.Monday, (long)cohort.Size, (long)after, Math.Round(share, 4)]))]);

    private static object?[] Steps(Steps steps) => [steps.Handed, steps.Dialled, steps.Answered, steps.Talked];

    private static string Key(Cut cut, Group group) => group.Key switch
    {
        null => Others,
        Group.Unknown => cut == Cut.Outcome ? "unreported" : Unknown,
        var key when cut == Cut.Outcome => ((Outcome)ReportTexts.Number(key)).ToString(),
        var key when cut == Cut.Tier => ((Tier)ReportTexts.Number(key)).ToString(),
        var key => key,
    };

    private string Name(Group group) => group.IsOthers ? Others : Name(group.Key!);

    private string Name(string code) => regions.TryFind(code, out var region) ? region.Names.In(language.Code) : code;
}
