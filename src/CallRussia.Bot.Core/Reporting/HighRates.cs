namespace CallRussia.Bot.Core.Reporting;

/// <summary>When a rate is worth a look: twice the usual, and enough of it that chance does not explain it.</summary>
public static class HighRates
{
    /// <summary>Times the median.</summary>
    private const double Times = 2;

    /// <summary>Answered calls without which a rate says nothing.</summary>
    private const int EnoughAnswered = 30;

    /// <summary>Fewer regions or weeks have no usual.</summary>
    private const int EnoughOthers = 3;

    /// <param name="now">What is looked at; its <see cref="Rated.Name"/> names what is found.</param>
    /// <param name="usual">What it is compared with.</param>
    /// <returns>Those of <paramref name="now"/> whose rate is at least twice the median.</returns>
    public static IEnumerable<(Rated Rated, double Usual)> Find(IEnumerable<Rated> now, IEnumerable<Rated> usual)
    {
        var rates = usual.Where(one => one.Answered >= EnoughAnswered).Select(one => one.Rate).Order().ToList();
        if (rates.Count < EnoughOthers) return [];
        var median = (rates[(rates.Count - 1) / 2] + rates[rates.Count / 2]) / 2;
        return from one in now
               where one.Answered >= EnoughAnswered && one.Count >= Folding.Smallest && one.Rate >= Times * median
               select (one, median);
    }
}

/// <summary>How many of the answered calls of a region or a week ended in one way.</summary>
public sealed record Rated(string? Name, long Count, long Answered)
{
    public double Rate => Answered > 0 ? (double)Count / Answered : 0;
}
