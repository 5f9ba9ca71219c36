using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Tells what people said, without small groups.</summary>
public sealed class Sayings(BankRegions regions)
{
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    public SayingsSeen Look(ITransaction kept, LookAtSayings ask, Deed deed)
    {
        var at = deed.At - (ask.WeeksAgo * s_week);
        var before = Told(kept, at - s_week).ToDictionary(saying => (saying.Region, saying.Objection), saying => saying.Count);
        var told = Told(kept, at).Select(saying => saying with { Before = before.TryGetValue((saying.Region, saying.Objection), out var then) ? then : null });
        return new SayingsSeen([.. told], ask.WeeksAgo, ask.Page);
    }

    /// <summary>The most frequent first.</summary>
    private IEnumerable<Saying> Told(ITransaction kept, DateTimeOffset at) => ObjectionCounts.InWeek(kept, at)
        .GroupBy(one => one.Objection, StringComparer.Ordinal)
        .SelectMany(same => Told(same.Key, [.. same.Select(one => (regions.Code(kept, one.Region), (int)one.Count))]))
        .OrderByDescending(saying => saying.Count).ThenBy(saying => saying.Objection, StringComparer.Ordinal).ThenBy(saying => saying.Region?.Text, StringComparer.Ordinal);

    /// <summary>
    /// The sum over all regions, and the regions that are groups. When what is left over is a small group itself, it could be reckoned
    /// from the sum: then the smallest region stays untold too.
    /// </summary>
    private static IEnumerable<Saying> Told(string objection, IReadOnlyList<(RegionCode Region, int Count)> regions)
    {
        var sum = regions.Sum(region => region.Count);
        if (sum < Limits.SmallestGroup) return [];
        var groups = regions.Where(region => region.Count >= Limits.SmallestGroup).OrderByDescending(region => region.Count).ToList();
        var rest = sum - groups.Sum(region => region.Count);
        if (rest is > 0 and < Limits.SmallestGroup && groups.Count > 0) groups.RemoveAt(groups.Count - 1);
        return groups.Select(group => new Saying(group.Region, objection, group.Count, Before: null)).Prepend(new Saying(null, objection, sum, Before: null));
    }
}
