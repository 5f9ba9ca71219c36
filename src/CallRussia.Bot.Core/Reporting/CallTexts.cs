using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Reporting.ReportTexts;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>What pages about calls say.</summary>
internal static class CallTexts
{
    private const int DaysOnPage = 30;

    public static IEnumerable<Text> Overview(CallReport report)
    {
        yield return Steps(report.Total);
        yield return Lines([CallLaters(report.CallLaters), Ended("do-not-call", report.DoNotCall, report.Total), Ended("hostile", report.Hostile, report.Total)]);
        if (report.HighRates.Count > 0) yield return T("alarms").With("lines", new TextArg.Lines(report.HighRates.Select(HighRate)));
    }

    /// <summary>All shares are of what was handed out, as in the picture of it.</summary>
    public static Text Steps(Steps steps) => T("steps")
        .With("handed", N(steps.Handed))
        .With("dialled", N(steps.Dialled)).With("dialled-share", Share(steps.Dialled, steps.Handed))
        .With("answered", N(steps.Answered)).With("answered-share", Share(steps.Answered, steps.Handed))
        .With("talked", N(steps.Talked)).With("talked-share", Share(steps.Talked, steps.Handed));

    public static Text Groups(Cut cut, Slice<Group> slice) => Lines(slice.Items.Select(group => cut == Cut.Outcome ? Outcome(group) : Line(Name(cut, group), group.Steps)));

    /// <summary>Hours by the clock, everything else by size.</summary>
    public static IReadOnlyList<Group> InOrder(Cut cut, IReadOnlyList<Group> groups) => cut == Cut.Hour
        ? [.. groups.Where(group => !group.IsOthers).OrderBy(group => Number(group.Key!)), .. groups.Where(group => group.IsOthers)]
        : groups;

    public static Text Days(CallReport report) => Lines(report.ByDay.Where(day => day.Day >= report.First).TakeLast(DaysOnPage).Reverse().Select(day =>
        T("day").With("day", new TextArg.Date(day.Day)) is var name && day.Steps is { } steps
            ? steps.Handed > 0 ? Line(name, steps) : T("line-nothing").With("name", name)
            : T("line-few").With("name", name)));

    public static Text HighRate(HighRate high) => (high.Region is { } region
            ? T($"alarm.{high.Kind}.region").With("region", new TextArg.RegionName(region.Text))
            : T($"alarm.{high.Kind}.everywhere"))
        .With("rate", Percent(high.Rate)).With("usual", Percent(high.Usual));

    public static Text Lines(IEnumerable<Text> lines) => T("list").With("lines", new TextArg.Lines(lines));

    private static Text Outcome(Group group) => T("line-outcome").With("name", Name(Cut.Outcome, group)).With("count", N(group.Steps.Handed));

    private static Text Line(Text name, Steps steps) => steps.Dialled == 0
        ? T("line-handed").With("name", name).With("handed", N(steps.Handed))
        : T("line-steps").With("name", name).With("handed", N(steps.Handed))
            .With("answered", Share(steps.Answered, steps.Dialled)).With("talked", Share(steps.Talked, steps.Dialled));

    private static Text CallLaters(CallLaters due) => Folding.Told(due.Agreed) switch
    {
        null => T("call-laters-few"),
        0 => T("call-laters-none"),
        _ => T("call-laters").With("agreed", N(due.Agreed)).With("kept", N(due.Kept)).With("share", Share(due.Kept, due.Agreed)),
    };

    private static Text Ended(string key, long? count, Steps total) => count switch
    {
        null => T($"{key}-few"),
        0 => T($"{key}-none"),
        { } told => T(key).With("count", N(told)).With("share", Share(told, total.Answered)),
    };

    private static int Percent(double rate) => (int)Math.Round(100 * rate);
}
