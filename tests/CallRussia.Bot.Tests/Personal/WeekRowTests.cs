using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Personal;

namespace CallRussia.Bot.Tests.Personal;

/// <summary>Rows of weeks, and what is reckoned in years and weeks.</summary>
public sealed class WeekRowTests
{
    [Theory]
    // Oldest first; the last sign is this week: x shown up, . free.
    [InlineData("", 0)]
    [InlineData(".", 0)]
    [InlineData("x", 1)]
    [InlineData("x.", 1)]
    [InlineData("xx.", 2)]
    [InlineData("x..x", 2)]
    [InlineData("x...x", 1)]
    // The week that goes on is not free before it is over.
    [InlineData("x...", 1)]
    [InlineData("x....", 0)]
    [InlineData("xxxxxxxx", 8)]
    // Two of any eight, as often as they come round.
    [InlineData("x.x.xxxxx.x.xxxxxx", 14)]
    [InlineData("xx.x.xx.xx", 5)]
    public void Two_free_weeks_in_eight_don_t_break_a_row(string weeks, int expected) => Assert.Equal(expected, Row(weeks));

    [Fact]
    public void A_row_is_the_longest_in_which_no_eight_weeks_have_more_than_two_free_ones()
    {
        var random = new Random(2026);
        for (var run = 0; run < 3_000; run++)
        {
            var weeks = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(4) == 0 ? '.' : 'x'));
            Assert.True(Longest(weeks) == Row(weeks), weeks);
        }
    }

    [Theory]
    [InlineData("2025-11-26", 0)]
    [InlineData("2025-11-25", 1)]
    [InlineData("2024-02-29", 2)]
    [InlineData("2027-01-01", 0)]
    public void Years_are_whole(string since, int expected) => Assert.Equal(expected, Milestones.Years(At(since), At("2026-11-25")));

    [Theory]
    [InlineData(1, 10)]
    [InlineData(400, 110)]
    [InlineData(401, 120)]
    [InlineData(30_240, 8_320)]
    public void The_goal_of_a_week_is_a_tenth_more_than_an_average_one_in_whole_tens(long lately, int expected) => Assert.Equal(expected, WeekGoals.Goal(lately));

    private static int Row(string weeks) => WeekRow.Length(weeks.Index().Where(week => week.Item == 'x').Select(week => 100L + week.Index).ToHashSet(), 100 + Math.Max(0, weeks.Length - 1));

    /// <summary>Every beginning is tried, and every eight weeks are counted.</summary>
    private static int Longest(string weeks)
    {
        var end = weeks[^1] == 'x' ? weeks.Length : weeks.Length - 1;
        bool Holds(int from) => Enumerable.Range(-8, end + 16).All(first => Enumerable.Range(first, 8).Count(week => week >= from && week < end && weeks[week] == '.') <= 2);
        return Enumerable.Range(0, end).Where(Holds).Select(from => weeks[from..end].Count(week => week == 'x')).DefaultIfEmpty(0).Max();
    }

    private static DateTimeOffset At(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(default), TimeSpan.Zero);
}
