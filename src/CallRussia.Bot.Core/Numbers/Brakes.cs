namespace CallRussia.Bot.Core.Numbers;

/// <summary>What looks unlike calling.</summary>
public enum Brake
{
    /// <summary>Reported sooner than a call can be made.</summary>
    TooFast = 1,

    /// <summary>Most numbers are given back.</summary>
    MostlySkipped = 2,

    /// <summary>Numbers at every hour of the day and night.</summary>
    RoundTheClock = 3,

    /// <summary>More than a few skips today; no cause for suspicion.</summary>
    ManySkips = 4,
}

/// <summary>
/// Slows down whoever collects numbers instead of calling. A brake is a wait and never a verdict: an organizer looks, people decide.
/// </summary>
public static class Brakes
{
    public const int Sample = 8;
    public const int SkipsADay = 5;
    public const double SkippedShare = 0.6;

    /// <summary>Different clock hours of the last 24: nobody who sleeps six hours gets there.</summary>
    public const int HoursOfTheDay = 19;

    public static readonly TimeSpan ShortestCall = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan WaitForSkips = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WaitForSuspicion = TimeSpan.FromMinutes(15);

    /// <summary>Whether an organizer should look.</summary>
    public static bool NeedsALook(this Brake brake) => brake != Brake.ManySkips;

    /// <summary>The brake that holds now, if one does: the wait counts from the last hand-out.</summary>
    public static BudgetAnswer? Ask(CallingRecord record, DateTimeOffset at)
    {
        if (record.HandOuts.Count == 0)
        {
            return null;
        }

        var today = record.HandOuts.Where(time => time > at - TimeSpan.FromDays(1)).ToList();
        if (today.Count == 0 || Of(record, today) is not { } brake)
        {
            return null;
        }

        var until = today.Max() + (brake.NeedsALook() ? WaitForSuspicion : WaitForSkips);
        return until > at ? new BudgetAnswer.SlowDown(until, brake) : null;
    }

    private static Brake? Of(CallingRecord record, List<DateTimeOffset> today) => true switch
    {
        _ when record.RevealToReport.Count >= Sample && Median(record.RevealToReport.TakeLast(Sample)) < ShortestCall => Brake.TooFast,
        _ when today.Count >= Sample && record.Skips > SkippedShare * today.Count => Brake.MostlySkipped,
        _ when today.DistinctBy(time => (time.UtcDateTime.Date, time.UtcDateTime.Hour)).Count() >= HoursOfTheDay => Brake.RoundTheClock,
        _ when record.Skips > SkipsADay => Brake.ManySkips,
        _ => null,
    };

    /// <summary>Of an even sample, the mean of the two in the middle.</summary>
    private static TimeSpan Median(IEnumerable<TimeSpan> sample)
    {
        var sorted = sample.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
