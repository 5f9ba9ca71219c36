using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Makes an event, one question after another; nothing is announced before it was looked over.</summary>
/// <param name="Fault">With what was said last.</param>
/// <param name="Heard">Moments that the typed time may mean, when they are several.</param>
/// <param name="Group">For whose members alone it is; 0: for everybody.</param>
public sealed record MakingEvent(State Return, EventDraft Draft, EventFault Fault = EventFault.None, IReadOnlyList<DateTimeOffset>? Heard = null, long Group = 0) : Aside(Return), IReadsNumbers
{
    /// <summary>The number of a conference is for its guests.</summary>
    public bool TheyStay => true;

    public bool Equals(MakingEvent? other) =>
        other is not null && Return == other.Return && Draft == other.Draft && Fault == other.Fault && Group == other.Group && (Heard ?? []).SequenceEqual(other.Heard ?? []);

    public override int GetHashCode() => HashCode.Combine(Return, Draft, Fault, Heard?.Count, Group);

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(MakingEvent);
}

/// <summary>Says why an event does not take place.</summary>
public sealed record CancellingEvent(State Return, long Event, EventFault Fault = EventFault.None) : Aside(Return);

/// <summary>What is ahead.</summary>
public sealed record EventsAsked(int Page = 0) : Trigger;

/// <summary>Lasting.</summary>
public sealed record EventAnswered(long Event, GuestAnswer Answer) : Trigger;

/// <summary>The event for somebody's calendar.</summary>
public sealed record EventFileWanted(long Event) : Trigger;

/// <summary>Lasting: it stands under the question afterwards.</summary>
public sealed record EventAttended(long Event, bool WasThere) : Trigger;

public sealed record EventJudged(long Event, EventJudgement Judgement) : Trigger;

/// <summary>Makes one for everybody.</summary>
public sealed record EventWanted : Trigger, IForOrganizers;

/// <summary>Makes one for the members of a group: its host, or an organizer.</summary>
public sealed record GroupEventWanted(long Group) : Trigger;

/// <summary>Back to the question before.</summary>
public sealed record EventStepBack : Trigger;

/// <summary>One of the moments that were heard.</summary>
public sealed record EventMomentChosen(int Nth) : Trigger;

public sealed record EventMinutesChosen(int Minutes) : Trigger;

/// <param name="Code">Of the language; empty for any.</param>
public sealed record EventLanguageChosen(string Code) : Trigger;

public sealed record EventUnlimited : Trigger;

/// <summary>It is held here: its guests call at the same time.</summary>
public sealed record EventCallingChosen : Trigger;

public sealed record EventRepeatChosen(bool IsWeekly) : Trigger;

public sealed record EventConfirmed : Trigger;

public sealed record EventCancelWanted(long Event) : Trigger;

/// <summary>A guest is to hear of an event.</summary>
public sealed record EventDue(long Event, EventNews News) : TimeCame;

/// <summary>Answered by <see cref="EventsSeen"/>.</summary>
public sealed record LookAtEvents(int Page) : Ask;

/// <param name="Events">The soonest first, all that is ahead.</param>
/// <param name="IsClosed">They are kept out from the others.</param>
public sealed record EventsSeen(IReadOnlyList<EventShown> Events, int Page, bool IsClosed) : Answer;

/// <summary>Answered by <see cref="EventSeen"/> or <see cref="EventGone"/>.</summary>
public sealed record LookAtEvent(long Event) : Ask;

/// <summary>Answered by <see cref="EventSeen"/> or <see cref="EventGone"/>.</summary>
public sealed record AnswerEvent(long Event, GuestAnswer Answer) : Ask;

/// <summary>Answered by <see cref="EventFileMade"/> or <see cref="EventGone"/>.</summary>
public sealed record MakeEventFile(long Event) : Ask;

public sealed record EventFileMade(EventShown Event) : Answer;

/// <summary>Answered by <see cref="EventAttendanceKept"/> or <see cref="EventGone"/>.</summary>
public sealed record KeepAttendance(long Event, bool WasThere) : Ask;

public sealed record EventAttendanceKept(long Event, bool WasThere) : Answer;

/// <summary>Answered by <see cref="EventJudgementKept"/>.</summary>
public sealed record KeepJudgement(long Event, EventJudgement Judgement) : Ask;

public sealed record EventJudgementKept : Answer;

/// <summary>Whether somebody may make one for a group. Answered by <see cref="EventMayBegin"/> or <see cref="EventGone"/>.</summary>
public sealed record LookAtEventRight(long Group) : Ask;

public sealed record EventMayBegin(long Group) : Answer;

/// <summary>Whether somebody may cancel it. Answered by <see cref="EventMayEnd"/> or <see cref="EventGone"/>.</summary>
public sealed record LookAtCancelling(long Event) : Ask;

public sealed record EventMayEnd(long Event) : Answer;

/// <summary>Announces it. Answered by <see cref="EventSeen"/>, by <see cref="EventTooLate"/>, or by <see cref="EventGone"/> where they may not.</summary>
public sealed record MakeEvent(EventDraft Draft, long Group = 0) : Ask;

/// <summary>Its time came while it was being made.</summary>
public sealed record EventTooLate : Answer;

/// <summary>Answered by <see cref="EventSeen"/> or <see cref="EventGone"/>.</summary>
public sealed record CancelEvent(long Event, string Reason) : Ask
{
    public override string ToString() => nameof(CancelEvent);
}

/// <summary>Answered by <see cref="EventNewsSeen"/> or <see cref="EventNothingToTell"/>.</summary>
public sealed record LookAtEventNews(long Event, EventNews News) : Ask;

public sealed record EventNewsSeen(EventShown Event, EventNews News) : Answer;

public sealed record EventSeen(EventShown Event) : Answer;

/// <summary>It is over, or never was.</summary>
public sealed record EventGone : Answer;

/// <summary>An event as one person sees it.</summary>
/// <param name="Mine">Their own answer; null for none.</param>
/// <param name="Coming">How many come.</param>
/// <param name="IsFull">There is no place just now.</param>
/// <param name="Team">For organizers alone.</param>
public sealed record EventShown(Event Event, GuestAnswer? Mine, int Coming, bool IsFull, EventNumbers? Team)
{
    /// <summary>For whose members alone it is; null: for everybody.</summary>
    public Group? Of { get; init; }

    /// <summary>Organizers may, and the host of its group.</summary>
    public bool MayCancel { get; init; }
}

/// <param name="Judged">Null while fewer than a group said anything.</param>
public sealed record EventNumbers(int Maybe, int Waiting, int WereThere, IReadOnlyDictionary<EventJudgement, int>? Judged);

/// <summary>It is no longer so.</summary>
public sealed record EventNothingToTell : Answer;
