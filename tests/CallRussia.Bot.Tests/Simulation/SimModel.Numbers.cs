using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The card index of numbers: naive, one dictionary, the outcome rules replayed.</summary>
internal sealed partial class SimModel
{
    private void HandedOut(Lease given, Volunteer volunteer)
    {
        Seen.HandOuts++;
        var (number, region, now) = (Of(given.Number), Some.World.Plan.Regions[given.Region], clock.Now);
        var owner = number.State.Status == NumberStatus.Kept && number.State.KeptFor == volunteer.Id.Value && now < number.State.Until;
        var who = $"{given.Number} to {volunteer.Id} at {now:u}, {number.State}";
        if (owner) Seen.Agreed++;
        Require(number.HeldBy is null, "No_number_is_in_two_hands_at_once", who);
        Require(volunteer is { Standing: Standing.Volunteer, PromisedAt: not null }, "Only_who_promised_gets_a_number", who);
        Require(!(volunteer.BreakUntil > now), "Nobody_on_a_break_gets_a_number", who);
        Require((owner ? rules.HardHours : rules.Hours).IsOpen(region, now), "No_number_is_handed_out_outside_its_hours", who);
        Require(number.NeverBecauseOf.Count == 0, "Who_said_never_is_never_called_again", who);
        Require(!number.SkippedBy.Contains(volunteer.Id), "A_skipped_number_never_comes_back_to_the_same_volunteer", who);
        Require(number.State.IsFreeFor(volunteer.Id.Value, now, PoliteHours.DaypartOf(region, now)), "A_resting_number_is_left_in_peace", who);
        Require(!owner || now >= number.State.CallAt - rules.CallLaterAhead, "An_agreed_call_is_not_made_early", who);
        Require(number.Unanswered.Count(at => at > now.AddDays(-180)) < 2, "Nobody_is_tried_more_than_twice", who);
        Require(!Leases.ContainsKey(given.Id), "Ids_of_leases_are_never_used_again", who);
        Require(given.Until == now + rules.Lease, "A_lease_lasts_as_configured", who);
        Leases[given.Id] = new SimLease(given.Id, given.Number, given.GivenAt, PoliteHours.DaypartOf(region, given.GivenAt)) { Volunteer = volunteer.Id, Until = given.Until };
        number.HeldBy = given.Id;
        number.Rev++;
    }

    private void Recorded(RecordOutcome record, VolunteerId volunteer, DateTimeOffset at, Trigger answer)
    {
        var lease = Leases.GetValueOrDefault(record.Lease);
        var expected = lease is null || lease.Volunteer != volunteer || at > lease.EndedAt + rules.LateReports ? null : Replay(lease, record, at);
        Require((expected is not null) == answer is OutcomeRecorded, "A_report_counts_exactly_when_the_rules_say_so", $"{record} after {lease?.Outcome} of {lease?.EndedAt:u} by {volunteer} at {at:u}: {answer.GetType().Name}");
        if (expected is null || answer is not OutcomeRecorded recorded) return;
        Require(recorded.Outcome == record.Outcome, "A_report_is_kept_as_tapped", $"{record.Outcome}");
        if (lease!.Outcome == record.Outcome && lease.CallAt == record.CallAt) return;
        Seen.Outcomes++;
        var number = Of(lease.Number);
        var overtaken = lease.IsOvertaken(number);
        lease.Before ??= number.State;
        number.State = expected;
        number.Rev++;
        if (number.HeldBy == lease.Id) number.HeldBy = null;
        lease.EndedAt ??= at;
        lease.ReportedAt ??= at;
        (lease.Outcome, lease.CallAt, lease.UndoUntil) = (record.Outcome, record.CallAt, at + OutcomeRules.UndoTime);
        if (!overtaken) lease.Rev = number.Rev;
        Note(lease, number, at);
    }

