using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>Numbers that a new plan places elsewhere.</summary>
/// <param name="From">The region they were of; null when they were not allocated.</param>
/// <param name="To">The region they are of; null when they are not allocated any more.</param>
public sealed record PlanChange(RegionCode? From, RegionCode? To, long Numbers)
{
    /// <param name="before">Without overlaps, in any order; <paramref name="after"/> too.</param>
    /// <returns>The largest first.</returns>
    public static IReadOnlyList<PlanChange> Between(IEnumerable<PlanRange> before, IEnumerable<PlanRange> after)
    {
        var (old, now) = (before.OrderBy(range => range.From).ToList(), after.OrderBy(range => range.From).ToList());
        long[] edges = [.. old.Concat(now).SelectMany(range => new[] { range.From, range.To + 1 }).Distinct().Order()];
        var counts = new Dictionary<(RegionCode?, RegionCode?), long>();
        var (inOld, inNow) = (0, 0);
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            // Between two edges nothing changes.
            var (from, to) = (RegionAt(old, ref inOld, edges[i]), RegionAt(now, ref inNow, edges[i]));
            if (from != to)
            {
                counts[(from, to)] = counts.GetValueOrDefault((from, to)) + edges[i + 1] - edges[i];
            }
        }

        return [.. counts.Select(change => new PlanChange(change.Key.Item1, change.Key.Item2, change.Value)).OrderByDescending(change => change.Numbers)];
    }

    /// <param name="at">Where the search goes on: places are asked for in rising order.</param>
    private static RegionCode? RegionAt(List<PlanRange> ranges, ref int at, long number)
    {
        while (at < ranges.Count && ranges[at].To < number)
        {
            at++;
        }

        return at < ranges.Count && ranges[at].From <= number ? ranges[at].Region : null;
    }
}
