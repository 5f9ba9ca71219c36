using CallRussia.Bot.Core.Reporting;

namespace CallRussia.Bot.Tests.Reporting;

public sealed class FoldingTests
{
    [Fact]
    public void No_small_group_is_told_nor_left_as_what_is_missing_from_the_sum()
    {
        var random = new Random(5);
        for (var round = 0; round < 3_000; round++)
        {
            var groups = Enumerable.Range(0, random.Next(0, 9)).Select(key => (Group: Of($"{key}", random.Next(0, 14)), People: (long)random.Next(0, 12))).ToList();
            var folded = Folding.Fold(groups);
            var total = groups.Sum(one => one.Group.Steps.Handed);
            Assert.All(folded, group => Assert.True(group.Steps.Handed >= Folding.Smallest));
            if (total < Folding.Smallest)
            {
                Assert.Empty(folded);
                continue;
            }
            Assert.Equal(total, folded.Sum(group => group.Steps.Handed));
            var told = groups.Where(one => folded.Any(group => group.Key == one.Group.Key)).ToList();
            Assert.All(told, one => Assert.True(one.People >= Folding.Smallest));
            var hidden = groups.Except(told).Where(one => one.Group.Steps.Handed > 0).ToList();
            // What is not told can be reckoned as a whole: it is a group itself, or there is nothing told beside it.
            if (hidden.Count > 0 && told.Count > 0)
                Assert.True(hidden.Sum(one => one.Group.Steps.Handed) >= Folding.Smallest && hidden.Sum(one => one.People) >= Folding.Smallest);
        }
    }

    [Fact]
    public void Groups_that_are_large_enough_are_all_told_and_the_largest_first() =>
        Assert.Equal([Of("b", 9), Of("a", 7), Of("c", 7)], Folding.Fold([Of("a", 7), Of("b", 9), Of("c", 7), Of("d", 0)]));

    [Fact]
    public void A_rest_that_is_too_small_takes_the_smallest_group_with_it() =>
        Assert.Equal([Of("b", 9), new Group(null, new Steps(7, 0, 0, 0))], Folding.Fold([Of("a", 6), Of("b", 9), Of("c", 1)]));

    [Fact]
    public void A_twice_as_high_rate_is_an_alarm_and_a_few_calls_are_none()
    {
        Rated[] regions = [new("a", 10, 100), new("b", 12, 100), new("c", 30, 100), new("d", 4, 8), new("e", 9, 100), new("f", 4, 40)];
        Assert.Equal([(regions[2], 0.1)], HighRates.Find(regions, regions));
        Assert.Empty(HighRates.Find(regions[..2], regions[..2]));
    }

    private static Group Of(string key, long handed) => new(key, new Steps(handed, 0, 0, 0));
}
