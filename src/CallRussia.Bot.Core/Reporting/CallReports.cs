using System.Globalization;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Answers <see cref="CountCalls"/>: sums of settled days, and the hand-outs since, read one by one.</summary>
internal sealed class CallReports(BankRegions regions, WeeklyRates rates)
{
    /// <summary>So many days are told beside any period: a digest looks for the same weekday in them.</summary>
    private const int DaysBeside = 29;

    private static readonly Cut[] s_each = [Cut.Outcome, Cut.Region, Cut.Hour, Cut.Country, Cut.Tier, Cut.Language, Cut.Guide];

    private static readonly Cut[] s_ofVolunteers = [Cut.Country, Cut.Language, Cut.Tier];

    public CallsCounted Count(ITransaction kept, CountCalls ask, DateTimeOffset at)
    {
        var days = Days.Of(ask.View.Period, at);
        var wanted = Wanted(ask.View.Page);
        var sums = ask.View.Period == Period.All ? RollUp.All(kept, wanted) : RollUp.Between(kept, days, wanted);
        var byDay = RollUp.Days(kept);
        foreach (var call in RollUp.Rest(kept))
        {
            if (days.Has(call.Day)) sums.Add(call);
            byDay.Add(call);
        }
        if (ask.View.Period == Period.All) days = days with { First = byDay.All.Select(day => day.Day).FirstOrDefault(days.Last) };
        var report = Report(kept, ask.View.Period, days, sums, byDay, wanted);
        return new CallsCounted(ask.View.Page is ReportPage.Overview or ReportPage.Digest or ReportPage.Workbook ? report with { HighRates = rates.Now(kept, at) } : report, ask.View);
    }

    private static HashSet<Cut> Wanted(ReportPage page) => page switch
    {
        ReportPage.Workbook => [.. s_each, Cut.RegionHour],
        ReportPage.Warmth => [Cut.Outcome, Cut.RegionHour],
        _ => page.CutOf() is { } cut ? [Cut.Outcome, cut] : [Cut.Outcome],
    };

    private CallReport Report(ITransaction kept, Period period, Days days, CallSums sums, ReportDays byDay, HashSet<Cut> wanted)
    {
        var people = wanted.Overlaps(s_ofVolunteers) ? VolunteerCounts.ByCut(kept) : [];
        return new CallReport(period, days.First, days.Last, sums.Total, s_each.Where(wanted.Contains).ToDictionary(cut => cut, cut => Folded(kept, cut, sums, people)))
        {
            ByDay = [.. ByDay(days, byDay)],
            Warmth = wanted.Contains(Cut.RegionHour) ? [.. Warm(kept, sums)] : [],
            CallLaters = Due(days, byDay),
            DoNotCall = Folding.Told(sums.Count(Cut.Outcome, null, Outcome.DoNotCall)),
            Hostile = Folding.Told(sums.Count(Cut.Outcome, null, Outcome.Hostile)),
        };
    }

    private IReadOnlyList<Group> Folded(ITransaction kept, Cut cut, CallSums sums, Dictionary<Cut, Dictionary<string, long>> people) => cut == Cut.Region
        ? Folding.Fold(sums.Groups(cut).Select(group => group with { Key = Code(kept, group.Key!).Text }))
        : people.TryGetValue(cut, out var ofCut) ? Folding.Fold(Pinned(sums.Groups(cut), ofCut)) : Folding.Fold(sums.Groups(cut));

    /// <summary>Of whom nothing is known can't be found by it.</summary>
    private static IEnumerable<(Group Group, long People)> Pinned(IEnumerable<Group> groups, Dictionary<string, long> people) =>
        groups.Select(group => (group, group.Key == Group.Unknown ? group.Steps.Handed : people.GetValueOrDefault(group.Key!)));

    /// <summary>A day that is too small to be told is null, and when it could be reckoned from the others, one more is.</summary>
    private static IEnumerable<(DateOnly Day, Steps? Steps)> ByDay(Days days, ReportDays byDay)
    {
        var first = days.Last.AddDays(-DaysBeside) is var least && days.First > least ? least : days.First;
        var known = byDay.All.Where(day => day.Day >= first && day.Day <= days.Last).ToList();
        var told = Folding.Fold(known.Select(day => new Group(Named(day.Day), day.Steps))).Where(group => !group.IsOthers).ToDictionary(group => group.Key!, group => group.Steps);
        for (var day = first; day <= days.Last; day = day.AddDays(1))
            yield return (day, byDay.Find(day) is not { Steps.Handed: > 0 } ? default(Steps) : told.TryGetValue(Named(day), out var steps) ? steps : null);
    }

    private IEnumerable<Warmth> Warm(ITransaction kept, CallSums sums) =>
        from cell in sums.Groups(Cut.RegionHour)
        where cell.Steps.Dialled >= Warmth.Enough
        let at = cell.Key!.Split(':')
        select new Warmth(Code(kept, at[0]), Number(at[1]), (int)Math.Round(100.0 * cell.Steps.Answered / cell.Steps.Dialled));

    private static CallLaters Due(Days days, ReportDays byDay)
    {
        var due = byDay.All.Where(day => days.Has(day.Day)).ToList();
        return new CallLaters(due.Sum(day => day.Agreed), due.Sum(day => day.Kept));
    }

    private RegionCode Code(ITransaction kept, string id) => regions.Code(kept, Number(id));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Named(DateOnly day) => day.ToString("o", CultureInfo.InvariantCulture);
}
