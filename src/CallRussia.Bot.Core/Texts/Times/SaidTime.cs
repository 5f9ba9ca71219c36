using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>A time as it was said, before anybody looks at a clock or a calendar: "on Saturday in the morning".</summary>
public sealed record SaidTime
{
    public SaidDay? Day { get; init; }

    /// <summary>The weekday that was named beside a date; one that is another is a slip.</summary>
    public DayOfWeek? OnWeekday { get; init; }

    /// <summary>Two numbers with a dot that may be a date or a time.</summary>
    public (int One, int Other)? Dotted { get; init; }

    /// <summary>Every such weekday; more than one moment.</summary>
    public ImmutableArray<DayOfWeek> Weekdays { get; init; } = [];

    public SaidClock? Clock { get; init; }

    public DayPart? Part { get; init; }

    /// <summary>On the clock of Moscow, whatever clock was asked about.</summary>
    public bool IsMoscow { get; init; }

    /// <summary>So long from now.</summary>
    public TimeSpan? In { get; init; }

    /// <summary>What the clock may show then, the likeliest first; 24 hours are the midnight that ends the day. Empty where no hour was said, or one that is none.</summary>
    public ImmutableArray<TimeSpan> Times() => Clock is { } clock ? [.. clock.Read(Part).OrderBy(static time => DayParts.IsNight(time))] : [];

    /// <summary>Null where the words hold something that is no time, or two times.</summary>
    public static SaidTime? Read(string typed) => TimeTokens.Of(typed) is { Count: > 0 } tokens ? new TimeReader(tokens).Read() : null;
}

/// <summary>Which day was said.</summary>
public abstract record SaidDay
{
    /// <summary>So many days from today; yesterday is -1.</summary>
    public sealed record Away(int Days) : SaidDay;

    /// <param name="Next">"Next Saturday": the one of the week to come.</param>
    public sealed record Weekday(DayOfWeek Day, bool Next) : SaidDay;

    /// <summary>The next one with that number.</summary>
    public sealed record OfMonth(int Day) : SaidDay;

    public sealed record Date(int? Year, int Month, int Day) : SaidDay;

    /// <summary>12/5: two countries, two dates.</summary>
    public sealed record Either(int One, int Other) : SaidDay;
}

/// <summary>The parts of a day as people name them.</summary>
public enum DayPart
{
    Morning = 0,
    Afternoon = 1,
    Evening = 2,
    Night = 3,
}

/// <summary>An hour as it was said.</summary>
/// <param name="IsExact">Written so that it can't be twelve hours later: 07:30, 15, noon.</param>
/// <param name="Afternoon">"pm"; false for "am".</param>
public sealed record SaidClock(int Hour, int Minute, bool IsExact = false, bool? Afternoon = null)
{
    /// <summary>The times of day that this may be.</summary>
    public IEnumerable<TimeSpan> Read(DayPart? part)
    {
        if (Hour is < 0 or > 24 || Minute is < 0 or > 59 || (Hour == 24 && Minute > 0)) return [];
        TimeSpan At(int hour) => new(hour, Minute, 0);
        if (Afternoon is { } afternoon) return Hour is >= 1 and <= 12 ? [At((Hour % 12) + (afternoon ? 12 : 0))] : afternoon && Hour is >= 13 and < 24 ? [At(Hour)] : [];
        if (part is { } said) return Both().Where(hour => DayParts.Has(said, hour)).Select(At);
        // The midnight of a day is that at its end, or that at its beginning.
        if (Hour == 24) return [At(24), At(0)];
        return IsExact || Hour is 0 or >= 12 ? [At(Hour)] : [At(Hour), At(Hour + 12)];
    }

    private IEnumerable<int> Both() => Hour switch
    {
        12 => [12, 24],
        0 => [24],
        < 12 => [Hour, Hour + 12],
        _ => [Hour],
    };
}

internal static class DayParts
{
    /// <summary>Whether an hour belongs to that part, as people say it: two o'clock at night, eight in the evening.</summary>
    public static bool Has(DayPart part, int hour) => part switch
    {
        DayPart.Morning => hour is >= 1 and <= 12,
        DayPart.Afternoon => hour is >= 12 and <= 18,
        DayPart.Evening => hour is >= 16 and <= 24,
        DayPart.Night => hour is >= 20 and <= 24 or >= 1 and <= 5,
        _ => false,
    };

    /// <summary>The whole hours that somebody may mean who names no other.</summary>
    public static IEnumerable<int> Hours(DayPart part) => part switch
    {
        DayPart.Morning => [9, 10, 11, 8],
        DayPart.Afternoon => [13, 14, 15, 16],
        DayPart.Evening => [18, 19, 20, 21],
        DayPart.Night => [22, 23],
        _ => [],
    };

    /// <summary>When people sleep: nobody is taken at their word for it without being asked.</summary>
    public static bool IsNight(TimeSpan time) => time.Hours is >= 22 or < 8;
}
