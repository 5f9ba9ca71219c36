using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>Reports: the first one counts, a refinement replaces it, anything else only ever tightens.</summary>
internal sealed partial class NaiveBank
{
    private static readonly TimeSpan LateReports = TimeSpan.FromHours(24);
    private static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private void Reported(RecordOutcome report, long volunteer, DateTimeOffset at, Trigger answer)
    {
        if (Mine(report.Lease, volunteer) is not { IsLinked: true } lease)
        {
            Same(new OutcomeRefused(report.Lease, null), answer);
            return;
        }
        var isTooLate = at > lease.EndedAt + LateReports;
        var saysTheSame = lease.Outcome == report.Outcome && lease.CallAt == report.CallAt;
        if (!isTooLate && !saysTheSame && After(lease, report, at) is { } after) Keep(lease, report, after, at);
        else if (isTooLate || !saysTheSame)
        {
            Same(new OutcomeRefused(report.Lease, lease.Outcome), answer);
            return;
        }
        // Of shifts the card index knows nothing.
        Same(new OutcomeRecorded(lease.Id, lease.Outcome!.Value, lease.CallAt, lease.UndoUntil!.Value) { EndsShift = answer is OutcomeRecorded { EndsShift: true }, Milestone = (answer as OutcomeRecorded)?.Milestone }, answer);
    }

    /// <summary>The card after the report; null when the report does not count.</summary>
    private static Card? After(NaiveLease lease, RecordOutcome report, DateTimeOffset at)
    {
        var now = lease.Number.Card;
        var before = lease.Before ?? now;
        var call = new Circumstances(lease.Volunteer!.Value, at, lease.Number.Region.PartAt(lease.GivenAt), report.CallAt);
        if (report.Outcome == Outcome.CallLater && (report.CallAt is null || before.Promises >= NaiveRules.PromisesOfANumber)) return null;
        if (lease.Outcome is { } said && said != report.Outcome && !NaiveRules.Refines(said, report.Outcome) && !NaiveRules.Tightens(said, report.Outcome)) return null;
        // Others have gone on from there: their word stays, and this is one call more. Nobody is promised what somebody else has by now.
        if (IsOvertaken(lease)) return report.Outcome == Outcome.CallLater ? now : NaiveRules.Stricter(now, NaiveRules.Report(now, report.Outcome, call));
        if (lease.Outcome is { } earlier) return Corrected(before, earlier, now, report.Outcome, call);
        if (lease.IsOpen) return NaiveRules.Report(now, report.Outcome, call);
        // An hour after the lease nobody can say "I did not call" and have the number back in the bank.
        return NaiveRules.WasCalled(report.Outcome) ? NaiveRules.Report(before, report.Outcome, call) : now;
    }

    private static Card Corrected(Card before, Outcome earlier, Card now, Outcome later, Circumstances call)
    {
        var after = NaiveRules.Report(before, later, call);
        // The same people agreed on another hour.
        if (earlier == later) return after;
        if (!NaiveRules.Refines(earlier, later)) return NaiveRules.Stricter(now, after);
        // Somebody else has closed the number since the first tap.
        return now.Fate > NaiveRules.Report(before, earlier, call).Fate ? NaiveRules.Stricter(now, after) : after;
    }

    private void Keep(NaiveLease lease, RecordOutcome report, Card after, DateTimeOffset at)
    {
        var number = lease.Number;
        var isOvertaken = IsOvertaken(lease);
        Seen.Reports++;
        if (lease.Outcome is not null) Seen.Corrections++;
        else if (!lease.IsOpen) Seen.Late++;
        if (isOvertaken) Seen.Overtaken++;
        if (lease.Before is null) (lease.Before, lease.AgreedBefore) = (number.Card, number.AgreedOn);
        lease.CameTooLate = isOvertaken && after == number.Card;
        number.AgreedOn = after.Fate != Fate.Promised ? null : after == number.Card ? number.AgreedOn : lease.Id;
        number.Card = after;
        number.Happened++;
        if (number.HeldBy == lease.Id) number.HeldBy = null;
        if (!isOvertaken) lease.Happened = number.Happened;
        lease.EndedAt ??= at;
        lease.ReportedAt ??= at;
        lease.SaidAt = at;
        (lease.Outcome, lease.CallAt, lease.UndoUntil) = (report.Outcome, report.CallAt, at + UndoTime);
        lease.SaidNeverFirst |= after.Fate == Fate.Never && _never.Add(number.Number);
        if (!NaiveRules.WasCalled(report.Outcome)) number.SkippedBy.Add(lease.Volunteer!.Value);
    }

    /// <summary>The other side rang: one call more, whatever others did meanwhile, and no undo brings the number back behind it.</summary>
    private void RangBack(RecordRingBack ring, long volunteer, DateTimeOffset at, Trigger answer)
    {
        if (Mine(ring.Lease, volunteer) is not { IsLinked: true, IsOpen: false } lease || !NaiveRules.IsForGood(ring.Outcome))
        {
            Same(new OutcomeRefused(ring.Lease, null), answer);
            return;
        }
        if (lease.Outcome is { } said && said != ring.Outcome && !NaiveRules.Tightens(said, ring.Outcome))
        {
            Same(new OutcomeRefused(ring.Lease, said), answer);
            return;
        }
        if (lease.Outcome != ring.Outcome)
        {
            Seen.RingBacks++;
            var number = lease.Number;
            var call = new Circumstances(volunteer, at, lease.Number.Region.PartAt(lease.GivenAt), CallAt: null);
            number.Card = NaiveRules.Stricter(number.Card, NaiveRules.Report(number.Card, ring.Outcome, call));
            number.AgreedOn = null;
            number.Happened++;
            lease.ReportedAt ??= at;
            (lease.Outcome, lease.CallAt, lease.SaidAt, lease.UndoUntil) = (ring.Outcome, null, at, at + UndoTime);
            lease.SaidNeverFirst |= number.Card.Fate == Fate.Never && _never.Add(number.Number);
        }
        Same(new RingBackRecorded(ring.Lease, ring.Outcome), answer);
    }

    private void Undone(LeaseId id, long volunteer, DateTimeOffset at, Trigger answer)
    {
        if (Mine(id, volunteer) is not { IsLinked: true, Outcome: { } outcome } lease || at > lease.UndoUntil || InHand(volunteer) is not null || IsOvertaken(lease))
        {
            Same(new UndoRefused(id), answer);
            return;
        }
        Seen.Undos++;
        var number = lease.Number;
        (number.Card, number.AgreedOn, number.HeldBy) = (lease.Before!, lease.AgreedBefore, id);
        number.Happened++;
        if (lease.SaidNeverFirst) _never.Remove(number.Number);
        if (!NaiveRules.WasCalled(outcome)) number.SkippedBy.Remove(volunteer);
        var atLeast = at.AddMinutes(10);
        if (lease.Until < atLeast) lease.Until = atLeast;
        (lease.EndedAt, lease.Outcome, lease.CallAt, lease.ReportedAt, lease.UndoUntil, lease.Before, lease.SaidNeverFirst, lease.CameTooLate) = (null, null, null, null, null, null, false, false);
        Same(new OutcomeUndone(Shown(lease)), answer);
    }

    /// <summary>Something has happened to the number since this lease ended.</summary>
    public static bool IsOvertaken(NaiveLease lease) => !lease.IsOpen && lease.Number.Happened != lease.Happened;

    private NaiveLease? Mine(LeaseId id, long volunteer) => _leases.GetValueOrDefault(id) is { } lease && lease.Volunteer == volunteer ? lease : null;
}
