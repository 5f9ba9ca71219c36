using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Tests.Texts.Times;

/// <summary>Where clocks are put forward and back.</summary>
public class LocalClockTests
{
    [Fact]
    public void An_hour_that_the_clocks_leap_over_is_the_one_after()
    {
        var vilnius = Zone("Europe/Vilnius");
        Assert.Equal(Utc(2026, 3, 29, 1, 30), LocalClock.Moment(vilnius, new DateTime(2026, 3, 29, 3, 30, 0)));
        Assert.Equal(new DateTime(2026, 3, 29, 4, 30, 0), LocalClock.Local(vilnius, Utc(2026, 3, 29, 1, 30)));
        Assert.Equal(Utc(2026, 3, 8, 7, 15), LocalClock.Moment(Zone("America/New_York"), new DateTime(2026, 3, 8, 2, 15, 0)));
    }

    [Fact]
    public void An_hour_that_comes_twice_is_the_first()
    {
        Assert.Equal(Utc(2026, 10, 25, 0, 30), LocalClock.Moment(Zone("Europe/Vilnius"), new DateTime(2026, 10, 25, 3, 30, 0)));
        Assert.Equal(Utc(2026, 11, 1, 5, 30), LocalClock.Moment(Zone("America/New_York"), new DateTime(2026, 11, 1, 1, 30, 0)));
        // Half an hour only, on Lord Howe Island.
        Assert.Equal(Utc(2026, 4, 4, 14, 45), LocalClock.Moment(Zone("Australia/Lord_Howe"), new DateTime(2026, 4, 5, 1, 45, 0)));
    }

    [Theory]
    [InlineData("завтра в 03:30", 1, 30)]
    [InlineData("завтра в 15:00", 12, 0)]
    public void A_typed_hour_keeps_to_the_clocks_of_its_day(string typed, int hour, int minute) =>
        Assert.Equal(new Heard.Moments([Utc(2026, 3, 29, hour, minute)]), TypedTime.Find(typed, Utc(2026, 3, 28, 12, 0), Zone("Europe/Vilnius")));

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