    /// <summary>The other side rang: one call more on top of all that is known.</summary>
    private void RangBack(RecordRingBack ring, VolunteerId volunteer, DateTimeOffset at)
    {
        var lease = Leases[ring.Lease];
        Require(lease.Volunteer == volunteer && !lease.IsOpen, "Only_a_call_of_one_s_own_that_is_over_is_told_by_its_ring", $"{ring.Lease}");
        if (lease.Outcome == ring.Outcome) return;
        var number = Of(lease.Number);
        var after = OutcomeRules.Usual.Apply(number.State, ring.Outcome, new Attempt(volunteer.Value, at, lease.Daypart));
        if (after.Status > number.State.Status) number.State = after;
        number.Rev++;
        lease.ReportedAt ??= at;
        (lease.Outcome, lease.CallAt, lease.UndoUntil) = (ring.Outcome, null, at + OutcomeRules.UndoTime);
        Note(lease, number, at);
    }

    /// <summary>The number after the report; null when the report must not count.</summary>
    private NumberState? Replay(SimLease lease, RecordOutcome record, DateTimeOffset at)
    {
        var number = Of(lease.Number);
        var attempt = new Attempt(lease.Volunteer!.Value.Value, at, lease.Daypart, record.Outcome == Outcome.CallLater ? record.CallAt : null);
        var before = lease.Before ?? number.State;
        if (lease.Outcome == record.Outcome && lease.CallAt == record.CallAt) return number.State;
        if (record.Outcome == Outcome.CallLater && before.CallLaters >= OutcomeRules.Usual[OutcomeRule.CallLaters]) return null;
        var after = lease switch
        {
            { Outcome: { } earlier } when earlier == record.Outcome => OutcomeRules.Usual.Apply(before, record.Outcome, attempt),
            { Outcome: { } earlier } => OutcomeRules.Usual.Correct(before, earlier, number.State, record.Outcome, attempt) is { } corrected && corrected.Outcome != earlier ? corrected.After : null,
            { IsOpen: true } => OutcomeRules.Usual.Apply(number.State, record.Outcome, attempt),
            _ => record.Outcome.WasCalled() ? OutcomeRules.Usual.Apply(before, record.Outcome, attempt) : number.State,
        };
        var counts = !lease.IsOvertaken(number) || (after?.Status >= NumberStatus.Retired && after.Status > number.State.Status);
        return after is null || counts ? after : number.State;
    }

    private static void Note(SimLease lease, SimNumber number, DateTimeOffset at)
    {
        number.NeverBecauseOf.Remove(lease.Id);
        number.Tries.Remove(lease.Id);
        if (lease.Outcome is Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger) number.NeverBecauseOf.Add(lease.Id);
        if (lease.Outcome is Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail) number.Tries[lease.Id] = at;
        if (lease.Outcome is Outcome.Skipped or Outcome.LineFailed or Outcome.ChangedMind) number.SkippedBy.Add(lease.Volunteer!.Value);
    }

    private void Extended(LeaseId id, VolunteerId volunteer, DateTimeOffset at, Trigger answer)
    {
        var mine = Leases.GetValueOrDefault(id) is { IsOpen: true } open && open.Volunteer == volunteer ? open : null;
        switch (answer)
        {
            case LeaseExtended extended:
                Require(mine is not null, "Only_a_number_in_hand_is_extended", $"{id}");
                // An undo may have reopened it for ten minutes beyond the limit.
                Require(extended.Lease.Until > at && (extended.Lease.Until <= mine!.GivenAt + rules.LongestLease || extended.Lease.Until == mine.Until), "A_lease_is_extended_within_its_limit", $"{id}");
                mine!.Until = extended.Lease.Until;
                break;
            case LeaseOver when mine is not null:
                Require(mine.Until <= at, "A_lease_ends_when_its_time_is_up", $"{id}");
                Expire(mine, at);
                break;
        }
    }

    private void Ended(LeaseId id, VolunteerId volunteer, DateTimeOffset at, Trigger answer)
    {
        if (Leases.GetValueOrDefault(id) is not { IsOpen: true } lease || lease.Volunteer != volunteer) return;
        Require(answer is LeaseGoesOn == lease.Until > at, "A_lease_ends_when_its_time_is_up", $"{id}");
        if (answer is LeaseOver) Expire(lease, at);
    }

    private void Stopped(VolunteerId volunteer, DateTimeOffset at, CallingStopped stopped)
    {
        var held = InHand(volunteer);
        Require(stopped.GivenBack?.Id == held?.Id, "Who_stops_gives_back_what_is_in_hand", $"{volunteer} held {held?.Id}");
        if (held is not null) Expire(held, at);
    }

