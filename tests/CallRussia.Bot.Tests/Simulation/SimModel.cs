using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// What a careful person with a card index would know: it sees every committed turn and compares it with what the rules allow. What is
/// wrong is collected, for an exception here would be taken for a turn that failed.
/// </summary>
internal sealed partial class SimModel(SimClock clock, NumberRules rules)
{
    private readonly HashSet<string> _done = [];

    public List<string> Wrong { get; } = [];

    public Dictionary<PhoneNumber, SimNumber> Numbers { get; } = [];

    public Dictionary<LeaseId, SimLease> Leases { get; } = [];

    public Dictionary<VolunteerId, Conversation> Conversations { get; } = [];

    public Dictionary<long, SimDelivery> Deliveries { get; } = [];

    public HashSet<VolunteerId> Forgotten { get; } = [];

    public Counts Seen { get; } = new();

    /// <summary>Writes one person's story while a failure is replayed; null is silent.</summary>
    public Action<long, string>? Tell { get; set; }

    public bool Holds(long person) => Conversations.GetValueOrDefault(new VolunteerId(person))?.State is OnCall or Core.Calling.Reported or ChoosingDay or ChoosingHour;

    public SimLease? InHand(VolunteerId volunteer) => Leases.Values.SingleOrDefault(lease => lease.IsOpen && lease.Volunteer == volunteer);

    public void Turned(Incoming incoming, WatchedTransaction turn)
    {
        Seen.Turns++;
        Require(_done.Add(incoming.Id), "Each_update_changes_the_state_at_most_once", incoming.Id);
        foreach (var (ask, scene, answer) in turn.Answers) Answered(ask, scene, answer);
        foreach (var delivery in turn.Deliveries) Kept(delivery, incoming.Id);
        if (turn.Answers.Exists(answer => answer.Answer is Erased) && turn.Deliveries.Count > 0) _forgottenAt[incoming.Volunteer.Value] = turn.Deliveries[^1].Id;
        if (turn.After is { } after)
        {
            Conversations[incoming.Volunteer] = after;
            Forgotten.Remove(incoming.Volunteer);
        }
        if (incoming.Trigger is CallEnded ended) A_tapped_outcome_is_recorded(incoming, ended, turn);
        if (incoming.Trigger is CallLaterDue or RegionsOpened) A_promised_reminder_is_said(incoming, turn);
        State_and_hands_agree(incoming.Volunteer);
        Tell?.Invoke(incoming.Volunteer.Value, $"{incoming.Id} {incoming.Trigger} on {incoming.Tap}: {turn.Before?.State} -> {turn.After?.State}, turns {turn.After?.Turns}, live {turn.Before?.LiveMessage}, says {string.Join(", ", turn.Deliveries.Select(d => $"{d.Kind} {d.Id} of message {d.MessageId}"))}");
    }

    public void SetAside(string incoming)
    {
        Seen.SetAside++;
        if (incoming[0] == 't') Seen.TimersSetAside++;
        Require(_done.Add(incoming), "Each_update_changes_the_state_at_most_once", incoming);
    }

    public void Require(bool holds, string invariant, string? detail = null)
    {
        if (!holds) Wrong.Add(detail is null ? invariant : $"{invariant}: {detail}");
    }

    private void Answered(Ask ask, Scene scene, Trigger answer)
    {
        var (volunteer, at) = (scene.Volunteer.Id, scene.At);
        switch (ask, answer)
        {
            case (HandOut, NumberHandedOut { Again: true } again):
                Require(InHand(volunteer) is { } held && held.Id == again.Lease.Id && held.Number == again.Lease.Number, "Asking_again_shows_the_same_number");
                break;
            case (HandOut, _):
                if (InHand(volunteer) is { } late && late.Until <= clock.Now) Expire(late, clock.Now);
                Require(InHand(volunteer) is null, "Whoever_holds_a_number_is_shown_it", $"{volunteer}");
                if (answer is NumberHandedOut given) HandedOut(given.Lease, scene.Volunteer);
                break;
            case (RecordOutcome record, _):
                Recorded(record, volunteer, at, answer);
                break;
            case (RecordRingBack ring, RingBackRecorded):
                RangBack(ring, volunteer, at);
                break;
            case (ExtendLease extend, _):
                Extended(extend.Lease, volunteer, at, answer);
                break;
            case (EndLease end, _):
                Ended(end.Lease, volunteer, at, answer);
                break;
            case (StopCalling, CallingStopped stopped):
                Stopped(volunteer, at, stopped);
                break;
            case (UndoOutcome undo, _):
                Undone(undo.Lease, volunteer, at, answer);
                break;
            case (CountProgress, ProgressCounted counted):
                Counters_equal_what_was_acknowledged(volunteer, counted);
                break;
            case (GatherMyData, MyDataGathered data):
                Require(data.HandOuts == Leases.Values.Count(lease => lease.Volunteer == volunteer), "My_data_shows_every_hand_out", $"{volunteer}");
                break;
            case (EraseMe, _):
                Forget(volunteer, at);
                break;
        }
    }

