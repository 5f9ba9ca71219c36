namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Days off in Russia besides weekends: the holidays of article 112 of the Labour Code, which return every year, and single days moved by
/// the government's yearly decree. A returning holiday outside January that falls on a weekend takes the next working day off, as the
/// article says.
/// </summary>
/// <param name="yearly">Month and day; the year is ignored.</param>
/// <param name="dates">Full dates.</param>
public sealed class PublicHolidays(IEnumerable<(int Month, int Day)> yearly, IEnumerable<DateOnly> dates)
{
    private readonly HashSet<(int Month, int Day)> yearly = [.. yearly];
    private readonly HashSet<DateOnly> dates = [.. dates];

    public static PublicHolidays None { get; } = new([], []);

    /// <summary>Whether the yearly decree for that year is known: each one moves some days.</summary>
    public bool HasDecreeOf(int year) => dates.Any(date => date.Year == year);

    public bool IsDayOff(DateOnly date) => IsWeekend(date) || IsHolidayOff(date);

    /// <summary>A holiday, or the working day to which one was moved; not a plain weekend.</summary>
    public bool IsHolidayOff(DateOnly date) => IsHoliday(date) || IsMovedHere(date);

    private bool IsHoliday(DateOnly date) => dates.Contains(date) || yearly.Contains((date.Month, date.Day));

    /// <summary>A working day that ends a run of days off in which a returning holiday fell on a weekend.</summary>
    private bool IsMovedHere(DateOnly date)
    {
        var before = date.AddDays(-1);
        for (; IsWeekend(before) || IsHoliday(before); before = before.AddDays(-1))
        {
            // The days off of January are moved by decree, not by this rule.
            if (IsWeekend(before) && before.Month != 1 && yearly.Contains((before.Month, before.Day)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
