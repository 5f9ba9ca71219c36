using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class CautionsTests
{
    [Theory]
    [InlineData("2026-10-31", null)]
    [InlineData("2026-11-01", "2027")]
    [InlineData("2026-12-31", "2027")]
    [InlineData("2027-01-01", "2027")]
    [InlineData("2028-06-01", "2028")]
    public void Missing_holidays_are_told_from_November_of_the_year_before(string day, string? year)
    {
        // The file knows 2026 at least; one that knows more makes the later lines untrue and this test to be renewed with it.
        var told = Cautions.Of(Settings(), Some.World, DateTimeOffset.Parse(day + "T12:00Z")).Where(caution => caution.Contains("holidays.csv", StringComparison.Ordinal));
        Assert.Equal(year is null ? 0 : 1, told.Count(caution => caution.Contains($" {year}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_clocks_of_Russia_are_those_of_this_machine() =>
        Assert.DoesNotContain(Cautions.Of(Settings(), Some.World, DateTimeOffset.Parse("2026-06-01T12:00Z")), caution => caution.Contains("clock of", StringComparison.Ordinal));

    private static Settings Settings() => Bot.Hosting.Settings.Read(new ConfigurationBuilder().Build());
}
