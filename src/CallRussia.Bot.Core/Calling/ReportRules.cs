using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers <see cref="RecordOutcome"/>.</summary>
internal sealed class ReportRules(NumberRules rules, BankRegions regions)
{
    public Trigger Answer(ITransaction kept, RecordOutcome ask, Deed deed)
    {
        if (KeptLeases.Find(kept, ask.Lease) is not { Token: { } token } lease || lease.Volunteer != deed.Who) return new OutcomeRefused(ask.Lease, null);
        if (IsTooLate(lease, deed.At)) return new OutcomeRefused(ask.Lease, lease.Outcome);
        if (lease.Outcome == ask.Outcome && lease.CallAt == ask.CallAt) return Recorded(kept, lease);
        var report = new Report(lease, kept.Find(TouchedNumbers.Table, token)!, ask.Outcome, Attempt(kept, lease, ask, deed));
        // Without an hour there is nothing to come back for: such a report can only come from a forged button.
        if (report.IsCallLater && (ask.CallAt is null || !OutcomeRules.MayCallLater(report.Before))) return new OutcomeRefused(ask.Lease, lease.Outcome);
        return OutcomeRules.Report(report.Call, report.Number.State, report.Outcome, report.Attempt) is { } after
            ? Keep(kept, report, after, deed.At)
            : new OutcomeRefused(ask.Lease, lease.Outcome);
    }

    /// <summary>What was before the call is not kept any longer, or only by chance.</summary>
    private bool IsTooLate(KeptLease lease, DateTimeOffset at) => lease.EndedAt is { } ended && (at > ended + rules.LateReports || lease.Before is null);

    private static OutcomeRecorded Keep(ITransaction kept, Report report, NumberState after, DateTimeOffset at)
    {
        var (lease, number) = (report.Lease, report.Number);
        var saved = TouchedNumbers.Save(kept, number with
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
            Rev = report.IsOvertaken ? lease.Rev : saved.Rev,
            AddedDoNotCall = lease.AddedDoNotCall | Register(kept, report, after, at),
        };
        kept.Put(KeptLeases.Table, reported);
        var isPromised = after.Status == NumberStatus.Kept && after.KeptFor == lease.Volunteer!.Value.Value;
        Callers.Report(kept, lease, reported, isPromised ? after.Until : null, at);
        if (OutcomeRules.BarsVolunteer(report.Outcome)) BarredNumbers.Bar(kept, number.Token, lease.Volunteer!.Value);
        return Recorded(kept, reported);
    }

    /// <summary>A no is kept at once and for good, even when the number's own state could not become stricter.</summary>
    private static bool Register(ITransaction kept, Report report, NumberState after, DateTimeOffset at) =>
        after.Status == NumberStatus.DoNotCall && DoNotCallRegister.Add(kept, kept.Marks.Number(report.Number.Token), (DoNotCallReason)report.Outcome, at);

    private Attempt Attempt(ITransaction kept, KeptLease lease, RecordOutcome ask, Deed deed)
    {
        var daypart = regions.Find(kept, lease.Region) is { } region ? PoliteHours.DaypartOf(region, lease.GivenAt) : Daypart.Day;
        return new Attempt(deed.Who.Value, deed.At, daypart, ask.Outcome == Outcome.CallLater ? ask.CallAt : null);
    }

    private static OutcomeRecorded Recorded(ITransaction kept, KeptLease lease) =>
        new(lease.Id, lease.Outcome!.Value, lease.CallAt, lease.UndoUntil!.Value) { EndsShift = Shifts.EndsWith(kept, lease) };

    private sealed record Report(KeptLease Lease, TouchedNumber Number, Outcome Outcome, Attempt Attempt)
    {
        public bool IsCallLater => Outcome == Outcome.CallLater;

        public NumberState Before => Lease.Before?.State ?? Number.State;

        public bool IsOvertaken => !Lease.IsOpen && Number.Rev != Lease.Rev;

        public PastCall Call => new(Before, Lease.EndedAt, Lease.Outcome, IsOvertaken);
    }
}
