namespace CallRussia.Bot.Core.Numbers;

/// <summary>A part of the called person's day: a second attempt is made in the other one.</summary>
public enum Daypart
{
    /// <summary>Before 17 o'clock.</summary>
    Day,

    /// <summary>From 17 o'clock on.</summary>
    Evening,
}

/// <summary>
/// When people may be called, on the clock where they are. A region with several clocks is open only while every one of them is inside the
/// hours: a number doesn't say in which part of the region its owner lives.
/// </summary>
public sealed class PoliteHours(CallingHours hours, PublicHolidays holidays)
{
    /// <summary>A call takes time: the last number is given out this long before the hours end.</summary>
    public static readonly TimeSpan LastHandOutBeforeEnd = TimeSpan.FromMinutes(15);

    private static readonly TimeOnly PrimeFrom = new(18, 0);
    private static readonly TimeOnly PrimeTo = new(20, 0);
    private static readonly TimeOnly EveningFrom = new(17, 0);

    /// <summary>Days searched for an opening: more than the longest holidays, so that both kinds of days are seen.</summary>
    private const int DaysAhead = 21;

    // The limits hold even where the configuration was not checked.
    private readonly CallingHours hours = hours.Problems().FirstOrDefault() is { } problem
        ? throw new ArgumentException(problem, nameof(hours))
        : hours;

    /// <summary>Whether a number of the region may be handed out now.</summary>
    public bool IsOpen(Region region, DateTimeOffset at) => IsAlwaysOpen(region) || IsPolite(region, at);

    /// <summary>Open, and between 18 and 20 there: people are at home.</summary>
    public bool IsPrime(Region region, DateTimeOffset at) =>
        IsOpen(region, at) && region.Zones.All(zone => TimeIn(zone, at) is var time && time >= PrimeFrom && time < PrimeTo);

    /// <summary>
    /// The first instant from <paramref name="at"/> on when the region is open; null when its clocks never agree on an hour.
    /// </summary>
    public DateTimeOffset? NextOpening(Region region, DateTimeOffset at)
    {
        if (!region.IsCallable || IsOpen(region, at))
        {
            return region.IsCallable ? at : null;
        }

        // A region opens at the moment when the last of its clocks does, so only the openings of single clocks need a look.
        return Openings(region, at)
            .Where(opening => opening > at && IsPolite(region, opening))
            .Select(opening => (DateTimeOffset?)opening.ToUniversalTime())
            .Min();
    }

    /// <summary>Hours of the clock that are prime time while nothing better is known.</summary>
    public static bool IsEvening(int hour) => hour >= PrimeFrom.Hour && hour < PrimeTo.Hour;

    /// <summary>The kind of day it is there.</summary>
    public DayKind DayOf(Region region, DateTimeOffset at) =>
        holidays.IsDayOff(DateOnly.FromDateTime(region.MainZone.LocalTime(at).DateTime)) ? DayKind.Off : DayKind.Working;

    /// <summary>Hours of the main clock in which the region may be called on the day that it is there.</summary>
    public IReadOnlyList<int> HoursOf(Region region, DateTimeOffset at)
    {
        var date = DateOnly.FromDateTime(region.MainZone.LocalTime(at).DateTime);
        return [.. Enumerable.Range(0, HourCounts.Hours).Where(hour =>
            IsPolite(region, region.MainZone.Instant(date, new(hour, 0))) || IsPolite(region, region.MainZone.Instant(date, new(hour, 30))))];
    }

    public static Daypart DaypartOf(Region region, DateTimeOffset at) =>
        TimeIn(region.MainZone, at) >= EveningFrom ? Daypart.Evening : Daypart.Day;

    /// <summary>What the clocks there show: one entry per different time, the main one first.</summary>
    public static IReadOnlyList<DateTimeOffset> LocalTimes(Region region, DateTimeOffset at) =>
        [.. region.Zones.Select(zone => zone.LocalTime(at)).DistinctBy(local => local.Offset)];

    /// <summary>Whether that day is a public holiday there.</summary>
    public bool IsHoliday(Region region, DateTimeOffset at) => holidays.IsHolidayOff(DateOnly.FromDateTime(region.MainZone.LocalTime(at).DateTime));

    private bool IsAlwaysOpen(Region region) => region is { IsDemo: true, IsCallable: true } && hours.Demo == DemoHours.Any;

    /// <summary>Whether a person there may be called at that time, demo or not: for choosing the time of a later call.</summary>
    public bool IsPolite(Region region, DateTimeOffset at) =>
        region.IsCallable && region.Zones.Count > 0 && region.Zones.All(zone => IsPolite(zone.LocalTime(at)));

    private bool IsPolite(DateTimeOffset local)
    {
        var window = WindowOf(DateOnly.FromDateTime(local.DateTime));
        var time = TimeOnly.FromDateTime(local.DateTime);
        return time >= window.From && time < window.To.Add(-LastHandOutBeforeEnd);
    }

    private DailyWindow WindowOf(DateOnly date) => holidays.IsDayOff(date) ? hours.Weekends : hours.Weekdays;

    private IEnumerable<DateTimeOffset> Openings(Region region, DateTimeOffset at) =>
        from zone in region.Zones
        let today = DateOnly.FromDateTime(zone.LocalTime(at).DateTime)
        from day in Enumerable.Range(0, DaysAhead)
        let date = today.AddDays(day)
        select zone.Instant(date, WindowOf(date).From);

    private static TimeOnly TimeIn(RegionZone zone, DateTimeOffset at) => TimeOnly.FromDateTime(zone.LocalTime(at).DateTime);
}
