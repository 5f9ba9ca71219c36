using System.Globalization;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Tests.Texts.Times;

/// <summary>Days of every week as people type them, and the moments that they mean.</summary>
public sealed class WeeklyHourTests
{
    private static readonly TimeZoneInfo Vilnius = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vilnius");

    [Theory]
    [InlineData("по вторникам и четвергам в 19", "Tu Th 19:00")]
    [InlineData("напоминай мне по вторникам и четвергам в 19", "Tu Th 19:00")]
    [InlineData("вт, чт 19:00", "Tu Th 19:00")]
    [InlineData("вт и чт 19.00", "Tu Th 19:00")]
    [InlineData("в понедельник, среду и пятницу в 18:30", "Mo We Fr 18:30")]
    [InlineData("по пн ср пт в 18:30", "Mo We Fr 18:30")]
    [InlineData("каждый вторник в 19:00", "Tu 19:00")]
    [InlineData("каждую среду и субботу в полдень", "We Sa 12:00")]
    [InlineData("каждый день в 15", "Mo Tu We Th Fr Sa Su 15:00")]
    [InlineData("ежедневно в 15:00", "Mo Tu We Th Fr Sa Su 15:00")]
    [InlineData("каждый вечер в 8", "Mo Tu We Th Fr Sa Su 20:00")]
    [InlineData("по будням в 18:15", "Mo Tu We Th Fr 18:15")]
    [InlineData("по выходным в 11:00", "Sa Su 11:00", "Sa Su 23:00")]
    [InlineData("по субботам утром в 10", "Sa 10:00")]
    [InlineData("remind me Tuesdays and Thursdays at 19", "Tu Th 19:00")]
    [InlineData("Please remind me on Tuesdays and Thursdays at 7 pm", "Tu Th 19:00")]
    [InlineData("every tuesday 7pm", "Tu 19:00")]
    [InlineData("every day at 3 pm", "Mo Tu We Th Fr Sa Su 15:00")]
    [InlineData("weekdays at 18:00", "Mo Tu We Th Fr 18:00")]
    [InlineData("weekends at noon", "Sa Su 12:00")]
    [InlineData("Sunday 14:00", "Su 14:00")]
    [InlineData("antradieniais ir ketvirtadieniais 19 val.", "Tu Th 19:00")]
    [InlineData("primink antradieniais ir ketvirtadieniais 19 val.", "Tu Th 19:00")]
    [InlineData("kiekvieną antradienį 19:00", "Tu 19:00")]
    [InlineData("kasdien 15 val.", "Mo Tu We Th Fr Sa Su 15:00")]
    [InlineData("kiekvieną dieną 15:00", "Mo Tu We Th Fr Sa Su 15:00")]
    [InlineData("darbo dienomis 18:00", "Mo Tu We Th Fr 18:00")]
    [InlineData("savaitgaliais 11:00", "Sa Su 11:00", "Sa Su 23:00")]
    [InlineData("kas šeštadienį 10 val. ryto", "Sa 10:00")]
    // Twelve hours apart: the waking one first; and where no hour is said, those of the part of the day.
    [InlineData("по вторникам в 7", "Tu 19:00", "Tu 07:00")]
    [InlineData("по вторникам вечером", "Tu 18:00", "Tu 19:00", "Tu 20:00", "Tu 21:00")]
    public void Days_of_every_week_are_understood(string typed, params string[] hours) => Assert.Equal(hours, WeeklyHour.Read(typed).Select(Shown));

    [Theory]
    [InlineData("")]
    [InlineData("в 19")]
    [InlineData("по вторникам")]
    [InlineData("завтра в 19")]
    [InlineData("в следующий вторник в 19")]
    [InlineData("12 декабря в 19:00")]
    [InlineData("через день в 19")]
    [InlineData("по вторникам в 25")]
    [InlineData("по вторникам в 19 и в 20")]
    [InlineData("по вторникам в 19 по москве")]
    [InlineData("кроме вторников в 19")]
    [InlineData("every other tuesday at 19")]
    public void What_is_no_hour_of_every_week_is_asked_about(string typed) => Assert.Empty(WeeklyHour.Read(typed));

    [Fact]
    public void The_next_time_is_ahead_and_on_one_of_the_days()
    {
        var hour = new WeeklyHour(1 << (int)DayOfWeek.Tuesday | 1 << (int)DayOfWeek.Thursday, 19 * 60);
        var at = new DateTimeOffset(2026, 11, 26, 17, 0, 0, TimeSpan.Zero);
        // A Thursday, 19:00 sharp: the next is Tuesday.
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 17, 0, 0, TimeSpan.Zero), hour.Next(Vilnius, at));
        Assert.Equal(at, hour.Next(Vilnius, at.AddMinutes(-1)));
        Assert.True(hour.IsAt(Vilnius, at) && !hour.IsAt(Vilnius, at.AddMinutes(1)));
    }

    /// <summary>In a year with both changes of the clocks it is nineteen o'clock on the wall each time, and once a day.</summary>
    [Theory]
    [InlineData("Europe/Vilnius", 19 * 60)]
    [InlineData("America/New_York", (2 * 60) + 30)]
    [InlineData("Europe/London", 60 + 30)]
    [InlineData("Asia/Tokyo", 0)]
    public void Through_summer_time_it_rings_once_a_day_by_the_clock_on_the_wall(string zone, int minute)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var (hour, at, dates) = (new WeeklyHour(WeeklyHour.EveryDay, minute), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new List<DateOnly>());
        while (dates.Count < 366)
        {
            at = hour.Next(clock, at);
            var local = TimeZoneInfo.ConvertTime(at, clock).DateTime;
            dates.Add(DateOnly.FromDateTime(local));
            // Where the clocks leap over it, it is the hour after.
            Assert.Contains(local.TimeOfDay.TotalMinutes - minute, new double[] { 0, 60 });
            Assert.True(local.TimeOfDay.TotalMinutes - minute == 0 || clock.IsInvalidTime(local.Date.AddMinutes(minute)));
        }
        Assert.Equal(dates.Distinct(), dates);
        Assert.Equal(365, dates[^1].DayNumber - dates[0].DayNumber);
    }

    private static string Shown(WeeklyHour hour) =>
        string.Join(' ', hour.OnDays.Select(day => $"{day}"[..2]).Append(new DateTime(hour.Time.Ticks).ToString("HH:mm", CultureInfo.InvariantCulture)));
}
