using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>
/// Small groups are not told, so that nobody can be found in a report. What is folded away can't be reckoned from the sum either: when the
/// rest is a small group itself, the smallest group that is told goes into it.
/// </summary>
public static class Folding
{
    /// <summary>Fewer are no group.</summary>
    public const int Smallest = Limits.SmallestGroup;

    /// <param name="groups">Each with the number of people it could be pinned on.</param>
    /// <returns>The largest first, the rest (null) last. Empty when all together are no group.</returns>
    public static IReadOnlyList<Group> Fold(IEnumerable<(Group Group, long People)> groups)
    {
        var all = groups.Where(one => one.Group.Steps.Handed > 0)
            .OrderByDescending(one => one.Group.Steps.Handed).ThenBy(one => one.Group.Key, StringComparer.Ordinal).ToList();
        if (all.Sum(one => one.Group.Steps.Handed) < Smallest) return [];
        var told = all.Where(IsGroup).ToList();
        var rest = all.Where(one => !IsGroup(one)).ToList();
        while (rest.Count > 0 && told.Count > 0 && !IsGroup((Sum(rest), rest.Sum(one => one.People))))
        {
            rest.Add(told[^1]);
            told.RemoveAt(told.Count - 1);
        }
        return rest.Count == 0 ? [.. told.Select(one => one.Group)] : [.. told.Select(one => one.Group), Sum(rest)];
    }

    /// <summary>Groups of calls, of which each has another person on the line.</summary>
    public static IReadOnlyList<Group> Fold(IEnumerable<Group> groups) => Fold(groups.Select(group => (group, group.Steps.Handed)));

    /// <summary>Zero tells of nobody; a few are not told.</summary>
    public static long? Told(long count) => count is > 0 and < Smallest ? null : count;

    private static bool IsGroup((Group Group, long People) one) => one.Group.Steps.Handed >= Smallest && one.People >= Smallest;

    private static Group Sum(List<(Group Group, long People)> rest) => new(null, rest.Aggregate(default(Steps), (sum, one) => sum + one.Group.Steps));
}
