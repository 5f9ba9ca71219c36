using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>A mentor, or somebody who would like to be one, chooses hours on duty.</summary>
public sealed record ChoosingDuty(State Return, int Days = FreeHours.AllDays, int Parts = 0) : Aside(Return), IPage
{
    public FreeHours Hours => new(Days, Parts);
}

/// <summary>Reads who is a mentor and who would like to be; drawn from the store's answer.</summary>
public sealed record AtMentors(State Return, int Page = 0) : Aside(Return), IPage, IForModerators;

/// <summary>Would like a mentor to talk to.</summary>
public sealed record WordWanted : Trigger;

/// <summary>Does not wait any more.</summary>
public sealed record WordUnwanted : Trigger;

/// <summary>The professional help of the country.</summary>
public sealed record HelpLinesAsked(int Page = 0) : Trigger;

/// <summary>A mentor takes it. Lasting: it stands under the notice.</summary>
public sealed record WordTaken(long Id) : Trigger;

/// <summary>A mentor's own page.</summary>
public sealed record DutyAsked : Trigger;

/// <summary>Chooses hours; the first time it asks to be a mentor.</summary>
public sealed record DutyWanted : Trigger;

public sealed record DutyPaused(bool On) : Trigger;

/// <summary>Is a mentor no more.</summary>
public sealed record DutyLeft : Trigger;

/// <summary>To another mentor.</summary>
public sealed record HandOverWanted(long Talk) : Trigger;

/// <summary>A moderator decides about a mentor.</summary>
public sealed record MentorDecided(long Who, bool Yes) : Trigger, IForModerators;

/// <summary>For a mentor: somebody waits.</summary>
public sealed record WordWaits(long Id) : TimeCame;

/// <summary>For the one who waits: time went by.</summary>
public sealed record WordStillWaits(long Id) : TimeCame;

/// <summary>For moderators: somebody would like to be a mentor.</summary>
public sealed record MentorApplied : TimeCame;

/// <summary>For the mentor: what was decided.</summary>
public sealed record MentorTold(bool Yes) : TimeCame;

/// <summary>Who could be talked to now. Answered by <see cref="CompanySeen"/>.</summary>
public sealed record LookForCompany : Ask;

/// <param name="Buddy">Whom "I'd like a word" can be told.</param>
/// <param name="Mentor">The mentor who listens already.</param>
/// <param name="WaitsSince">Waits for one.</param>
/// <param name="Next">When the next duty begins; null when nobody has one.</param>
public sealed record CompanySeen(bool IsClosed, TalkSeen? Buddy, TalkSeen? Mentor, DateTimeOffset? WaitsSince, bool AreOnDuty, DateTimeOffset? Next) : Answer;

/// <summary>Asks for a mentor. Answered by <see cref="CompanySeen"/>.</summary>
public sealed record AskForWord : Ask;

/// <summary>Waits no more. Answered by <see cref="CompanySeen"/>.</summary>
public sealed record AskForNoWord : Ask;

/// <summary>Time went by: mentors are asked again. Answered by <see cref="WordUnanswered"/> or <see cref="WordPassed"/>.</summary>
public sealed record AskAgain(long Id) : Ask;

/// <param name="IsOver">Nobody came, and nobody is asked any more.</param>
public sealed record WordUnanswered(TimeSpan Waited, bool IsOver) : Answer
{
    /// <summary>Said once on the way and once at the end.</summary>
    public bool IsToBeSaid => IsOver || Waited == WordWishes.Patience;
}

/// <summary>Whether somebody still waits. Answered by <see cref="WordOpen"/> or <see cref="WordPassed"/>.</summary>
public sealed record LookAtWord(long Id) : Ask;

public sealed record WordOpen(long Id, DateTimeOffset Since) : Answer;

/// <summary>What a timer was about is over: nothing is said.</summary>
public sealed record WordPassed : Answer;

/// <summary>Another one has it, or it is not wanted any more.</summary>
/// <param name="Busy">The talk that they are in already: a mentor listens to one at a time.</param>
public sealed record WordGone(TalkSeen? Busy = null) : Answer;

/// <summary>Takes it: exactly one does. Answered by <see cref="WordIsYours"/> or <see cref="WordGone"/>.</summary>
public sealed record TakeWord(long Id) : Ask;

public sealed record WordIsYours(long Talk, string Name, Hearer Hearer) : Answer;

/// <summary>For the one who waited: a mentor came.</summary>
public sealed record MentorCame(long Talk) : TimeCame;

/// <summary>Hands a talk over. Answered by <see cref="HandedOver"/> or <see cref="TalkGone"/>.</summary>
public sealed record HandOver(long Talk) : Ask;

/// <param name="Done">False when nobody else is on duty.</param>
public sealed record HandedOver(bool Done) : Answer;

/// <summary>A mentor's own page. Answered by <see cref="DutySeen"/>.</summary>
public sealed record LookAtDuty : Ask;

/// <summary>Chooses hours. Answered by <see cref="DutySeen"/>.</summary>
public sealed record KeepDuty(FreeHours Hours) : Ask;

/// <summary>Answered by <see cref="DutySeen"/>.</summary>
public sealed record PauseDuty(bool On) : Ask;

/// <summary>Answered by <see cref="DutySeen"/>.</summary>
public sealed record LeaveDuty : Ask;

/// <param name="Mentor">Null when not one.</param>
/// <param name="MayApply">Has the course and the experience.</param>
/// <param name="Talk">Whom they listen to.</param>
/// <param name="Waiting">For a confirmed mentor: who waits, the longest first.</param>
public sealed record DutySeen(Mentor? Mentor, bool MayApply, TalkSeen? Talk, IReadOnlyList<WordOpen> Waiting) : Answer;

/// <summary>Answered by <see cref="MentorsSeen"/>.</summary>
public sealed record LookAtMentors : Ask;

/// <summary>Answered by <see cref="MentorsSeen"/>.</summary>
public sealed record DecideMentor(VolunteerId Who, bool Yes) : Ask;

/// <param name="All">Those who wait for an answer first.</param>
public sealed record MentorsSeen(IReadOnlyList<MentorShown> All) : Answer;

/// <param name="Calls">Reported calls.</param>
public sealed record MentorShown(VolunteerId Who, DateTimeOffset AppliedAt, bool IsConfirmed, bool HasCourse, int Calls);
