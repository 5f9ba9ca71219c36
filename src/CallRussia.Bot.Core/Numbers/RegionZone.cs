namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// A time zone by IANA name, with the fixed offset of our table for machines without tz data. Russia has had no summer time since 2014, so
/// the two agree; a test watches that they go on agreeing.
/// </summary>
public sealed record RegionZone
{
    public RegionZone(string name, TimeSpan offset)
    {
        Name = name;
        Offset = offset;
        Clock = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)
            ? found
            : TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
    }

    /// <summary>The IANA name, such as Asia/Yekaterinburg.</summary>
    public string Name { get; }

    /// <summary>The clock itself, as this machine knows it.</summary>
    public TimeZoneInfo Clock { get; }

    /// <summary>The offset in our table, used only where the machine doesn't know <see cref="Name"/>.</summary>
    public TimeSpan Offset { get; }

    /// <summary>The same instant on this zone's clock.</summary>
    public DateTimeOffset LocalTime(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Clock);

    /// <summary>The instant at which this zone's clock shows the date and time.</summary>
    public DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Clock.GetUtcOffset(local));
    }
}