    private void Expire(SimLease lease, DateTimeOffset at)
    {
        Seen.Expiries++;
        var number = Of(lease.Number);
        lease.Before = number.State;
        lease.EndedAt = at;
        number.State = OutcomeRules.Usual.Expire(number.State, at);
        number.HeldBy = null;
        lease.Rev = ++number.Rev;
    }

    private void Undone(LeaseId id, VolunteerId volunteer, DateTimeOffset at, Trigger answer)
    {
        var lease = Leases.GetValueOrDefault(id);
        var may = lease is { Outcome: not null } && lease.Volunteer == volunteer && at <= lease.UndoUntil && InHand(volunteer) is null && !lease.IsOvertaken(Of(lease.Number));
        Require(may == answer is OutcomeUndone, "An_undo_works_in_time_and_only_while_nothing_came_after", $"{id} by {volunteer}: {answer.GetType().Name}");
        if (lease is null || answer is not OutcomeUndone undone) return;
        Seen.Undos++;
        var number = Of(lease.Number);
        number.State = lease.Before!;
        number.HeldBy = id;
        number.Rev++;
        if (!lease.Outcome!.Value.WasCalled()) number.SkippedBy.Remove(volunteer);
        number.NeverBecauseOf.Remove(id);
        number.Tries.Remove(id);
        lease.Reopen(undone.Lease.Until);
    }

    private void Forget(VolunteerId volunteer, DateTimeOffset at)
    {
        Seen.Forgets++;
        if (InHand(volunteer) is { } open) Expire(open, at);
        foreach (var lease in Leases.Values)
        {
            lease.Before = lease.Before is { } before ? Without(before, volunteer) : null;
            if (lease.Volunteer == volunteer) lease.Volunteer = null;
        }
        foreach (var number in Numbers.Values)
        {
            number.SkippedBy.Remove(volunteer);
            number.State = Without(number.State, volunteer);
        }
        Erased.UnionWith(Deliveries.Values.Where(delivery => delivery.Fate is null && delivery.Volunteer == volunteer.Value).Select(delivery => delivery.Id));
        Conversations.Remove(volunteer);
        Forgotten.Add(volunteer);
    }

    /// <summary>The rest and the doubt stay, whose they were does not.</summary>
    private static NumberState Without(NumberState state, VolunteerId volunteer)
    {
        if (state.KeptFor == volunteer.Value) state = state with { KeptFor = null, CallAt = null };
        return state.DoubtedBy == volunteer.Value ? state with { DoubtedBy = -1 } : state;
    }

    private SimNumber Of(PhoneNumber number)
    {
        if (!Numbers.TryGetValue(number, out var known)) Numbers.Add(number, known = new SimNumber());
        return known;
    }
}

internal sealed class SimNumber
{
    public NumberState State { get; set; } = NumberState.Fresh;

    public LeaseId? HeldBy { get; set; }

    /// <summary>Counts the changes, so that what came after a report is seen.</summary>
    public int Rev { get; set; }

    public HashSet<VolunteerId> SkippedBy { get; } = [];

    public HashSet<LeaseId> NeverBecauseOf { get; } = [];

    public Dictionary<LeaseId, DateTimeOffset> Tries { get; } = [];

    public IEnumerable<DateTimeOffset> Unanswered => Tries.Values;
}

internal sealed class SimLease(LeaseId id, PhoneNumber number, DateTimeOffset givenAt, Daypart daypart)
{
    public LeaseId Id { get; } = id;
    public PhoneNumber Number { get; } = number;
    public DateTimeOffset GivenAt { get; } = givenAt;
    public Daypart Daypart { get; } = daypart;
    public VolunteerId? Volunteer { get; set; }
    public DateTimeOffset Until { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? ReportedAt { get; set; }
    public Outcome? Outcome { get; set; }
    public DateTimeOffset? CallAt { get; set; }
    public DateTimeOffset? UndoUntil { get; set; }
    public NumberState? Before { get; set; }
    public int Rev { get; set; }

    public bool IsOpen => EndedAt is null;

    public bool IsOvertaken(SimNumber current) => !IsOpen && current.Rev != Rev;

    public void Reopen(DateTimeOffset until) => (Until, EndedAt, ReportedAt, Outcome, CallAt, UndoUntil, Before) = (until, null, null, null, null, null, null);
}
