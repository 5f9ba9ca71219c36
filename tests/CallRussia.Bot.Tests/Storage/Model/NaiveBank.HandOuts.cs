using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>Hand-outs: first what was promised, then prime time, then open hours, then those that did not answer before.</summary>
internal sealed partial class NaiveBank
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan PromiseAhead = TimeSpan.FromMinutes(15);

    private long _lastLease;

    private enum Place
    {
        Promised,
        Prime,
        Open,
        Rested,
        NotToBeHad,
    }

    private void Asked(Volunteer volunteer, DateTimeOffset at, Trigger answer)
    {
        var id = volunteer.Id.Value;
        if (InHand(id) is { } held)
        {
            if (held.Until > at)
            {
                Same(new NumberHandedOut(Shown(held), Again: true), answer);
                return;
            }
            Expire(held, at);
        }
        if (budgets.Refusal(volunteer, Of(id), Remembered(id, at), at) is { } refusal)
        {
            Same(refusal, answer);
            Seen.Refusals++;
        }
        else if (answer is NumberHandedOut given) Give(given, id, at);
        else Refused((NumberRefused)answer, id, at);
    }

    private void Give(NumberHandedOut given, long volunteer, DateTimeOffset at)
    {
        Require(_numbers.TryGetValue(given.Lease.Number, out var number), "A number that was never imported", given.Lease.Number);
        var place = PlaceOf(number!, volunteer, at);
        Require(place != Place.NotToBeHad, "A number that may not be handed out", $"{number!.Card}, held {number.HeldBy}, at {at:u} in {number.Region.Code} to {volunteer}");
        JudgeByHistory(number, at);
        if (JudgesTheChoice) JudgeTheChoice(number, place, volunteer, at);
        Require(given.Lease.Id.Value > _lastLease, "Ids of leases only grow", given.Lease.Id);
        var lease = new NaiveLease(given.Lease.Id, number, volunteer, at)
        {
            Until = at + LeaseTime,
            Agreed = place == Place.Promised ? number.AgreedOn : null,
            Nth = Of(volunteer).Count + Remembered(volunteer, at).Ever + 1,
        };
        _leases.Add(lease.Id, lease);
        _lastLease = lease.Id.Value;
        if (!_ofVolunteer.TryGetValue(volunteer, out var mine))
        {
            // Who comes back in time is known again from here on.
            if (Remembered(volunteer, at) is var known) _remembered[volunteer] = known with { Until = DateTimeOffset.MaxValue };
            _ofVolunteer.Add(volunteer, mine = []);
        }
        mine.Add(lease);
        number.Calls.Add(lease);
        (number.HeldBy, number.WasGiven) = (lease.Id, true);
        number.Happened++;
        _fresh.Remove(number);
        Seen.HandOuts++;
        if (place == Place.Promised) Seen.Agreed++;
        if (place == Place.Rested) Seen.Rested++;
        Same(new NumberHandedOut(Shown(lease), Again: false), given);
    }

    /// <summary>The promises to people who are called, told from what was reported and not from the card.</summary>
    private static void JudgeByHistory(NaiveNumber number, DateTimeOffset at)
    {
        var calls = number.Calls;
        Require(!calls.Exists(call => call.IsOpen), "No number is with two people", number.Number);
        Require(!calls.Exists(call => call.Outcome is Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger), "Never means never", number.Number);
        Require(
            !calls.Exists(call => call.Outcome is Outcome.Declined or Outcome.NotAPerson or Outcome.Talked or Outcome.TalkedUnder3 or Outcome.TalkedFrom3To15 or Outcome.TalkedOver15),
            "Whoever has talked or declined is not called again", number.Number);
        Require(
            !calls.Exists(call => call.Outcome is { } outcome && NaiveRules.DaysOfPeace(outcome) is { } days && call.SaidAt > at.AddDays(-days)),
            "What was said about a call leaves the number in peace for its time, however late it was said", number.Number);
        Require(
            calls.Count(call => call.Outcome is Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail && !call.CameTooLate && call.ReportedAt > at.AddDays(-180)) < 2,
            "Two attempts in half a year are enough", string.Join("; ", calls.Select(call => $"{call.SaidAt:u} {call.Outcome} on {call.Before}")));
    }

    /// <summary>Nothing better was to be had; one in ten goes to a rested number while there are fresh ones.</summary>
    private void JudgeTheChoice(NaiveNumber number, Place place, long volunteer, DateTimeOffset at)
    {
        var best = _numbers.Values.Min(other => PlaceOf(other, volunteer, at));
        var early = place == Place.Rested && best is Place.Prime or Place.Open;
        Require(place == best || early, "There was a better number", $"{place} instead of {best} at {at:u}");
        if (best is Place.Prime or Place.Open) Seen.WhileFresh++;
        if (early) Seen.RestedWhileFresh++;
        if (place != Place.Promised) return;
        var soonest = _numbers.Values.Where(other => PlaceOf(other, volunteer, at) == Place.Promised).Min(other => other.Card.CallAt);
        Require(number.Card.CallAt == soonest, "A promise that is due sooner waits", $"{number.Card.CallAt:u}, {soonest:u}");
    }

    private Place PlaceOf(NaiveNumber number, long volunteer, DateTimeOffset at)
    {
        var card = number.Card;
        if (number.HeldBy is not null || _never.Contains(number.Number)) return Place.NotToBeHad;
        if (card.Fate == Fate.Promised && card.PromisedTo == volunteer && card.Until > at && card.CallAt <= at + PromiseAhead && hours.IsOpenAtMost(number.Region, at)) return Place.Promised;
        if (!hours.IsOpen(number.Region, at)) return Place.NotToBeHad;
        if (!number.WasGiven) return hours.IsPrime(number.Region, at) ? Place.Prime : Place.Open;
        var isMine = card.IsFreeAt(at) && card.Shun != number.Region.PartAt(at) && card.Doubter != volunteer && !number.SkippedBy.Contains(volunteer);
        return isMine ? Place.Rested : Place.NotToBeHad;
    }

    private void Refused(NumberRefused refused, long volunteer, DateTimeOffset at)
    {
        Seen.Refusals++;
        if (!JudgesTheChoice) return;
        Require(_numbers.Values.All(number => PlaceOf(number, volunteer, at) == Place.NotToBeHad), "A number that could be had is refused", $"to {volunteer} at {at:u}");
        if (_fresh.Count > 0) Same(new NumberRefused(WhyNot.NothingOpen, _fresh.Select(number => number.Region).Distinct().Min(region => hours.NextOpening(region, at))), refused);
        else RefusedWithoutFresh(refused, at);
    }

    /// <summary>The time told is a guess: it must lie ahead, and no later than anybody could be called, or an hour.</summary>
    private void RefusedWithoutFresh(NumberRefused refused, DateTimeOffset at)
    {
        var coming = _numbers.Values.Where(number => number.HeldBy is null && !number.Card.IsFinal && number.WasGiven).ToList();
        var someAreFree = coming.Exists(number => number.Card.IsFreeAt(at));
        Same(someAreFree ? WhyNot.NothingOpen : WhyNot.NothingLeft, refused.Why);
        if (coming.Count == 0)
        {
            Same(null, refused.Until);
            return;
        }
        var first = coming.Min(number => hours.NextOpening(number.Region, number.Card.Until is { } until && until > at ? until : at));
        Require(refused.Until > at, "The next time lies ahead", $"{refused.Until:u} at {at:u}");
        Require(refused.Until <= first || refused.Until <= at.AddHours(1), "The next time is not too late", $"{refused.Until:u} instead of {first:u} at {at:u}");
    }

    private static Lease Shown(NaiveLease lease) =>
        new(lease.Id, lease.Number.Number, lease.Number.Region.Code, lease.GivenAt, lease.Until, lease.Agreed, lease.Nth);
}
