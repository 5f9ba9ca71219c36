using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers <see cref="UndoOutcome"/>: as if the report had never been, or not at all.</summary>
internal sealed class UndoRules(NumberRules rules, ShownLeases shown)
{
    public Trigger Answer(ITransaction kept, UndoOutcome ask, Deed deed)
    {
        if (KeptLeases.Find(kept, ask.Lease) is not { Token: { } token, Before: { } before, Outcome: { } outcome } lease
            || lease.Volunteer != deed.Who || !(deed.At <= lease.UndoUntil)
            || Callers.Open(kept, deed.Who) is not null
            || kept.Find(TouchedNumbers.Table, token) is not { } number || number.Rev != lease.Rev)
            return new UndoRefused(ask.Lease);

        TouchedNumbers.Save(kept, number with { State = before.State, Agreed = before.Agreed, HeldBy = lease.Id });
        if (lease.AddedDoNotCall) DoNotCallRegister.Remove(kept, kept.Marks.Number(token));
        if (OutcomeRules.BarsVolunteer(outcome)) BarredNumbers.Unbar(kept, token, deed.Who);
        var open = Reopened(lease, deed.At);
        kept.Put(KeptLeases.Table, open);
        Callers.Report(kept, lease, open, promisedUntil: null, deed.At);
        return new OutcomeUndone(shown.Of(kept, open));
    }

    private KeptLease Reopened(KeptLease lease, DateTimeOffset at)
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
