using System.Numerics;
using System.Runtime.InteropServices;

namespace CallRussia.Bot.Core.Community;

/// <summary>A part of the day on somebody's own clock. The values are stored and stand on buttons.</summary>
public enum DayPart
{
    /// <summary>8–12.</summary>
    Morning = 0,

    /// <summary>12–17.</summary>
    Noon = 1,

    /// <summary>17–21.</summary>
    Evening = 2,

    /// <summary>21–24.</summary>
    Late = 3,
}

/// <summary>When somebody has time: on these days, in these parts of the day.</summary>
/// <param name="Days">A bit for each day, Monday the lowest.</param>
/// <param name="Parts">A bit for each <see cref="DayPart"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FreeHours(int Days, int Parts)
{
    public const int AllDays = 0b111_1111;
    public const int AllParts = 0b1111;

    private static readonly int[] s_begins = [8, 12, 17, 21, 24];

    public bool IsChosen => (Days & AllDays) != 0 && (Parts & AllParts) != 0;

    public bool Has(DateTime local) => local.Hour >= s_begins[0] && (Days >> Day(local.DayOfWeek) & 1) != 0 && (Parts >> PartOf(local.Hour) & 1) != 0;

    /// <summary>The first whole hour after this one that is chosen; null when none is.</summary>
    public DateTime? Next(DateTime local)
    {
        var hour = local.Date.AddHours(local.Hour);
        for (var ahead = 1; ahead <= 7 * 24; ahead++)
            if (Has(hour.AddHours(ahead))) return hour.AddHours(ahead);
        return null;
    }

    public static int Begins(DayPart part) => s_begins[(int)part];

    public static int Ends(DayPart part) => s_begins[(int)part + 1];

    /// <summary>Monday is 0.</summary>
    public static int Day(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>The same hours of the week as all the world counts them.</summary>
    /// <param name="offset">The clock's, to the hour.</param>
    public WeekHours InUtc(TimeSpan offset)
    {
        var (first, second, third) = (0ul, 0ul, 0ul);
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            if (!Has(s_monday.AddHours(hour))) continue;
            var at = ((hour - (int)Math.Round(offset.TotalHours)) % (7 * 24) + (7 * 24)) % (7 * 24);
            if (at < 64) first |= 1ul << at;
            else if (at < 128) second |= 1ul << (at - 64);
            else third |= 1ul << (at - 128);
        }
        return new WeekHours(first, second, third);
    }

    private static readonly DateTime s_monday = new(2001, 1, 1);

    private static int PartOf(int hour) => Array.FindLastIndex(s_begins, 3, begin => begin <= hour);
}

/// <summary>Hours of a week, a bit for each, from Monday 0 o'clock UTC on.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WeekHours(ulong First, ulong Second, ulong Third)
{
    /// <summary>How many hours both have.</summary>
    public int Shared(WeekHours other) => BitOperations.PopCount(First & other.First) + BitOperations.PopCount(Second & other.Second) + BitOperations.PopCount(Third & other.Third);
}
