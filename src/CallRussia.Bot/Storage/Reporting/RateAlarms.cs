using System.Globalization;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>Answers <see cref="LookAtHighRates"/>: the last seven days, region by region and beside the weeks before.</summary>
internal sealed class RateAlarms(RollUp rolled, CallRows calls, BankRegions regions)
{
    private const int WeeksBefore = 8;

    private static readonly HashSet<Cut> s_outcomes = [Cut.Outcome];
    private static readonly HashSet<Cut> s_regions = [Cut.Outcome, Cut.Region];

    public List<HighRate> Now(DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var weeks = Enumerable.Range(0, WeeksBefore + 1).Select(back => new Days(today.AddDays((-7 * back) - 6), today.AddDays(-7 * back))).ToList();
        var sums = weeks.Select((week, back) => rolled.Between(week, back == 0 ? s_regions : s_outcomes)).ToList();
        foreach (var call in calls.After(rolled.UpTo))
            if (weeks.FindIndex(week => week.Has(call.Day)) is var week and >= 0) sums[week].Add(call);
        return [.. Of(HighRateKind.DoNotCall, Outcome.DoNotCall, sums), .. Of(HighRateKind.Hostile, Outcome.Hostile, sums)];
    }

    private IEnumerable<HighRate> Of(HighRateKind kind, Outcome outcome, List<CallSums> weeks)
    {
        var byWeek = weeks.ConvertAll(week => new Rated(null, week.Count(Cut.Outcome, null, outcome), week.Total.Answered));
        var byRegion = weeks[0].Groups(Cut.Region).Select(region => new Rated(region.Key, weeks[0].Count(Cut.Region, region.Key, outcome), region.Steps.Answered)).ToList();
        return HighRates.Find(byWeek.Take(1), byWeek.Skip(1)).Concat(HighRates.Find(byRegion, byRegion))
            .Select(found => new HighRate(kind, found.Rated.Name is { } id ? regions.Code(int.Parse(id, CultureInfo.InvariantCulture)) : null, found.Rated.Rate, found.Usual));
    }
}
