using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers <see cref="RecordOutcome"/> and <see cref="RecordRingBack"/>.</summary>
internal sealed class ReportRules(NumberRules rules, BankRegions regions)
{
    public Trigger Answer(ITransaction kept, RecordOutcome ask, Deed deed)
    {
        if (KeptLeases.Find(kept, ask.Lease) is not { Token: not null } lease || lease.Volunteer != deed.Who) return new OutcomeRefused(ask.Lease, null);
        if (IsTooLate(lease, deed.At)) return new OutcomeRefused(ask.Lease, lease.Outcome);
        if (lease.Outcome == ask.Outcome && lease.CallAt == ask.CallAt) return Recorded(kept, lease, deed);
        var report = Report.Of(kept, lease, ask.Outcome, Attempt(kept, lease, ask.Outcome == Outcome.CallLater ? ask.CallAt : null, deed));
        // Without an hour there is nothing to come back for: such a report can only come from a forged button.
        if (report.IsCallLater && (ask.CallAt is null || !report.Rules.MayCallLater(report.Before))) return new OutcomeRefused(ask.Lease, lease.Outcome);
        return Keep(kept, report, deed.At) is { } reported ? Recorded(kept, reported, deed) : new OutcomeRefused(ask.Lease, lease.Outcome);
    }

    /// <summary>The other side rang, be it weeks later: others may have gone on from the call that was, and nothing of it is changed but to tighten.</summary>
    public Trigger Answer(ITransaction kept, RecordRingBack ask, Deed deed)
    {
        if (KeptLeases.Find(kept, ask.Lease) is not { Token: not null, IsOpen: false } lease || lease.Volunteer != deed.Who || !Outcomes.AfterRingBack.Contains(ask.Outcome))
            return new OutcomeRefused(ask.Lease, null);
        if (lease.Outcome == ask.Outcome) return new RingBackRecorded(ask.Lease, ask.Outcome);
        var report = Report.Of(kept, lease, ask.Outcome, Attempt(kept, lease, callAt: null, deed)) with { IsRingBack = true };
        return Keep(kept, report, deed.At) is not null ? new RingBackRecorded(ask.Lease, ask.Outcome) : new OutcomeRefused(ask.Lease, lease.Outcome);
    }

    /// <summary>What was before the call is not kept any longer, or only by chance.</summary>
    private bool IsTooLate(KeptLease lease, DateTimeOffset at) => lease.EndedAt is { } ended && (at > ended + rules.LateReports || lease.Before is null);

    /// <returns>The lease as it is kept then; null when what stands is stricter.</returns>
    private static KeptLease? Keep(ITransaction kept, Report report, DateTimeOffset at)
    {
        var (lease, number) = (report.Lease, report.Number);
        if (report.Rules.Report(report.Call, number.State, report.Outcome, report.Attempt) is not { } after) return null;
        var saved = TouchedNumbers.Save(kept, number with
        {
            State = after,
            Agreed = after.Status == NumberStatus.Kept ? after == number.State ? number.Agreed : lease.Id : null,
            HeldBy = number.HeldBy == lease.Id ? null : number.HeldBy,
            IsBarredForSome = OutcomeRules.BarsVolunteer(report.Outcome) ? true : number.IsBarredForSome,
        });
        var reported = lease with
        {
            EndedAt = lease.EndedAt ?? at,
            Outcome = report.Outcome,
            CallAt = report.Attempt.CallAt,
            ReportedAt = lease.ReportedAt ?? at,
            UndoUntil = at + OutcomeRules.UndoTime,
            // Once it was forgotten it stays so.
            Before = lease.IsOpen ? new NumberBefore(number.State, number.Agreed) : lease.Before,
            // An overtaken report leaves its revision behind, so that undo can't take back what came after it.
            Rev = report.IsOvertaken ? lease.Rev : saved.Rev,
            AddedDoNotCall = lease.AddedDoNotCall | Register(kept, report, after, at),
        };
        kept.Put(KeptLeases.Table, reported);
        var isPromised = after.Status == NumberStatus.Kept && after.KeptFor == lease.Volunteer!.Value.Value;
        Callers.Report(kept, lease, reported, isPromised ? after.Until : null, at);
        if (OutcomeRules.BarsVolunteer(report.Outcome)) BarredNumbers.Bar(kept, number.Token, lease.Volunteer!.Value);
        return reported;
    }

    /// <summary>A no is kept at once and for good, even when the number's own state could not become stricter.</summary>
    private static bool Register(ITransaction kept, Report report, NumberState after, DateTimeOffset at) =>
        after.Status == NumberStatus.DoNotCall && DoNotCallRegister.Add(kept, kept.Marks.Number(report.Number.Token), (DoNotCallReason)report.Outcome, at);

    private Attempt Attempt(ITransaction kept, KeptLease lease, DateTimeOffset? callAt, Deed deed)
    {
        var daypart = regions.Find(kept, lease.Region) is { } region ? PoliteHours.DaypartOf(region, lease.GivenAt) : Daypart.Day;
        return new Attempt(deed.Who.Value, deed.At, daypart, callAt);
    }

    private static OutcomeRecorded Recorded(ITransaction kept, KeptLease lease, Deed deed) =>
        new(lease.Id, lease.Outcome!.Value, lease.CallAt, lease.UndoUntil!.Value) { EndsShift = Shifts.EndsWith(kept, lease), Together = SharedHours.CountOf(kept, deed.Who, deed.Now), Milestone = Milestones.Of(kept, lease, deed.Scene.Volunteer.JoinedAt) };

    private sealed record Report(KeptLease Lease, TouchedNumber Number, OutcomeRules Rules, Outcome Outcome, Attempt Attempt)
    {
        public bool IsRingBack { get; init; }

        public bool IsCallLater => Outcome == Outcome.CallLater;

        public NumberState Before => Lease.Before?.State ?? Number.State;

        /// <summary>A ring back is itself what has happened since.</summary>
        public bool IsOvertaken => IsRingBack || (!Lease.IsOpen && Number.Rev != Lease.Rev);

        public PastCall Call => new(Before, Lease.EndedAt, Lease.Outcome, IsOvertaken);

        public static Report Of(ITransaction kept, KeptLease lease, Outcome outcome, Attempt attempt) =>
            new(lease, kept.Find(TouchedNumbers.Table, lease.Token!)!, KeptRules.At(kept, lease.EndedAt ?? attempt.At), outcome, attempt);
    }
}
