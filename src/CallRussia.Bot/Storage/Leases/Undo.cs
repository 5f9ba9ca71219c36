using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Answers <see cref="UndoOutcome"/>: as if the report had never been, or not at all.</summary>
internal sealed class Undo(NumberRules rules, LeaseRows leases, Callers callers, NumberRows numbers, DoNotCallRegister doNotCall, Counts counts, Vault vault)
{
    public Trigger Answer(LeaseId id, VolunteerId volunteer, DateTimeOffset at, Func<LeaseRow, Lease> shown)
    {
        if (leases.Find(id) is not { Token: { } token, Before: { } before, Outcome: { } outcome } lease
            || lease.Volunteer != volunteer || !(at <= lease.UndoUntil)
            || leases.Open(volunteer) is not null
            || numbers.Find(token) is not { } number || number.Rev != lease.Rev)
            return new UndoRefused(id);

        numbers.Save(number with { State = before.State, Agreed = before.Agreed, HeldBy = id });
        if (lease.AddedDoNotCall) doNotCall.Remove(vault.Number(token));
        if (OutcomeRules.BarsVolunteer(outcome)) numbers.Unbar(token, volunteer);
        var open = Reopened(lease, at);
        counts.Report(lease, open);
        callers.Report(lease, open, at);
        leases.Save(open);
        return new OutcomeUndone(shown(open));
    }

    private LeaseRow Reopened(LeaseRow lease, DateTimeOffset at)
    {
        var least = at + rules.AfterUndo;
        return lease with
        {
            Until = lease.Until > least ? lease.Until : least,
            EndedAt = null,
            Outcome = null,
            CallAt = null,
            ReportedAt = null,
            UndoUntil = null,
            Before = null,
            AddedDoNotCall = false,
        };
    }
}
