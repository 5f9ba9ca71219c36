using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers <see cref="CloseNumber"/> and <see cref="ReopenNumber"/>.</summary>
internal sealed class Closings(
    DoNotCallRegister doNotCall, NumberRows numbers, LaneSearch lanes, Recalls recalls, Honeytokens honeytokens, Vault vault, AuditLog audit)
{
    public NumberClosed Close(CloseNumber ask, Deed deed)
    {
        var closed = Close(ask.Number, deed.At);
        if (!closed.WasClosed) Count([ask.Number]);
        audit.Add(deed, Act.NumberClosed, ask.Number);
        return closed;
    }

    /// <summary>One step of many: one line of the audit log for all of them.</summary>
    public ClosedNumbers Close(IEnumerable<PhoneNumber> some, Deed deed)
    {
        var closed = some.Select(number => Close(number, deed.At)).ToList();
        var fresh = closed.Where(number => !number.WasClosed).ToList();
        Count(fresh.Select(number => number.Number));
        if (fresh.Count > 0) audit.Add(deed, Act.NumbersClosed, fresh.Count);
        return new ClosedNumbers(fresh.Count, closed.Count - fresh.Count, fresh.Count(number => number.WasInHand));
    }

    /// <summary>A number whose turn has not come is again what it was; any other one has been called, and rests.</summary>
    public Trigger Reopen(ReopenNumber ask, Deed deed)
    {
        if (!doNotCall.Remove(ask.Number)) return new NumberNotClosed(ask.Number);
        var token = vault.Token(ask.Number);
        if (numbers.Find(token) is { State.Status: NumberStatus.DoNotCall } number && (honeytokens.IsPlanted(token) || !numbers.RemoveAhead(number)))
            numbers.Save(number with { State = Reopened(token, deed.At) });
        audit.Add(deed, Act.NumberReopened, ask.Number, ask.Reason);
        return new NumberReopened(ask.Number);
    }

    private NumberClosed Close(PhoneNumber number, DateTimeOffset at)
    {
        var isNew = doNotCall.Add(number, reason: null, at);
        var token = vault.Token(number);
        var held = numbers.Find(token)?.HeldBy;
        if (held is { } lease) recalls.End(lease, at);
        // A revision after the end of the lease: whatever its holder reports now is late and only tightens, and nothing can be undone.
        if (numbers.Find(token) is { State.Status: not NumberStatus.DoNotCall } row)
            numbers.Save(row with { State = new NumberState { Status = NumberStatus.DoNotCall }, Agreed = null });
        return new NumberClosed(number, !isNew, held is not null);
    }

    /// <summary>Those that lie untouched in the bank are no fresh ones any more; of others the register alone knows.</summary>
    private void Count(IEnumerable<PhoneNumber> closed)
    {
        foreach (var (number, (segment, region)) in lanes.Find(closed.Where(number => numbers.Find(vault.Token(number)) is null)))
            numbers.AddAhead(vault.Token(number), region, segment);
    }

    private NumberState Reopened(byte[] token, DateTimeOffset at) => honeytokens.IsPlanted(token)
        ? new NumberState { Status = NumberStatus.Retired }
        : new NumberState { Status = NumberStatus.Resting, Until = at + OutcomeRules.RestAfterHangUp };
}
