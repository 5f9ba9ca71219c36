namespace CallRussia.Bot.Core.Numbers;

/// <summary>Working days and days off have different hours, and people are at home at different ones. The values are stored.</summary>
public enum DayKind
{
    Working = 0,
    Off = 1,
}

/// <summary>
/// At which hours people answer, learned from counts alone. A cell of fewer than <see cref="Enough"/> calls says nothing for itself: the
/// regions with the same clock speak for it, and all regions for those.
/// </summary>
public static class AnswerRates
{
    /// <summary>Calls in one hour of one group.</summary>
    public const int Enough = 50;

    /// <summary>Hours nearly as good as the best one are prime time too.</summary>
    public const double NearlyBest = 0.9;

    /// <summary>Whether an outcome says if people answer at that hour: a number that does not exist, or is no person's, never does.</summary>
    public static bool Tells(Outcome outcome) => outcome.WasCalled() && outcome is not (Outcome.DoesNotExist or Outcome.NotAPerson);

    /// <summary>The hours of a region's day in which people answer best.</summary>
    /// <param name="sameClock">Of all regions with the same clock, this one too.</param>
    /// <param name="open">Hours in which the region is called on such a day.</param>
    /// <returns>Null while the evening itself is not known well enough: then <see cref="PoliteHours.IsPrime"/> decides.</returns>
    public static IReadOnlySet<int>? PrimeHours(HourCounts region, HourCounts sameClock, HourCounts all, IReadOnlyCollection<int> open)
    {
        var known = open.Where(hour => all.Calls(hour) >= Enough).ToList();
        if (known.Count == 0 || open.Where(PoliteHours.IsEvening).Except(known).Any())
        {
            return null;
        }

        var country = known.ToDictionary(hour => hour, hour => all.Answered(hour) / (double)all.Calls(hour));
        var here = Refine(Refine(country, sameClock), region);
        var best = here.Values.Max();
        return best > 0 ? known.Where(hour => here[hour] >= NearlyBest * best).ToHashSet() : null;
    }

    /// <summary>
    /// Rates of a part of the whole. The part may answer more or less at every hour: its level scales the rates of the whole first, so that
    /// an hour without calls is not taken for a better one. What then stands in a cell with enough calls is drawn towards that.
    /// </summary>
    private static Dictionary<int, double> Refine(Dictionary<int, double> whole, HourCounts part)
    {
        var expected = whole.Sum(rate => rate.Value * part.Calls(rate.Key));
        var answered = whole.Sum(rate => (double)part.Answered(rate.Key));
        var weight = Enough * whole.Values.Average();
        var level = weight > 0 ? (answered + weight) / (expected + weight) : 1;
        return whole.ToDictionary(rate => rate.Key, rate => part.Calls(rate.Key) >= Enough
            ? (part.Answered(rate.Key) + (Enough * rate.Value * level)) / (part.Calls(rate.Key) + Enough)
            : rate.Value * level);
    }
}
