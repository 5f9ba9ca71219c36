using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <param name="Clocks">Hours east of UTC, the main clock first.</param>
internal sealed record NaiveRegion(RegionCode Code, params int[] Clocks)
{
    /// <summary>The part of the day on the main clock.</summary>
    public Daypart PartAt(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(Clocks[0])).Hour >= 17 ? Daypart.Evening : Daypart.Day;
}

/// <summary>Polite hours by adding and comparing: 10 to 20 and 11 to 19, the last hand-out a quarter of an hour before.</summary>
internal sealed class NaiveHours(bool always, params DateOnly[] holidays)
{
    public bool IsOpen(NaiveRegion region, DateTimeOffset at) => always || Within(region, at, (10, 20), (11, 19));

    /// <summary>For a call that was agreed; the same whether demo numbers keep hours or not.</summary>
    public bool IsOpenAtMost(NaiveRegion region, DateTimeOffset at) => always || Within(region, at, (9, 21), (10, 20));

    public bool IsPrime(NaiveRegion region, DateTimeOffset at) =>
        IsOpen(region, at) && region.Clocks.All(clock => at.ToOffset(TimeSpan.FromHours(clock)).Hour is 18 or 19);

    /// <summary>The first moment from <paramref name="at"/> on: now, or a full hour, for all hours begin so.</summary>
    public DateTimeOffset NextOpening(NaiveRegion region, DateTimeOffset at)
    {
        if (IsOpen(region, at)) return at;
        var hour = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);
        do hour = hour.AddHours(1);
        while (!IsOpen(region, hour));
        return hour;
    }

    private bool Within(NaiveRegion region, DateTimeOffset at, (int From, int To) weekdays, (int From, int To) daysOff) => region.Clocks.All(clock =>
    {
        var there = at.ToOffset(TimeSpan.FromHours(clock));
        var (from, to) = IsDayOff(there) ? daysOff : weekdays;
        var minute = (there.Hour * 60) + there.Minute;
        return minute >= from * 60 && minute < (to * 60) - 15;
    });

    private bool IsDayOff(DateTimeOffset there) =>
        there.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(DateOnly.FromDateTime(there.DateTime));
}
