using CallRussia.Bot.Core.Conversations;
using FsCheck;
using FsCheck.Fluent;

namespace CallRussia.Bot.Tests.Reporting;

/// <summary>What can be reckoned from published sums, whatever came in which period.</summary>
public sealed class WholeGroupsProperties
{
    /// <summary>How many came in each period.</summary>
    private static readonly Arbitrary<int[]> s_periods = Gen.Choose(0, 12).ArrayOf().ToArbitrary();

    [Fact]
    public void No_two_published_periods_differ_by_a_few() => Check(periods =>
    {
        var stretches = Stretches(Published(periods)).Distinct().ToList();
        return stretches.TrueForAll(one => stretches.TrueForAll(other => Math.Abs(one - other) is 0 or >= Limits.SmallestGroup));
    });

    [Fact]
    public void Whatever_is_added_and_subtracted_leaves_whole_groups() => Check(periods =>
        Stretches(Published(periods)).All(sum => sum % Limits.SmallestGroup == 0));

    /// <summary>Each group is made of five that came one after another, and the last of them came in the period in which it is told.</summary>
    [Fact]
    public void Each_group_that_is_told_is_five_of_those_that_came_and_no_one_is_in_two_groups() => Check(periods =>
    {
        var arrivals = periods.SelectMany((came, period) => Enumerable.Repeat(period, came)).ToList();
        var groups = arrivals.Chunk(Limits.SmallestGroup).Where(group => group.Length == Limits.SmallestGroup).GroupBy(group => group[^1]).ToDictionary(group => group.Key, group => group.Count());
        return Published(periods).Select((told, period) => told == Limits.SmallestGroup * groups.GetValueOrDefault(period)).All(holds => holds);
    });

    [Fact]
    public void Nothing_is_lost_the_sum_of_all_periods_is_less_than_a_group_behind() => Check(periods =>
        periods.Sum() - Published(periods).Sum() is >= 0 and < Limits.SmallestGroup);

    /// <summary>Why the rule is about one running sum: rounding each period by itself does not hold what the properties above say.</summary>
    [Fact]
    public void Periods_that_are_rounded_from_beginnings_of_their_own_single_somebody_out()
    {
        // Six before midnight. The sum of all and that of today are both rounded down, call by call.
        var steps = Enumerable.Range(0, 10).Select(today => (All: WholeGroups.Of(6 + today), Today: WholeGroups.Of(today))).ToList();
        var stepOfAll = Enumerable.Range(1, 9).First(i => steps[i].All != steps[i - 1].All);
        var stepOfToday = Enumerable.Range(1, 9).First(i => steps[i].Today != steps[i - 1].Today);
        Assert.Equal(1, stepOfToday - stepOfAll);
    }

    private static List<long> Published(int[] periods)
    {
        var (published, sum) = (new List<long>(), 0L);
        foreach (var came in periods)
        {
            published.Add(WholeGroups.Between(sum, sum + came));
            sum += came;
        }
        return published;
    }

    /// <summary>The sums of all stretches of periods.</summary>
    private static IEnumerable<long> Stretches(List<long> published) =>
        from first in Enumerable.Range(0, published.Count)
        from last in Enumerable.Range(first, published.Count - first)
        select published.Skip(first).Take(last - first + 1).Sum();

    private static void Check(Func<int[], bool> holds) => Prop.ForAll(s_periods, holds).QuickCheckThrowOnFailure();
}
