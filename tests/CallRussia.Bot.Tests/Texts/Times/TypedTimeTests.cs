using System.Globalization;
using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Tests.Texts.Times;

/// <summary>Times as people type them. Now it is Saturday, 28 November 2026, 16:07 in Vilnius; moments are written as its clock shows them.</summary>
public class TypedTimeTests
{
    private static readonly TimeZoneInfo Vilnius = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vilnius");
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 16, 7, 0, TimeSpan.FromHours(2));

    [Theory]
    [MemberData(nameof(TypedTimeTable.All), MemberType = typeof(TypedTimeTable))]
    public void One_moment_is_understood(string typed, string moment) => Assert.Equal([At(moment)], Shown(typed));

    [Theory]
    // Twelve hours apart: the waking hour first.
    [InlineData("в 7", "28 19:00", "29 07:00")]
    [InlineData("завтра в 9", "29 09:00", "29 21:00")]
    [InlineData("завтра в 3 часа", "29 15:00", "29 03:00")]
    [InlineData("tomorrow at seven", "29 19:00", "29 07:00")]
    [InlineData("tomorrow half past seven", "29 19:30", "29 07:30")]
    [InlineData("послезавтра в 9", "30 09:00", "30 21:00")]
    [InlineData("rytoj 10 val", "29 10:00", "29 22:00")]
    [InlineData("в полтретьего", "29 14:30", "29 02:30")]
    [InlineData("пол третьего", "29 14:30", "29 02:30")]
    [InlineData("pusė trijų", "29 14:30", "29 02:30")]
    [InlineData("завтра 9:30", "29 09:30", "29 21:30")]
    // Today is a Saturday.
    [InlineData("в субботу в 18:00", "28 18:00", "12-05 18:00")]
    // The week to come, or the coming one.
    [InlineData("next sunday 15:00", "12-06 15:00", "29 15:00")]
    [InlineData("в следующий понедельник в 15:00", "30 15:00")]
    // Two countries, two dates.
    [InlineData("5/12 15:00", "12-05 15:00", "2027-05-12 15:00")]
    [InlineData("завтра в полночь", "30 00:00", "29 00:00")]
    // An hour is missing: those that are meant by the part of the day.
    [InlineData("в субботу утром", "12-05 09:00", "12-05 10:00", "12-05 11:00", "12-05 08:00")]
    [InlineData("завтра после обеда", "29 13:00", "29 14:00", "29 15:00", "29 16:00")]
    [InlineData("вечером", "28 18:00", "28 19:00", "28 20:00", "28 21:00")]
    [InlineData("rytoj po pietų", "29 13:00", "29 14:00", "29 15:00", "29 16:00")]
    public void Several_moments_are_offered_where_several_may_be_meant(string typed, params string[] moments) =>
        Assert.Equal(moments.Select(At), Shown(typed));

    [Theory]
    [InlineData("завтра", "29")]
    [InlineData("на субботу", "28")]
    [InlineData("во вторник", "12-01")]
    [InlineData("tuesday", "12-01")]
    [InlineData("antradienį", "12-01")]
    [InlineData("12.12", "12-12")]
    [InlineData("12 декабря", "12-12")]
    [InlineData("Dec 12", "12-12")]
    [InlineData("gruodžio 12", "12-12")]
    [InlineData("через два дня", "30")]
    [InlineData("через неделю", "12-05")]
    [InlineData("po 3 dienų", "12-01")]
    public void A_day_without_an_hour_is_a_day(string typed, string day) =>
        Assert.Equal(new Heard.OnlyDay(DateOnly.FromDateTime(At(day + " 00:00"))), TypedTime.Find(typed, Now, Vilnius));

    [Theory]
    [InlineData("сегодня в 15:00")]
    [InlineData("вчера в 15:00")]
    [InlineData("вчера")]
    [InlineData("yesterday 7pm")]
    [InlineData("vakar")]
    [InlineData("27.11.2026 в 15:00")]
    public void What_is_over_is_over(string typed) => Assert.Equal(new Heard.Past(), TypedTime.Find(typed, Now, Vilnius));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("не знаю")]
    [InlineData("до 15:00")]
    [InlineData("не в 15:00")]
    [InlineData("15:00 или 16:00")]
    [InlineData("15:00-16:00")]
    [InlineData("10-12")]
    [InlineData("15:00 16:00")]
    [InlineData("25:00")]
    [InlineData("15:60")]
    [InlineData("31.02 в 15:00")]
    [InlineData("31 ноября")]
    [InlineData("15 утра")]
    [InlineData("через 5")]
    [InlineData("завтра послезавтра")]
    [InlineData("завтра, в среду, в 15:00")]
    [InlineData("по вторникам и четвергам в 19")]
    [InlineData("в понедельник и в среду в 19:00")]
    [InlineData("+7 975 003-00-01")]
    [InlineData("89750030001")]
    [InlineData("1000000 часов")]
    [InlineData("завтра в 15:00 по московскому времени на вокзале")]
    public void What_is_no_time_is_asked_about(string typed) => Assert.Equal(new Heard.Unclear(), TypedTime.Find(typed, Now, Vilnius));

    [Fact]
    public void Ten_ten_by_itself_is_a_date_when_it_is_near_and_a_time_when_it_is_not()
    {
        Assert.Equal([At("2026-11-29 10:10"), At("2026-11-28 22:10")], Shown("10.10"));
        Assert.Equal([At("2026-11-29 10:10"), At("2026-11-28 22:10")], Shown("в 10.10"));
        Assert.Equal(new Heard.OnlyDay(new(2026, 12, 12)), TypedTime.Find("12.12", Now, Vilnius));
        Assert.Equal([At("2026-11-29 12:12")], Shown("в 12.12"));
        Assert.Equal([At("2026-11-29 10:12"), At("2026-11-29 22:12")], Shown("завтра 10.12"));
    }

    [Fact]
    public void An_hour_without_a_day_is_of_the_day_that_was_asked_for()
    {
        var found = TypedTime.Find("15:30", Now, Vilnius, new DateOnly(2026, 12, 2));
        Assert.Equal(new Heard.Moments([new DateTimeOffset(2026, 12, 2, 15, 30, 0, TimeSpan.FromHours(2)).ToUniversalTime()]), found);
        Assert.Equal([At("2026-11-29 15:00")], Shown("завтра в 15:00", new DateOnly(2026, 12, 2)));
    }

    [Fact]
    public void Weekdays_of_every_week_are_read_with_their_hour()
    {
        var said = SaidTime.Read("по вторникам и четвергам в 19")!;
        Assert.Equal([DayOfWeek.Tuesday, DayOfWeek.Thursday], said.Weekdays.ToArray());
        Assert.Equal([TimeSpan.FromHours(19)], said.Times().ToArray());
        Assert.Equal([DayOfWeek.Tuesday, DayOfWeek.Thursday], SaidTime.Read("tuesdays and thursdays at 7pm")!.Weekdays.ToArray());
        Assert.Equal([DayOfWeek.Tuesday, DayOfWeek.Thursday], SaidTime.Read("antradieniais ir ketvirtadieniais 19 val.")!.Weekdays.ToArray());
    }

    [Fact]
    public void Thirteen_o_clock_is_the_same_in_every_zone_s_own_time()
    {
        var yakutsk = TimeZoneInfo.FindSystemTimeZoneById("Asia/Yakutsk");
        // There it is 23:07 already.
        Assert.Equal(new Heard.Moments([new DateTimeOffset(2026, 11, 29, 4, 0, 0, TimeSpan.Zero)]), TypedTime.Find("завтра в 13:00", Now, yakutsk));
    }

    private static List<DateTime> Shown(string typed, DateOnly? day = null) => TypedTime.Find(typed, Now, Vilnius, day) is Heard.Moments moments
        ? [.. moments.Candidates.Select(at => LocalClock.Local(Vilnius, at))]
        : [];

    private static DateTime At(string text) => DateTime.Parse(
        text.Split(' ')[0].Split('-').Length switch { 1 => "2026-11-" + text, 2 => "2026-" + text, _ => text }, CultureInfo.InvariantCulture);
}
