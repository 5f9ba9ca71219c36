namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>
/// Which moment it is when the clocks of a zone show a time. As calendars do it (RFC 5545): an hour that the clocks leap over is the one after,
/// one that comes twice is the first.
/// </summary>
public static class LocalClock
{
    public static DateTimeOffset Moment(TimeZoneInfo zone, DateTime local)
    {
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public static DateTime Local(TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
