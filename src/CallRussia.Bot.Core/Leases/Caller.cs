using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>What budgets, brakes and audiences have to know of a volunteer: neither a long history nor a busy day makes the next number dearer.</summary>
/// <param name="Ever">Hand-outs ever; the latest one has this as its <see cref="KeptLease.Nth"/>.</param>
/// <param name="Called">Reported calls without "I did not call".</param>
/// <param name="Recent">The hand-outs of the last day and some before, the latest first.</param>
public sealed record Caller(VolunteerId Volunteer, int Ever, int Called, IReadOnlyList<RecentHandOut> Recent)
{
    /// <summary>So many reported hand-outs are kept for their pace, however old they are: two of them may yet be undone.</summary>
    private const int Always = Brakes.Sample + 2;

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The lease whose number is in hand.</summary>
    public LeaseId? Held { get; init; }

    /// <summary>The newest lease; null before the first one, and after a /forget.</summary>
    public LeaseId? Latest { get; init; }

    /// <summary>When the last reported call was reported; null while there is none.</summary>
    public DateTimeOffset? LastCall { get; init; }

    /// <summary>No agreed call of theirs is kept beyond this time; null when none ever was: a hand-out need not look for one.</summary>
    public DateTimeOffset? PromisedUntil { get; init; }

    /// <summary>A number is handed out.</summary>
    /// <param name="most">No limit looks further back than so many hand-outs.</param>
    public Caller With(KeptLease lease, int most) => this with
    {
        Ever = Ever + 1,
        Recent = Counted([new RecentHandOut(lease.GivenAt, null, false), .. Recent], lease.GivenAt, most),
        Held = lease.Id,
        Latest = lease.Id,
    };

    /// <summary>A report came, was corrected or taken back (the number is in hand again).</summary>
    public Caller With(KeptLease before, KeptLease now)
    {
        var index = Ever - now.Nth;
        var recent = Recent.ToArray();
        if (index >= 0 && index < recent.Length) recent[index] = RecentHandOut.Of(now);
        var more = Calls(now) - Calls(before);
        var last = now.ReportedAt ?? now.GivenAt;
        return this with
        {
            Called = Called + more,
            Recent = recent,
            Held = now.IsOpen ? now.Id : Held == now.Id ? null : Held,
            LastCall = more == 0 || LastCall > last ? LastCall : last,
        };
    }

    /// <summary>What stays of the last day when somebody asks to be forgotten.</summary>
    public IReadOnlyList<RecentHandOut> Times(DateTimeOffset at) => [.. Recent.Where(handOut => handOut.At > at - Day).Select(handOut => new RecentHandOut(handOut.At, null, false))];

    /// <summary>What decides whether the next number may be had.</summary>
    public CallingRecord Record(Volunteer volunteer, DateTimeOffset at)
    {
        var (today, reveals, skips) = (new List<DateTimeOffset>(Recent.Count), new List<TimeSpan>(Brakes.Sample), 0);
        foreach (var handOut in Recent)
        {
            if (handOut.At > at - Day)
            {
                today.Add(handOut.At);
                if (handOut.Skipped) skips++;
            }
            if (handOut.ReportedAfter is { } after && reveals.Count < Brakes.Sample) reveals.Add(after);
        }
        reveals.Reverse();
        return new CallingRecord
        {
            HandOuts = today,
            HandOutsEver = Ever,
            Outcomes = Called,
            RulesAccepted = volunteer.PromisedAt is not null,
            QuizPassed = volunteer.QuizPassedAt is not null,
            CourseFinished = volunteer.CourseFinishedAt is not null,
            RevealToReport = reveals,
            Skips = skips,
        };
    }

    /// <summary>What no budget and no brake looks at any more is left out.</summary>
    private static IReadOnlyList<RecentHandOut> Counted(IReadOnlyList<RecentHandOut> latestFirst, DateTimeOffset at, int most)
    {
        var (count, reported) = (0, 0);
        while (count < latestFirst.Count && count < Math.Max(most, Always) && (reported < Always || latestFirst[count].At > at - Day))
            if (latestFirst[count++].ReportedAfter is not null) reported++;
        return count == latestFirst.Count ? latestFirst : [.. latestFirst.Take(count)];
    }

    private static int Calls(KeptLease lease) => lease.Outcome is { } outcome && outcome.WasCalled() ? 1 : 0;
}

/// <param name="ReportedAfter">From showing the number to its first report; null while there is none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecentHandOut(DateTimeOffset At, TimeSpan? ReportedAfter, bool Skipped)
{
    public static RecentHandOut Of(KeptLease lease) => new(lease.GivenAt, lease.ReportedAt - lease.GivenAt, lease.Outcome is { } outcome && !outcome.WasCalled());
}
