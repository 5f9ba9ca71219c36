namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// The one rule for sums that are published: of a sum that only grows, only whole groups of <see cref="Limits.SmallestGroup"/> are told, and a
/// period is told as the difference of two such sums.
/// </summary>
/// <remarks>
/// Everything published is then a multiple of five, and so is whatever is reckoned from it by adding and subtracting: no two periods, however they
/// overlap, leave one to four. Each call is in exactly one group and each group in exactly one period, that of its fifth call; what is left over
/// is not lost, it is told with the next group. Rounding each period for itself would do neither: two sums that are rounded from different
/// beginnings take their steps at different calls, and what lies between the steps is a single one.
/// </remarks>
public static class WholeGroups
{
    /// <param name="sum">Not negative.</param>
    public static long Of(long sum) => sum - (sum % Limits.SmallestGroup);

    /// <summary>What came between two looks at the same growing sum.</summary>
    public static long Between(long before, long after) => Of(after) - Of(before);
}
