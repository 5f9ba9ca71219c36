using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Answers <see cref="RecordOutcome"/>.</summary>
internal sealed class Reports(
    NumberRules rules, LeaseRows leases, Callers callers, NumberRows numbers, DoNotCallRegister doNotCall, BankRegions regions, Counts counts, Vault vault)
{
    public Trigger Answer(RecordOutcome ask, VolunteerId volunteer, DateTimeOffset at)
    {
        if (leases.Find(ask.Lease) is not { Token: { } token } lease || lease.Volunteer != volunteer) return new OutcomeRefused(ask.Lease, null);
        if (lease.EndedAt is { } ended && at > ended + rules.LateReports) return new OutcomeRefused(ask.Lease, lease.Outcome);
        var report = new Report(lease, numbers.Find(token)!, ask.Outcome, Attempt(lease, volunteer, ask, at));
        if (lease.Outcome == ask.Outcome && lease.CallAt == ask.CallAt) return Recorded(lease);
        // Without an hour there is nothing to come back for: such a report can only come from a forged button.
        if (report.IsCallLater && (ask.CallAt is null || !OutcomeRules.MayCallLater(report.Before))) return new OutcomeRefused(ask.Lease, lease.Outcome);
        return OutcomeRules.Report(report.Call, report.Number.State, report.Outcome, report.Attempt) is { } after ? Keep(report, after, at) : new OutcomeRefused(ask.Lease, lease.Outcome);
    }

    private OutcomeRecorded Keep(Report report, NumberState after, DateTimeOffset at)
    {
        var (lease, number) = (report.Lease, report.Number);
        var kept = numbers.Save(number with
        {
            State = after,
            Agreed = after.Status == NumberStatus.Kept ? after == number.State ? number.Agreed : lease.Id : null,
            HeldBy = number.HeldBy == lease.Id ? null : number.HeldBy,
        });
        var reported = lease with
        {
            EndedAt = lease.EndedAt ?? at,
            Outcome = report.Outcome,
            CallAt = report.Attempt.CallAt,
            ReportedAt = lease.ReportedAt ?? at,
            UndoUntil = at + OutcomeRules.UndoTime,
            Before = lease.Before ?? new NumberBefore(number.State, number.Agreed),
            // An overtaken report leaves its revision behind, so that undo can't take back what came after it.
            Rev = report.IsOvertaken ? lease.Rev : kept.Rev,
            AddedDoNotCall = lease.AddedDoNotCall | Register(report, after, at),
        };
        callers.Report(lease, reported, at);
        leases.Save(reported);
        counts.Report(lease, reported);
        if (OutcomeRules.BarsVolunteer(report.Outcome)) numbers.Bar(number.Token, lease.Volunteer!.Value);
        return Recorded(reported);
    }

    /// <summary>A no is kept at once and for good, even when the number's own state could not become stricter.</summary>
    private bool Register(Report report, NumberState after, DateTimeOffset at) =>
        after.Status == NumberStatus.DoNotCall && doNotCall.Add(vault.Number(report.Number.Token), report.Outcome, at);

    private Attempt Attempt(LeaseRow lease, VolunteerId volunteer, RecordOutcome ask, DateTimeOffset at)
    {
        var daypart = regions.Find(lease.Region) is { } region ? PoliteHours.DaypartOf(region, lease.GivenAt) : Daypart.Day;
        return new Attempt(volunteer.Value, at, daypart, ask.Outcome == Outcome.CallLater ? ask.CallAt : null);
    }

    private static OutcomeRecorded Recorded(LeaseRow lease) => new(lease.Id, lease.Outcome!.Value, lease.CallAt, lease.UndoUntil!.Value);

    private sealed record Report(LeaseRow Lease, NumberRow Number, Outcome Outcome, Attempt Attempt)
    {
        public bool IsCallLater => Outcome == Outcome.CallLater;

        public NumberState Before => Lease.Before?.State ?? Number.State;

        /// <summary>The number changed after this lease ended: handed out again, or made stricter by an earlier holder's late word.</summary>
        public bool IsOvertaken => !Lease.IsOpen && Number.Rev != Lease.Rev;

        public PastCall Call => new(Before, Lease.EndedAt, Lease.Outcome, IsOvertaken);
    }
}
