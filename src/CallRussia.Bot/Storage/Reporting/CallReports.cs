using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>Answers <see cref="CountCalls"/>: sums of settled days, and the hand-outs since, read one by one.</summary>
internal sealed class CallReports(RollUp rolled, CallRows calls, BankRegions regions, VolunteerCounts volunteers, RateAlarms alarms)
{
    /// <summary>So many days are told beside any period: a digest looks for the same weekday in them.</summary>
    private const int DaysBeside = 29;

    private static readonly Cut[] s_each = [Cut.Outcome, Cut.Region, Cut.Hour, Cut.Country, Cut.Tier, Cut.Language, Cut.Guide];

    private static readonly Cut[] s_ofVolunteers = [Cut.Country, Cut.Language, Cut.Tier];

    public CallsCounted Count(CountCalls ask, DateTimeOffset at)
    {
        var days = Days.Of(ask.View.Period, at);
        var wanted = Wanted(ask.View.Page);
        var sums = ask.View.Period == Period.All ? rolled.All(wanted) : rolled.Between(days, wanted);
        var byDay = rolled.Days();
        foreach (var call in calls.After(rolled.UpTo))
        {
            if (days.Has(call.Day)) sums.Add(call);
            byDay.Add(call);
        }
        if (ask.View.Period == Period.All) days = days with { First = byDay.All.Select(day => day.Key).FirstOrDefault(days.Last) };
        return new CallsCounted(Report(ask, days, sums, byDay, at), ask.View);
    }

    private static HashSet<Cut> Wanted(ReportPage page) => page switch
    {
        ReportPage.Workbook => [.. s_each, Cut.RegionHour],
        ReportPage.Warmth => [Cut.Outcome, Cut.RegionHour],
        _ => page.CutOf() is { } cut ? [Cut.Outcome, cut] : [Cut.Outcome],
    };

    private CallReport Report(CountCalls ask, Days days, CallSums sums, DayRows byDay, DateTimeOffset at)
    {
        var wanted = Wanted(ask.View.Page);
        var people = wanted.Overlaps(s_ofVolunteers) ? volunteers.ByCut() : [];
        return new CallReport(ask.View.Period, days.First, days.Last, sums.Total, s_each.Where(wanted.Contains).ToDictionary(cut => cut, cut => Folded(cut, sums, people)))
        {
            ByDay = [.. ByDay(days, byDay)],
            Warmth = wanted.Contains(Cut.RegionHour) ? [.. Warm(sums)] : [],
            CallLaters = Due(days, byDay),
            DoNotCall = Folding.Told(sums.Count(Cut.Outcome, null, Outcome.DoNotCall)),
            Hostile = Folding.Told(sums.Count(Cut.Outcome, null, Outcome.Hostile)),
            HighRates = ask.View.Page is ReportPage.Overview or ReportPage.Digest or ReportPage.Workbook ? alarms.Now(at) : [],
        };
    }

    private IReadOnlyList<Group> Folded(Cut cut, CallSums sums, Dictionary<Cut, Dictionary<string, long>> people) => cut == Cut.Region
        ? Folding.Fold(sums.Groups(cut).Select(group => group with { Key = Code(group.Key!).Text }))
        : people.TryGetValue(cut, out var ofCut) ? Folding.Fold(Pinned(sums.Groups(cut), ofCut)) : Folding.Fold(sums.Groups(cut));

    /// <summary>Of whom nothing is known can't be found by it.</summary>
    private static IEnumerable<(Group Group, long People)> Pinned(IEnumerable<Group> groups, Dictionary<string, long> people) =>
        groups.Select(group => (group, group.Key == Group.Unknown ? group.Steps.Handed : people.GetValueOrDefault(group.Key!)));

    /// <summary>A day that is too small to be told is null, and when it could be reckoned from the others, one more is.</summary>
    private static IEnumerable<(DateOnly Day, Steps? Steps)> ByDay(Days days, DayRows byDay)
    {
        var first = days.Last.AddDays(-DaysBeside) is var least && days.First > least ? least : days.First;
        var known = byDay.All.Where(day => day.Key >= first && day.Key <= days.Last).ToList();
        var told = Folding.Fold(known.Select(day => new Group(Named(day.Key), day.Value.Steps))).Where(group => !group.IsOthers).ToDictionary(group => group.Key!, group => group.Steps);
        for (var day = first; day <= days.Last; day = day.AddDays(1))
            yield return (day, byDay.Find(day) is not { Steps.Handed: > 0 } ? default(Steps) : told.TryGetValue(Named(day), out var steps) ? steps : null);
    }

    private IEnumerable<Warmth> Warm(CallSums sums) =>
        from cell in sums.Groups(Cut.RegionHour)
        where cell.Steps.Dialled >= Warmth.Enough
        let at = cell.Key!.Split(':')
        select new Warmth(Code(at[0]), Number(at[1]), (int)Math.Round(100.0 * cell.Steps.Answered / cell.Steps.Dialled));

    private static CallLaters Due(Days days, DayRows byDay)
    {
        var due = byDay.All.Where(day => days.Has(day.Key)).ToList();
        return new CallLaters(due.Sum(day => day.Value.Agreed), due.Sum(day => day.Value.Kept));
    }

    private RegionCode Code(string id) => regions.Code(Number(id));

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static string Named(DateOnly day) => day.ToString("o", System.Globalization.CultureInfo.InvariantCulture);
}
