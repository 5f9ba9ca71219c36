using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>A part of a day on the called person's clock, such as 10:00-20:00.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DailyWindow(TimeOnly From, TimeOnly To)
{
    /// <summary>Leaves time for a hand-out before the last one, see <see cref="PoliteHours.LastHandOutBeforeEnd"/>.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    private static readonly string[] Formats = ["H:mm", "%H"];

    /// <summary>Reads "10:00-20:00". A false answer comes with a sentence that names the value.</summary>
    public static bool TryParse(string? text, out DailyWindow window, [NotNullWhen(false)] out string? problem)
    {
        window = default;
        var parts = (text ?? "").Split(['-', '–', '—']);
        if (parts.Length != 2 || !TryTime(parts[0], out var from) || !TryTime(parts[1], out var to))
        {
            problem = $"'{text}' is not a span of hours like 10:00-20:00.";
            return false;
        }

        window = new(from, to);
        problem = to.ToTimeSpan() - from.ToTimeSpan() < Shortest
            ? $"'{text}' must end at least {Shortest.TotalMinutes:0} minutes after it begins."
            : null;
        return problem is null;
    }

    public bool IsWithin(DailyWindow limits) => From >= limits.From && To <= limits.To;

    public override string ToString() => $"{From:HH\\:mm}-{To:HH\\:mm}";

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

/// <summary>When demo numbers may be handed out.</summary>
public enum DemoHours
{
    /// <summary>At any hour: nobody is called.</summary>
    Any,

    /// <summary>In the polite hours of their zone, so that hours can be tried.</summary>
    Polite,
}

/// <summary>The polite hours of an installation. The limits are part of the campaign's promise and can't be configured away.</summary>
public sealed record CallingHours
{
    public static readonly DailyWindow WeekdayLimits = new(new(9, 0), new(21, 0));
    public static readonly DailyWindow WeekendLimits = new(new(10, 0), new(20, 0));

    public DailyWindow Weekdays { get; init; } = new(new(10, 0), new(20, 0));

    /// <summary>Saturdays, Sundays and Russian public holidays.</summary>
    public DailyWindow Weekends { get; init; } = new(new(11, 0), new(19, 0));

    public DemoHours Demo { get; init; } = DemoHours.Any;

    /// <summary>One sentence per value that breaks the limits, each naming its key under Calling; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Weekdays.IsWithin(WeekdayLimits))
        {
            yield return $"Calling:Hours:Weekdays is '{Weekdays}', but calls on weekdays stay within {WeekdayLimits}.";
        }

        if (!Weekends.IsWithin(WeekendLimits))
        {
            yield return $"Calling:Hours:Weekends is '{Weekends}', but calls on weekends and holidays stay within {WeekendLimits}.";
        }
    }
}
