namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>A time of day on some days of every week.</summary>
/// <param name="Days">A bit for each, Sunday the lowest (<see cref="DayOfWeek"/>).</param>
/// <param name="Minute">From midnight.</param>
public sealed record WeeklyHour(int Days, int Minute)
{
    public const int EveryDay = 127;
    public const int Workdays = 62;
    public const int Weekends = 65;

    private const int MinutesADay = 24 * 60;

    /// <summary>At least one day, and a time that clocks show.</summary>
    public bool IsPossible => Days is > 0 and <= EveryDay && Minute is >= 0 and < MinutesADay;

    /// <summary>The days, beginning with Monday as weeks do.</summary>
    public IEnumerable<DayOfWeek> OnDays => Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Where(Has);

    public TimeSpan Time => TimeSpan.FromMinutes(Minute);

    /// <summary>The first such moment after a time; where the clocks leap or repeat an hour it is as <see cref="LocalClock"/> counts.</summary>
    public DateTimeOffset Next(TimeZoneInfo zone, DateTimeOffset after)
    {
        var today = LocalClock.Local(zone, after).Date;
        return Enumerable.Range(0, 9).Select(days => today.AddDays(days)).Where(date => Has(date.DayOfWeek)).Select(date => LocalClock.Moment(zone, date + Time)).First(at => at > after);
    }

    /// <summary>Whether that moment is one of them.</summary>
    public bool IsAt(TimeZoneInfo zone, DateTimeOffset at) => Next(zone, at.AddTicks(-1)) == at;

    /// <summary>
    /// What somebody may mean who says when something comes again and again ("Tuesdays and Thursdays at 19"), the likeliest first; none where it is no
    /// such thing.
    /// </summary>
    public static IReadOnlyList<WeeklyHour> Read(string typed)
    {
        if (SaidTime.Read(typed) is not { In: null, IsMoscow: false, OnWeekday: null } said || said.Day is not (null or SaidDay.Weekday { Next: false })) return [];
        var days = said.Weekdays.Concat(said.Day is SaidDay.Weekday one ? [one.Day] : []).Aggregate(0, static (all, day) => all | 1 << (int)day);
        // With days of the week beside it 10.10 is no date.
        if (said.Dotted is { } dotted) said = said with { Clock = new SaidClock(dotted.One, dotted.Other) };
        var times = said is { Clock: null, Part: { } part } ? DayParts.Hours(part).Select(static hour => TimeSpan.FromHours(hour)) : said.Times();
        return days == 0 ? [] : [.. times.Select(time => new WeeklyHour(days, (int)time.TotalMinutes % MinutesADay)).Distinct()];
    }

    private bool Has(DayOfWeek day) => (Days >> (int)day & 1) == 1;
}
