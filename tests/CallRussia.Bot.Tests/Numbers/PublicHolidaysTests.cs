namespace CallRussia.Bot.Tests.Numbers;

public class PublicHolidaysTests
{
    [Theory]
    [InlineData("2026-01-08", true)]
    [InlineData("2026-01-09", true)]
    [InlineData("2026-01-12", false)]
    [InlineData("2026-02-23", true)]
    [InlineData("2026-03-08", true)]
    [InlineData("2026-03-09", true)]
    [InlineData("2026-03-10", false)]
    [InlineData("2026-05-01", true)]
    [InlineData("2026-05-11", true)]
    [InlineData("2026-05-12", false)]
    [InlineData("2026-06-12", true)]
    [InlineData("2026-11-04", true)]
    [InlineData("2026-11-05", false)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-08", true)]
    [InlineData("2027-01-11", false)]
    [InlineData("2027-05-03", true)]
    [InlineData("2027-05-10", true)]
    [InlineData("2031-06-12", true)]
    public void Days_off_are_known_whatever_the_year(string date, bool dayOff) =>
        Assert.Equal(dayOff, Given.Holidays.IsDayOff(DateOnly.Parse(date)));

    [Fact]
    public void A_holiday_on_a_weekend_moves_once_only()
    {
        // 12 June 2027 is a Saturday: Monday the 14th is off, Tuesday is not.
        Assert.True(Given.Holidays.IsDayOff(new(2027, 6, 14)));
        Assert.False(Given.Holidays.IsDayOff(new(2027, 6, 15)));
    }

    [Theory]
    [InlineData("2026-11-04", true)]
    [InlineData("2026-03-09", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2026-11-25", false)]
    public void A_plain_weekend_is_no_holiday(string date, bool holiday) =>
        Assert.Equal(holiday, Given.Holidays.IsHolidayOff(DateOnly.Parse(date)));
}
