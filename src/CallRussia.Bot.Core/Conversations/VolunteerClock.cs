namespace CallRussia.Bot.Core.Conversations;

/// <summary>The one place where a volunteer's local time is computed.</summary>
public static class VolunteerClock
{
    /// <summary>For those who skipped the country: the campaign's home.</summary>
    public const string HomeZone = "Europe/Vilnius";

    public static DateTime Local(this Scene scene, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone(scene.Volunteer)).DateTime;

    /// <summary>"tomorrow at 10:00" on the volunteer's clock.</summary>
    public static TextArg.DayTime DayTime(this Scene scene, DateTimeOffset at) => new(scene.Local(at), scene.Local(scene.At));

    private static TimeZoneInfo Zone(Volunteer volunteer) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(volunteer.Zone ?? HomeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
