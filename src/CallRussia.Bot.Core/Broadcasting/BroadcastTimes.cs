using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>When a broadcast begins and when each of its deliveries is due.</summary>
internal static class BroadcastTimes
{
    /// <summary>The last place on earth where a day has its hours.</summary>
    private const string LastZone = "Etc/GMT+12";

    /// <summary>Null: at once.</summary>
    /// <param name="zones">Of those who could get it.</param>
    public static DateTimeOffset? Begins(SendTime when, Func<IReadOnlyCollection<string?>> zones) => when switch
    {
        SendTime.At at => at.Moment,
        SendTime.LocalHour hour => zones().Select(zone => Due(hour, zone)).DefaultIfEmpty(Due(hour, zone: null)).Min(),
        _ => null,
    };

    /// <summary>There is nobody left for whom it would be in time.</summary>
    public static bool IsOver(SendTime when, DateTimeOffset now) => when switch
    {
        SendTime.At at => at.Moment <= now,
        SendTime.LocalHour hour => Due(hour, LastZone) <= now,
        _ => false,
    };

    /// <summary>Not before <paramref name="begun"/>.</summary>
    public static DateTimeOffset Due(SendTime when, string? zone, DateTimeOffset begun) =>
        when is SendTime.LocalHour hour && Due(hour, zone) is var due && due > begun ? due : begun;

    private static DateTimeOffset Due(SendTime.LocalHour hour, string? zone) => VolunteerClock.Moment(zone, hour.Local);
}
