using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Reporting;

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
