using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>How a lease goes on or ends without a report, and how a volunteer is forgotten.</summary>
internal sealed partial class NaiveBank
{
    private static readonly TimeSpan LongestLease = TimeSpan.FromHours(4);

    private void Extended(LeaseId id, long volunteer, DateTimeOffset at, Trigger answer)
    {
        if (Mine(id, volunteer) is not { IsOpen: true } lease)
        {
            Same(new LeaseOver(id), answer);
            return;
        }
        var wished = (lease.Until > at ? lease.Until : at).AddHours(1);
        var longest = lease.GivenAt + LongestLease;
        // An undo may have left it open for a few minutes beyond the longest time: nothing is taken away.
        var until = wished < longest ? wished : longest > lease.Until ? longest : lease.Until;
        if (until > at)
        {
            lease.Until = until;
            Same(new LeaseExtended(Shown(lease), AtMost: wished >= longest), answer);
            return;
        }
        Expire(lease, at);
        Same(new LeaseOver(id), answer);
    }

    private void Ended(LeaseId id, long volunteer, DateTimeOffset at, Trigger answer)
    {
        if (Mine(id, volunteer) is { IsOpen: true } lease)
        {
            if (lease.Until > at)
            {
                Same(new LeaseGoesOn(Shown(lease)), answer);
                return;
            }
            Expire(lease, at);
        }
        Same(new LeaseOver(id), answer);
    }

    private void Expire(NaiveLease lease, DateTimeOffset at)
    {
        Seen.Expiries++;
        var number = lease.Number;
        (lease.Before, lease.AgreedBefore) = (number.Card, number.AgreedOn);
        (number.Card, number.AgreedOn, number.HeldBy) = (NaiveRules.Expire(number.Card, at), null, null);
        (lease.EndedAt, lease.Happened) = (at, ++number.Happened);
    }

    /// <summary>What is remembered of him from before he was forgotten: fixed by the first hand-out since.</summary>
    private NaiveMemory Past(long volunteer, DateTimeOffset at) =>
        _ofVolunteer.ContainsKey(volunteer) ? _past[volunteer]
        : _memories.GetValueOrDefault(volunteer) is { } memory && memory.Until > at ? memory
        : NaiveMemory.None;

    private void Erase(long volunteer, DateTimeOffset at)
    {
        Seen.Erasures++;
        if (InHand(volunteer) is { } open) Expire(open, at);
        var (past, mine) = (Past(volunteer, at), Of(volunteer));
        var lastDay = NaiveBudgets.All(past, mine).Where(handOut => handOut.At > at.AddDays(-1)).Select(handOut => new NaiveHandOut(handOut.At, null, false)).ToList();
        if (lastDay.Count > 0) _memories[volunteer] = new NaiveMemory(Math.Min(past.Ever + mine.Count, budgets.BeforeQuiz), lastDay, at.AddDays(1));
        _ofVolunteer.Remove(volunteer);
        foreach (var lease in _leases.Values)
        {
            lease.Before = lease.Before?.Without(volunteer);
            if (lease.Volunteer == volunteer) (lease.Volunteer, lease.IsLinked, lease.Before, lease.UndoUntil) = (null, false, null, null);
        }
        foreach (var number in _numbers.Values)
        {
            number.SkippedBy.Remove(volunteer);
            if (number.Card.PromisedTo == volunteer) number.AgreedOn = null;
            number.Card = number.Card.Without(volunteer);
        }
    }
}
