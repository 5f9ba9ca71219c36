using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class PoliteHoursTests
{
    // 2026-11-18 is a Wednesday, 2026-11-21 a Saturday, 2026-11-04 a public holiday on a Wednesday.
    [Theory]
    [InlineData("2026-11-18 09:59", false)]
    [InlineData("2026-11-18 10:00", true)]
    [InlineData("2026-11-18 19:44", true)]
    [InlineData("2026-11-18 19:45", false)]
    [InlineData("2026-11-21 10:30", false)]
    [InlineData("2026-11-21 11:00", true)]
    [InlineData("2026-11-21 18:44", true)]
    [InlineData("2026-11-21 18:45", false)]
    [InlineData("2026-11-04 10:30", false)]
    [InlineData("2026-11-04 11:00", true)]
    [InlineData("2026-11-04 19:15", false)]
    public void Moscow_is_called_in_its_polite_hours_only(string moscow, bool open) =>
        Assert.Equal(open, Given.Hours.IsOpen(Given.Region("RU-MOW"), Given.Moscow(moscow)));

    [Fact]
    public void The_day_of_the_week_is_the_called_persons()
    {
        // Friday evening in Moscow is Saturday morning in Kamchatka.
        var at = Given.Moscow("2026-11-21 01:30");
        Assert.False(Given.Hours.IsOpen(Given.Region("RU-KAM"), at));
        Assert.True(Given.Hours.IsOpen(Given.Region("RU-KAM"), at.AddHours(0.5)));
    }

    // 10 o'clock at +9 is 04:00 in Moscow; 19:45 at +11 is 11:45 there.
    [Theory]
    [InlineData("2026-11-18 03:59", false)]
    [InlineData("2026-11-18 04:00", true)]
    [InlineData("2026-11-18 11:44", true)]
    [InlineData("2026-11-18 11:45", false)]
    public void Mobiles_of_Yakutia_wait_for_all_three_clocks(string moscow, bool open) =>
        Assert.Equal(open, Given.Hours.IsOpen(Given.Region("RU-SA"), Given.Moscow(moscow)));

    [Theory]
    [InlineData("2026-11-18 17:59", false)]
    [InlineData("2026-11-18 18:00", true)]
    [InlineData("2026-11-18 19:44", true)]
    [InlineData("2026-11-18 19:50", false)]
    [InlineData("2026-11-21 18:50", false)]
    public void Prime_time_is_the_early_evening_within_the_hours(string moscow, bool prime) =>
        Assert.Equal(prime, Given.Hours.IsPrime(Given.Region("RU-MOW"), Given.Moscow(moscow)));

    [Theory]
    [InlineData("RU-MOW", "2026-11-18 08:00", "2026-11-18 10:00")]
    [InlineData("RU-MOW", "2026-11-18 12:00", "2026-11-18 12:00")]
    [InlineData("RU-MOW", "2026-11-18 19:45", "2026-11-19 10:00")]
    [InlineData("RU-MOW", "2026-11-20 21:00", "2026-11-21 11:00")]
    [InlineData("RU-MOW", "2026-11-03 21:00", "2026-11-04 11:00")]
    [InlineData("RU-KAM", "2026-11-18 12:00", "2026-11-19 01:00")]
    [InlineData("RU-SA", "2026-11-18 12:00", "2026-11-19 04:00")]
    public void The_next_opening_is_told(string region, string from, string expected) =>
        Assert.Equal(Given.Moscow(expected), Given.Hours.NextOpening(Given.Region(region), Given.Moscow(from)));

    [Fact]
    public void The_next_opening_is_the_first_open_minute_whatever_the_region_and_hour()
    {
        // Over the new year: weekdays, a moved day off, holidays and weekends.
        var regions = Given.Plan.Regions.Callable.Where(region => !region.IsDemo);
        foreach (var region in regions.DistinctBy(region => (region.MainZone.Offset, region.Zones[^1].Offset)))
        {
            for (var from = Given.Moscow("2026-12-30 00:00"); from < Given.Moscow("2027-01-03 00:00"); from = from.AddHours(5))
            {
                var minute = from;
                while (!Given.Hours.IsOpen(region, minute))
                {
                    minute = minute.AddMinutes(1);
                }

                Assert.Equal(minute, Given.Hours.NextOpening(region, from));
            }
        }
    }

    [Fact]
    public void Clocks_that_never_agree_have_no_opening()
    {
        var lunch = new DailyWindow(new(12, 0), new(13, 0));
        var hours = new PoliteHours(new CallingHours { Weekdays = lunch, Weekends = lunch }, PublicHolidays.None);
        Assert.Null(hours.NextOpening(Given.Region("RU-SA"), Given.Moscow("2026-11-18 12:00")));
        Assert.NotNull(hours.NextOpening(Given.Region("RU-SA-10"), Given.Moscow("2026-11-18 12:00")));
    }

    [Fact]
    public void Refused_regions_never_open()
    {
        var at = Given.Moscow("2026-11-18 12:00");
        Assert.All(Given.Plan.Regions.All.Where(region => !region.IsCallable), region =>
        {
            Assert.False(Given.Hours.IsOpen(region, at));
            Assert.Null(Given.Hours.NextOpening(region, at));
        });
    }

    [Fact]
    public void Demo_numbers_are_open_at_any_hour_unless_hours_are_to_be_tried()
    {
        var night = Given.Moscow("2026-11-18 03:00");
        var polite = new PoliteHours(new CallingHours { Demo = DemoHours.Polite }, Given.Holidays);
        foreach (var code in new[] { "DEMO-03", "DEMO-RU-MOW" })
        {
            Assert.True(Given.Hours.IsOpen(Given.Region(code), night));
            Assert.False(polite.IsOpen(Given.Region(code), night));
            Assert.False(Given.Hours.IsPolite(Given.Region(code), night));
            Assert.True(polite.IsOpen(Given.Region(code), night.AddHours(9)));
        }
    }

    [Fact]
    public void Every_clock_of_a_region_is_shown_once()
    {
        var times = PoliteHours.LocalTimes(Given.Region("RU-SA"), Given.Moscow("2026-11-18 12:00"));
        Assert.Equal(new int[] { 18, 19, 20 }, times.Select(time => time.Hour));
    }

    [Theory]
    [InlineData("2026-11-18 16:59", Daypart.Day)]
    [InlineData("2026-11-18 17:00", Daypart.Evening)]
    public void The_evening_begins_at_five(string moscow, Daypart expected) =>
        Assert.Equal(expected, PoliteHours.DaypartOf(Given.Region("RU-MOW"), Given.Moscow(moscow)));
}
