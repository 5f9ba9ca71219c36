using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>What a report adds to the anonymous counts, what its correction moves and what undo takes out again.</summary>
internal sealed class Counts(NumberRules rules, BankRegions regions, Tally tally, AnswerCounts answers)
{
    /// <summary>A report came, was corrected or taken back.</summary>
    public void Report(LeaseRow before, LeaseRow now)
    {
        Count(before, -1);
        Count(now, +1);
    }

    private void Count(LeaseRow lease, int by)
    {
        if (lease is not { Outcome: { } outcome, ReportedAt: { } reportedAt }) return;
        tally.Count(reportedAt, outcome, by);
        if (!AnswerRates.Tells(outcome) || regions.Find(lease.Region) is not { } region) return;
        answers.Count(lease.Region, rules.Hours.DayOf(region, lease.GivenAt), lease.LocalHour, by, outcome.WasAnswered() ? by : 0);
    }
}
