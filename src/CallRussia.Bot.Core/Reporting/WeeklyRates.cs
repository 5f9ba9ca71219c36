using System.Globalization;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Answers <see cref="LookAtHighRates"/>: the last seven days, region by region and beside the weeks before.</summary>
internal sealed class WeeklyRates(BankRegions regions)
{
    private const int WeeksBefore = 8;

    private static readonly HashSet<Cut> s_outcomes = [Cut.Outcome];
    private static readonly HashSet<Cut> s_regions = [Cut.Outcome, Cut.Region];

    public List<HighRate> Now(ITransaction kept, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var weeks = Enumerable.Range(0, WeeksBefore + 1).Select(back => new Days(today.AddDays((-7 * back) - 6), today.AddDays(-7 * back))).ToList();
        var sums = weeks.Select((week, back) => RollUp.Between(kept, week, back == 0 ? s_regions : s_outcomes)).ToList();
        foreach (var call in RollUp.Rest(kept))
            if (weeks.FindIndex(week => week.Has(call.Day)) is var week and >= 0) sums[week].Add(call);
        return [.. Of(kept, HighRateKind.DoNotCall, Outcome.DoNotCall, sums), .. Of(kept, HighRateKind.Hostile, Outcome.Hostile, sums)];
    }

    private IEnumerable<HighRate> Of(ITransaction kept, HighRateKind kind, Outcome outcome, List<CallSums> weeks)
    {
        var byWeek = weeks.ConvertAll(week => new Rated(null, week.Count(Cut.Outcome, null, outcome), week.Total.Answered));
        var byRegion = weeks[0].Groups(Cut.Region).Select(region => new Rated(region.Key, weeks[0].Count(Cut.Region, region.Key, outcome), region.Steps.Answered)).ToList();
        return from found in HighRates.Find(byWeek.Take(1), byWeek.Skip(1)).Concat(HighRates.Find(byRegion, byRegion))
               let region = found.Rated.Name is { } id ? regions.Code(kept, int.Parse(id, CultureInfo.InvariantCulture)) : default(RegionCode?)
               select new HighRate(kind, region, found.Rated.Rate, found.Usual);
    }
}
