using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>The first tap of the report is in; a second one may refine it.</summary>
public sealed record Reported(Lease Lease, FirstTap Tap, Outcome Outcome, DateTimeOffset UndoUntil, bool Refined = false) : Ready
{
    /// <summary>The agreed time, after "Call later at …".</summary>
    public DateTimeOffset? CallAt { get; init; }

    /// <inheritdoc cref="OutcomeRecorded.EndsShift"/>
    public bool EndsShift { get; init; }

    /// <inheritdoc cref="OutcomeRecorded.Together"/>
    public HourCount? Together { get; init; }

    /// <inheritdoc cref="OutcomeRecorded.Milestone"/>
    public Milestone? Milestone { get; init; }

    /// <summary>The call was hard, and there is a buddy who can be told by a tap.</summary>
    public bool HasBuddy { get; init; }
}

/// <summary>The lease ended unreported; the report is still welcome.</summary>
public sealed record Overdue(Lease Lease) : Ready
{
    /// <inheritdoc cref="LeaseOver.IsTakenBack"/>
    public bool IsTakenBack { get; init; }
}

/// <summary>There is no number just now.</summary>
public sealed record NoNumber(WhyNot Why, DateTimeOffset? Until, bool PingSet = false) : Ready
{
    /// <summary>What organizers say about a pause.</summary>
    public LeverReason? Reason { get; init; }

    /// <summary>When the ping that was asked for comes.</summary>
    public DateTimeOffset? PingAt { get; init; }
}

/// <summary>Asked to be told when calling opens, which would be in the night: is asked once more.</summary>
public sealed record PingAtNight(NoNumber From) : Ready;

/// <summary>Gives the volunteer a number: the one already held, or a free one, or the reason why there is none.</summary>
/// <remarks>Answered by <see cref="NumberHandedOut"/>, <see cref="NumberRefused"/> or <see cref="QuizComesFirst"/>.</remarks>
public sealed record HandOut : Ask;

/// <summary>Keeps how a call ended. A later report on the same lease only ever tightens.</summary>
/// <param name="CallAt">The agreed time, with <see cref="Outcome.CallLater"/> only.</param>
/// <remarks>Answered by <see cref="OutcomeRecorded"/> or <see cref="OutcomeRefused"/>.</remarks>
public sealed record RecordOutcome(LeaseId Lease, Outcome Outcome, DateTimeOffset? CallAt = null) : Ask;

/// <summary>"Still talking". Answered by <see cref="LeaseExtended"/>, or <see cref="LeaseOver"/> when it is no longer held.</summary>
public sealed record ExtendLease(LeaseId Lease) : Ask;

/// <summary>Takes the outcome back. Answered by <see cref="OutcomeUndone"/> or <see cref="UndoRefused"/>.</summary>
public sealed record UndoOutcome(LeaseId Lease) : Ask;

/// <summary>The lease's time is up. Answered by <see cref="LeaseOver"/>, or <see cref="LeaseGoesOn"/> when it was extended meanwhile.</summary>
public sealed record EndLease(LeaseId Lease) : Ask;

/// <param name="Again">It was in hand already; its timers stand.</param>
public sealed record NumberHandedOut(Lease Lease, bool Again) : Answer
{
    /// <summary>Nothing was open where the volunteer likes to call best.</summary>
    public bool IsElsewhere { get; init; }
}

/// <param name="Until">When to ask again; null when nobody can say (the bank is empty).</param>
public sealed record NumberRefused(WhyNot Why, DateTimeOffset? Until) : Answer
{
    /// <summary>What organizers say about it, with <see cref="WhyNot.Paused"/>.</summary>
    public LeverReason? Reason { get; init; }
}

public enum WhyNot
{
    /// <summary>It is not a polite hour in any region with numbers left.</summary>
    NothingOpen,

    /// <summary>The bank has no free number at all.</summary>
    NothingLeft,
    HourlyBudget,
    DailyBudget,

    /// <summary>A brake: reports came faster than calls can be, or most numbers were skipped.</summary>
    SlowDown,

    /// <summary>Organizers suspended this volunteer.</summary>
    Suspended,

    /// <summary>Organizers stopped hand-outs, or the only regions that are open now. The volunteer is told when it goes on.</summary>
    Paused,

    /// <summary>The volunteer takes a break.</summary>
    OnBreak,
}

public sealed record OutcomeRecorded(LeaseId Lease, Outcome Outcome, DateTimeOffset? CallAt, DateTimeOffset UndoUntil) : Answer
{
    /// <summary>With this call the shift has gone on long enough: it is suggested, once, to stop.</summary>
    public bool EndsShift { get; init; }

    /// <summary>What the hour of calling together has come to that they are in; null without one, and where too few are there.</summary>
    public HourCount? Together { get; init; }

    /// <summary>What is reached with this very report, and is worth a warm word.</summary>
    public Milestone? Milestone { get; init; }
}

/// <summary>Not this volunteer's lease, or what is kept already is stricter (<paramref name="Kept"/>).</summary>
public sealed record OutcomeRefused(LeaseId Lease, Outcome? Kept) : Answer;

/// <param name="AtMost">It can't be extended further.</param>
public sealed record LeaseExtended(Lease Lease, bool AtMost) : Answer;

/// <summary>The lease is no longer held; what was in hand unreported rests.</summary>
public sealed record LeaseOver(LeaseId Lease) : Answer
{
    /// <summary>Organizers ended it before its time.</summary>
    public bool IsTakenBack { get; init; }
}

public sealed record LeaseGoesOn(Lease Lease) : Answer;

public sealed record OutcomeUndone(Lease Lease) : Answer;

public sealed record UndoRefused(LeaseId Lease) : Answer;

/// <summary>The first of the two taps of a report.</summary>
public sealed record CallEnded(LeaseId Lease, FirstTap Tap) : Trigger;

/// <summary>The second tap, which refines the first.</summary>
public sealed record OutcomeRefined(LeaseId Lease, Outcome Outcome) : Trigger;

public sealed record UndoAsked(LeaseId Lease) : Trigger;

/// <summary>"Still talking"; lasting, so that it works on the warning too.</summary>
public sealed record StillTalking(LeaseId Lease) : Trigger;

/// <summary>"Call later at …": opens the choice of a day.</summary>
public sealed record CallLaterAsked(LeaseId Lease) : Trigger;

/// <param name="Day">Days from today where the person called lives, 0 to 6.</param>
public sealed record DayChosen(int Day) : Trigger;

public sealed record HourChosen(DateTimeOffset At) : Trigger;

/// <summary>"Tell me when it opens".</summary>
public sealed record PingAsked(DateTimeOffset At) : Trigger;

/// <summary>When to be told, where calling opens in the volunteer's night.</summary>
public sealed record PingAgreed(bool AtNight) : Trigger;

/// <summary>A timer: a minute-by-minute promise kept across restarts.</summary>
public sealed record LeaseEndsSoon(LeaseId Lease) : TimeCame;

public sealed record LeaseTimeUp(LeaseId Lease) : TimeCame;

/// <param name="OffsetMinutes">UTC offset where the person called lives.</param>
public sealed record CallLaterDue(LeaseId Lease, DateTimeOffset At, int OffsetMinutes, bool DayBefore) : TimeCame;

public sealed record RegionsOpened : TimeCame;