    /// <summary>First tap: what the volunteer reported of the number in his hand is kept.</summary>
    private void A_tapped_outcome_is_recorded(Incoming incoming, CallEnded ended, WatchedTransaction turn)
    {
        if (turn.Before is not { State: OnCall call } before || incoming.Tap?.Nonce != before.Nonce || call.Lease.Id != ended.Lease) return;
        Require(turn.Answers.Any(answer => answer.Answer is OutcomeRecorded), "No_reported_outcome_is_lost", $"{incoming.Id} of {incoming.Volunteer}");
    }

    private void A_promised_reminder_is_said(Incoming incoming, WatchedTransaction turn)
    {
        if (turn.Before is not { Volunteer.Away: false, State: Settled }) return;
        if (turn.Before.Volunteer.BreakUntil > incoming.At)
        {
            Require(turn.Deliveries.Count == 0, "Nothing_calls_anybody_back_from_a_break", $"{incoming.Trigger.GetType().Name} of {incoming.Volunteer}");
            return;
        }
        Require(turn.Deliveries.Count > 0, "A_promised_reminder_is_said", $"{incoming.Trigger.GetType().Name} of {incoming.Volunteer} in {turn.Before.State.GetType().Name}");
    }

    /// <summary>The conversation shows a number as in hand exactly while it is.</summary>
    private void State_and_hands_agree(VolunteerId volunteer)
    {
        var state = Conversations.GetValueOrDefault(volunteer)?.State;
        var shown = (state is Aside aside ? aside.Return : state) is OnCall call ? call.Lease.Id : (LeaseId?)null;
        Require(shown == InHand(volunteer)?.Id, "State_and_hands_agree", $"{volunteer} sees {shown} and holds {InHand(volunteer)?.Id} in {state?.GetType().Name}");
    }

    private void Counters_equal_what_was_acknowledged(VolunteerId volunteer, ProgressCounted counted)
    {
        var mine = Leases.Values.Where(lease => lease.Volunteer == volunteer && lease.Outcome?.WasCalled() == true).ToList();
        Require(counted.Calls == mine.Count, nameof(Counters_equal_what_was_acknowledged), $"{volunteer} made {mine.Count} calls, is shown {counted.Calls}");
        Require(counted.Talks == mine.Count(lease => lease.Outcome!.Value.FirstTap() == FirstTap.Talked), nameof(Counters_equal_what_was_acknowledged), $"talks of {volunteer}");
        Require(counted.CampaignCalls == Leases.Values.Count(lease => lease.Outcome?.WasCalled() == true), nameof(Counters_equal_what_was_acknowledged), "the campaign's calls");
    }

    internal sealed class Counts
    {
        public int Turns { get; set; }
        public int SetAside { get; set; }
        public int TimersSetAside { get; set; }
        public int HandOuts { get; set; }
        public int Outcomes { get; set; }
        public int Undos { get; set; }
        public int Expiries { get; set; }
        public int Agreed { get; set; }
        public int Forgets { get; set; }
        public int Repeats { get; set; }

        public override string ToString() =>
            $"{Turns} turns, {HandOuts} hand-outs ({Agreed} agreed), {Outcomes} reports, {Undos} undos, {Expiries} expiries, {Forgets} forgets, {SetAside} set aside, {Repeats} messages shown twice";
    }
}
