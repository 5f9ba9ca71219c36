using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

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

    /// <summary>Hand-outs before a forgetting of less than a day ago.</summary>
    private Remembered Remembered(long volunteer, DateTimeOffset at) =>
        _remembered.GetValueOrDefault(volunteer) is { } known && known.Until > at ? known : new Remembered(at, 0, []);

    /// <summary>Forgetting gives no new budget: for a day the times of the last day's hand-outs stay.</summary>
    private void Remember(long volunteer, DateTimeOffset at)
    {
        var known = Remembered(volunteer, at);
        var times = known.Times.Concat(Of(volunteer).Select(lease => lease.GivenAt)).Where(time => time > at.AddDays(-1)).ToList();
        var ever = Math.Min(known.Ever + Of(volunteer).Count, budgets.BeforeQuiz);
        if (times.Count > 0) _remembered[volunteer] = new Remembered(at.AddDays(1), ever, times);
        else if (known.Until == DateTimeOffset.MaxValue) _remembered.Remove(volunteer);
    }

    private void Erase(long volunteer, DateTimeOffset at)
    {
        Seen.Erasures++;
        if (InHand(volunteer) is { } open) Expire(open, at);
        Remember(volunteer, at);
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
