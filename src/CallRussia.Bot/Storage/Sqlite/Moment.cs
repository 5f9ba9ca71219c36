namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Times are stored as UTC ticks: exact, and ordered as integers.</summary>
internal static class Moment
{
    public static long Stored(this DateTimeOffset at) => at.UtcTicks;

    public static long? Stored(this DateTimeOffset? at) => at?.UtcTicks;

    public static DateTimeOffset From(long stored) => new(stored, TimeSpan.Zero);

    public static DateTimeOffset? From(long? stored) => stored is { } ticks ? From(ticks) : null;
}
