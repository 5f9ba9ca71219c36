using System.Runtime.InteropServices;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Which days a report is about. Days are those of UTC, as everywhere where the bot counts.</summary>
public enum Period
{
    Today = 0,
    Week = 1,
    Month = 2,
    All = 3,

    /// <summary>What the daily digest is about.</summary>
    Yesterday = 4,
}

/// <summary>From one day to another, both with it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Days(DateOnly First, DateOnly Last)
{
    public static Days Of(Period period, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        return period switch
        {
            Period.Today => new Days(today, today),
            Period.Yesterday => new Days(today.AddDays(-1), today.AddDays(-1)),
            Period.Week => new Days(today.AddDays(-6), today),
            Period.Month => new Days(today.AddDays(-29), today),
            Period.All => new Days(DateOnly.MinValue, today),
            _ => throw new ArgumentOutOfRangeException(nameof(period)),
        };
    }

    public bool Has(DateOnly day) => day >= First && day <= Last;
}
