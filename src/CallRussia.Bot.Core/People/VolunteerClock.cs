using CallRussia.Bot.Core.Texts.Times;

namespace CallRussia.Bot.Core.People;

/// <summary>The one place where a volunteer's local time is computed.</summary>
public static class VolunteerClock
{
    /// <summary>For those who skipped the country: the campaign's home.</summary>
    public const string HomeZone = "Europe/Vilnius";

    /// <param name="zone">IANA, as in <see cref="Volunteer.Zone"/>.</param>
    public static TimeZoneInfo Zone(string? zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? HomeZone, out var clock) ? clock : TimeZoneInfo.Utc;

    /// <summary>When the clocks of somebody's zone (<see cref="Volunteer.Zone"/>) show that time, as <see cref="LocalClock"/> counts it.</summary>
    public static DateTimeOffset Moment(string? zone, DateTime local) => LocalClock.Moment(Zone(zone), local);

    /// <summary>The first moment from <paramref name="at"/> on that is between 9 and 21 in a time zone; without one, at once.</summary>
    /// <param name="zone">IANA, as in <see cref="Volunteer.Zone"/>.</param>
    public static DateTimeOffset NotAtNight(string? zone, DateTimeOffset at)
    {
        if (zone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var clock)) return at;
        var local = TimeZoneInfo.ConvertTime(at, clock).DateTime;
        if (local.Hour is >= 9 and < 21) return at;
        var morning = local.Date.AddDays(local.Hour < 9 ? 0 : 1).AddHours(9);
        return new DateTimeOffset(morning, clock.GetUtcOffset(morning));
    }
}
