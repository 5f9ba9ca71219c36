namespace CallRussia.Bot.Core.People;

/// <summary>Weeks of the calendar (Monday to Sunday, UTC), counted from the first Monday of the calendar of days.</summary>
public static class Weeks
{
    /// <summary>0001-01-01 is a Monday.</summary>
    private const long TicksPerWeek = 7 * TimeSpan.TicksPerDay;

    public static long Of(DateTimeOffset at) => at.UtcTicks / TicksPerWeek;

    /// <summary>Its first day, as days are counted.</summary>
    public static long FirstDay(long week) => week * 7;
}
