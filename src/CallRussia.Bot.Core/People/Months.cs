namespace CallRussia.Bot.Core.People;

/// <summary>Months of the calendar (UTC), counted from the year 0.</summary>
public static class Months
{
    public static int Of(DateTimeOffset at) => (at.UtcDateTime.Year * 12) + at.UtcDateTime.Month - 1;

    public static DateOnly FirstDay(int month) => new(month / 12, (month % 12) + 1, 1);
}
