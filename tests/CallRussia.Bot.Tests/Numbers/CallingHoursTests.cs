using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class CallingHoursTests
{
    [Theory]
    [InlineData("10:00-20:00", "10:00-20:00")]
    [InlineData(" 9:30 – 20:15 ", "09:30-20:15")]
    [InlineData("10-20", "10:00-20:00")]
    public void A_span_of_hours_is_read(string text, string expected)
    {
        Assert.True(DailyWindow.TryParse(text, out var window, out _));
        Assert.Equal(expected, window.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("10:00")]
    [InlineData("10:00-24:00")]
    [InlineData("ten to eight")]
    [InlineData("20:00-10:00")]
    [InlineData("10:00-10:20")]
    public void A_wrong_span_is_named_in_the_error(string text)
    {
        Assert.False(DailyWindow.TryParse(text, out _, out var problem));
        Assert.StartsWith($"'{text}'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hours_as_promised_are_within_the_limits() => Assert.Empty(new CallingHours().Problems());

    [Fact]
    public void The_widest_hours_are_within_the_limits() =>
        Assert.Empty(new CallingHours { Weekdays = CallingHours.WeekdayLimits, Weekends = CallingHours.WeekendLimits }.Problems());

    [Fact]
    public void Wider_hours_are_refused_with_the_key_and_the_value()
    {
        var hours = new CallingHours { Weekdays = new(new(8, 59), new(20, 0)), Weekends = new(new(11, 0), new(20, 1)) };
        Assert.Equal(
            [
                "Calling:Hours:Weekdays is '08:59-20:00', but calls on weekdays stay within 09:00-21:00.",
                "Calling:Hours:Weekends is '11:00-20:01', but calls on weekends and holidays stay within 10:00-20:00.",
            ],
            hours.Problems());
        Assert.Throws<ArgumentException>(() => new PoliteHours(hours, PublicHolidays.None));
    }
}
