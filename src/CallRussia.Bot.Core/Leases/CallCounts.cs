using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Leases;

/// <summary>
/// What is counted of hand-outs and calls. It names nobody and survives every erasure; a correction moves what a report added, and undo takes
/// it out again.
/// </summary>
public static class CallCounts
{
    /// <summary>How many calls ended how: first the day of the first report (since 0001-01-01, UTC), then the outcome.</summary>
    public static readonly Counts Tally = new("tally");

    /// <summary>All reported calls, without "I did not call".</summary>
    private static readonly Counts s_calls = new("calls");

    /// <summary>Since the store began.</summary>
    public static int Calls(ITransaction kept) => (int)s_calls.Find(kept);

    /// <summary>Since the day began on which <paramref name="from"/> lies (UTC).</summary>
    public static int CallsSince(ITransaction kept, DateTimeOffset from) =>
        (int)Tally.Between(kept, Counts.Day(from), long.MaxValue).Where(count => ((Outcome)count.Second).WasCalled()).Sum(count => count.N);

    /// <summary>A lease comes or changes.</summary>
    internal static void Follow(ITransaction kept, KeptLease? before, KeptLease after)
    {
        if (before is null) KeptLeases.HandedOut.Add(kept, 1, Counts.Day(after.GivenAt));
        if (before?.Outcome == after.Outcome) return;
        Count(kept, before, -1);
        Count(kept, after, +1);
    }

    private static void Count(ITransaction kept, KeptLease? lease, int by)
    {
        if (lease is not { Outcome: { } outcome, ReportedAt: { } reportedAt }) return;
        Tally.Add(kept, by, Counts.Day(reportedAt), (int)outcome);
        if (outcome.WasCalled())
        {
            s_calls.Add(kept, by);
            SharedHours.Count(kept, lease, by);
        }
        if (lease.Day is { } day && AnswerRates.Tells(outcome)) AnswerHours.Count(kept, lease.Region, day, lease.LocalHour, by, outcome.WasAnswered() ? by : 0);
    }
}
