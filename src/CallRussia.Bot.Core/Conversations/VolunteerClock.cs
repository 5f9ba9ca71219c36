using CallRussia.Bot.Core.Times;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>The one place where a volunteer's local time is computed.</summary>
public static class VolunteerClock
{
    /// <summary>For those who skipped the country: the campaign's home.</summary>
    public const string HomeZone = "Europe/Vilnius";

    public static DateTime Local(this Scene scene, DateTimeOffset at) => LocalClock.Local(scene.Zone(), at);

    /// <summary>When it is <paramref name="hour"/> o'clock of that day on the volunteer's clock.</summary>
    public static DateTimeOffset Moment(this Scene scene, DateOnly day, int hour) => Moment(scene.Volunteer.Zone, day.ToDateTime(new TimeOnly(hour, 0)));

    /// <summary>Whether the volunteer's clock is known; where it is a guess, no time of it is told, but how long it is until then.</summary>
    public static bool IsClockKnown(this Scene scene) => scene.Volunteer is { Zone: not null, IsZoneGuess: false };

    public static TimeZoneInfo Zone(this Scene scene) => Zone(scene.Volunteer.Zone);

    /// <summary>"tomorrow at 10:00 by your clock", or "in 43 minutes" where that clock is a guess.</summary>
    public static Text When(this Scene scene, DateTimeOffset at) => scene.IsClockKnown()
        ? new Text("time.by-your-clock").With("moment", scene.DayTime(at))
        : new Text("time.from-now").With("left", new TextArg.Duration(at - scene.At));

    /// <summary>"tomorrow at 10:00" on the volunteer's clock.</summary>
    public static TextArg.DayTime DayTime(this Scene scene, DateTimeOffset at) => new(scene.Local(at), scene.Local(scene.At));

    /// <summary>The same moment after "until".</summary>
    public static TextArg.Deadline Deadline(this Scene scene, DateTimeOffset at) => new(scene.Local(at), scene.Local(scene.At));

    /// <summary>When the clocks of somebody's zone (<see cref="Volunteer.Zone"/>) show that time, as <see cref="LocalClock"/> counts it.</summary>
    public static DateTimeOffset Moment(string? zone, DateTime local) => LocalClock.Moment(Zone(zone), local);

    /// <summary>Whether somebody is asleep then, by the volunteer's clock as far as it is known.</summary>
    public static bool IsNight(this Scene scene, DateTimeOffset at) => scene.NotAtNight(at) != at;

    /// <summary>That moment, or the morning after it.</summary>
    public static DateTimeOffset NotAtNight(this Scene scene, DateTimeOffset at) => NotAtNight(scene.Volunteer.Zone ?? HomeZone, at).ToUniversalTime();

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

    private static TimeZoneInfo Zone(string? id) => TimeZoneInfo.TryFindSystemTimeZoneById(id ?? HomeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
