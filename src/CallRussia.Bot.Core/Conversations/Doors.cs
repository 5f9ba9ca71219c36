using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Conversations;

// The doors between features: a feature is entered by a trigger, and the triggers that another feature may name stand here. Behind each
// stands the feature that takes it; nothing else of a feature is known to another one.

/// <summary>Back to the home screen.</summary>
public sealed record HomeAsked : Trigger;

/// <summary>"Get a number", "Next number", /number.</summary>
public sealed record NumberAsked : Trigger, IForWhatWaits;

/// <summary>Somebody was called, or speaks for them, and nobody is to call that number any more: the right to silence.</summary>
/// <param name="Words">What was written, where the number stands in it.</param>
public sealed record SilenceAsked(string Words = "") : Trigger
{
    /// <summary>What a link carries that leads here.</summary>
    public const string Payload = "dontcall";

    public override string ToString() => nameof(SilenceAsked);
}

/// <summary>The short quiz is to be passed before the next number.</summary>
public sealed record QuizComesFirst : Answer;

/// <summary>What the volunteer asked for in vain can be had again.</summary>
public sealed record HandOutsResumed : TimeCame;

/// <summary>"Done for today": a number in hand goes back, wherever the volunteer is just then, and the calls are closed with what was done.</summary>
public sealed record DoneForToday : Trigger, IForWhatWaits;

/// <summary>The volunteer stops calling for now: whatever number the store says is in hand goes back. Answered by <see cref="CallingStopped"/>.</summary>
public sealed record StopCalling : Ask;

/// <param name="Calls">What was dialled and reported today, and in a shift that began before midnight.</param>
/// <param name="Talks">Of these, how many became a talk.</param>
/// <param name="GivenBack">The number that was in hand. It rests, for it may have been called; its report is still welcome.</param>
public sealed record CallingStopped(int Calls, int Talks, Lease? GivenBack = null) : Answer
{
    /// <summary>Calls that all dared in the hour of calling together that they leave by it; null without one, and where too few took part.</summary>
    public int? Together { get; init; }
}

/// <summary>Somebody rang the volunteer: which of the numbers that they were handed was it?</summary>
public sealed record RingBackAsked : Trigger;

/// <summary>A minute of breathing together.</summary>
public sealed record BreatheAsked : Trigger;

/// <summary>Opens the choice of a break.</summary>
public sealed record BreakAsked : Trigger;

/// <summary>Ends a break before its time.</summary>
public sealed record BreakOver : Trigger;

/// <summary>When the bot reminds of calling: hours of one's own.</summary>
public sealed record ReminderAsked : Trigger;

/// <summary>"Call with others": the hour in which many call at the same time. Lasting: it stands under reminders.</summary>
public sealed record TogetherAsked : Trigger;

/// <summary>An hour of calling together ends.</summary>
public sealed record SharedHourOver(long Hour) : TimeCame;

/// <summary>Two days have passed since one of the first calls.</summary>
public sealed record ReturnAwaited : TimeCame;

/// <summary>Three questions about oneself, once a month, without a name.</summary>
public sealed record QuestionsWanted : Trigger;

/// <summary>What volunteers answered to them.</summary>
public sealed record FeelingsWanted : Trigger, IForOrganizers;

/// <summary>Where the volunteer lives, helping is dangerous: they are told so before the next number.</summary>
public sealed record RiskComesFirst : Answer;

/// <summary>They have just said that they live there. Answered by <see cref="RiskComesFirst"/>.</summary>
public sealed record TellRisk : Ask;

/// <summary>Opens a page of the guide: 0 the contents, 1… the phases in their order.</summary>
public sealed record GuideAsked(int Page, string Seen = "") : Leafing(Seen);

/// <summary>What is new in the guide.</summary>
/// <param name="Since">Up to where it had been read when the list was opened; -1 when it is being opened.</param>
public sealed record WhatIsNewAsked(int Page = 0, long Since = -1) : Trigger, IForWhatWaits;

/// <summary>Opens the themes of the facts.</summary>
public sealed record FactsAsked(string Seen = "") : Leafing(Seen);

/// <summary>Opens a screen of kind words after a hard call.</summary>
/// <param name="Screen">From 1.</param>
public sealed record CareAsked(string Moment, int Screen) : Trigger;

/// <summary>Whether there is a buddy who could be told. Answered by <see cref="BuddyToTell"/>.</summary>
/// <param name="From">The kind words that are read; null right after a hard call.</param>
public sealed record LookForBuddy(CareAsked? From = null) : Ask;

/// <param name="IsThere">Somebody has a buddy, and the two may be brought together.</param>
public sealed record BuddyToTell(CareAsked? From, bool IsThere) : Answer;

/// <summary>"I'd like a word", told to the buddy by one tap.</summary>
public sealed record WordToBuddyWanted : Trigger;

/// <summary>/community: what is open to somebody among the others.</summary>
public sealed record CommunityAsked : Trigger;

/// <summary>One event. Lasting: it stands under reminders.</summary>
public sealed record EventOpened(long Event) : Trigger;

/// <summary>The volunteer's own link to invite by.</summary>
public sealed record InviteAsked : Trigger;

/// <summary>Somebody whom the bot had not met came by a personal link. Answered by <see cref="InvitationNoted"/>.</summary>
/// <param name="Payload">What the link carried.</param>
public sealed record NoteInvitation(string Payload) : Ask
{
    public override string ToString() => nameof(NoteInvitation);
}

/// <summary>Whoever invited sees one more in the count; the newcomer sees nothing of it.</summary>
public sealed record InvitationNoted : Answer;

/// <summary>"Talk to somebody": a buddy, a mentor on duty, professional help.</summary>
public sealed record CompanyAsked : Trigger;

/// <summary>Shares what opened the door in a talk.</summary>
public sealed record LessonWanted : Trigger;

/// <summary>What volunteers learned, one lesson a screen.</summary>
/// <param name="Since">Up to where they had been read when the shelf was opened; -1 when it is being opened.</param>
public sealed record LessonsAsked(LessonShelf Shelf, int Page = 0, long Since = -1, long Group = 0) : Trigger;

/// <summary>Which lessons, and in which order. The values stand on buttons.</summary>
public enum LessonShelf
{
    Newest = 0,

    /// <summary>Those first that helped most.</summary>
    Best = 1,
    Mine = 2,

    /// <summary>Those that an editor made a tip of the guide.</summary>
    Tips = 3,

    /// <summary>Those that people of a group show to it, for its members.</summary>
    Group = 4,
}

/// <summary>Lessons that wait to be published.</summary>
public sealed record LessonQueueAsked(int Page = 0) : Trigger, IForModerators;

/// <summary>Reports of people: what is open, or what is closed.</summary>
public sealed record PersonReportsAsked(bool Closed = false, int Page = 0) : Trigger, IForModerators;

/// <summary>Who is a mentor, and who would like to be.</summary>
public sealed record MentorsAsked(int Page = 0) : Trigger, IForModerators;

/// <summary>The groups: news to be read, hosts to be confirmed.</summary>
public sealed record GroupQueueAsked(int Page = 0) : Trigger, IForModerators;

/// <summary>How people do among each other, in figures.</summary>
public sealed record FiguresAsked : Trigger, IForModerators;

/// <summary>Work without calls.</summary>
public sealed record WorkAsked : Trigger;

/// <summary>Who offered to work without calls.</summary>
public sealed record WorkQueueAsked : Trigger, IForOrganizers;

/// <summary>
/// The team writes to somebody who offered to help, where both can go on as with a report. Answered by <see cref="HelperWritten"/> or
/// <see cref="HelperNotWritten"/>.
/// </summary>
public sealed record WriteToHelper(VolunteerId Who, string Words) : Ask
{
    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(WriteToHelper);
}

public sealed record HelperWritten : Answer;

/// <summary>The words are too long, or hold a phone number.</summary>
public sealed record HelperNotWritten : Answer;

/// <summary>/practice, and the way back to the list.</summary>
public sealed record PracticeAsked : Trigger;

/// <summary>The course is done: a certificate as a picture.</summary>
public sealed record CertificateAsked : Trigger;

/// <summary>/progress: the volunteer's own calls, and the campaign's.</summary>
public sealed record ProgressAsked : Trigger;

/// <summary>/settings: language, country, clock, news.</summary>
public sealed record SettingsAsked : Trigger;

/// <summary>Something is to be reported to the team.</summary>
public sealed record ProblemWanted : Trigger;

/// <summary>What volunteers reported: what is open, or what is closed.</summary>
public sealed record ProblemsAsked(bool Closed = false, int Page = 0) : Trigger, IForModerators;

/// <summary>/organize: the menu, with what the role may.</summary>
public sealed record DeskAsked : Trigger, IForTeam;

/// <summary>The way between the pages of the desk.</summary>
public sealed record PageAsked(DeskPage Page, long Item = 0) : Trigger, IForOrganizers;

/// <summary>The values stand on buttons.</summary>
public enum DeskPage
{
    Menu = 0,
    Bank = 1,
    Regions = 2,
    DoNotCall = 3,
    Sources = 4,
    Source = 5,
    People = 6,
    Suspended = 7,
    Honeytokens = 8,
}

/// <summary>An errand on a source or a person chosen from a list.</summary>
public sealed record ErrandWanted(ErrandKind Kind, long Id) : Trigger, IForOrganizers;

/// <summary>What an organizer does to one number, source or person. The values are stored.</summary>
public enum ErrandKind
{
    Close = 0,
    Reopen = 1,
    Plant = 2,
    Trace = 3,
    Withdraw = 4,
    Suspend = 5,
    Restore = 6,
    Unplant = 7,
}

/// <summary>For organizers: somebody called may be in danger, and a call is flagged.</summary>
public sealed record FlagWaits(long Flag) : TimeCame;

/// <summary>The facts, to be looked through and changed.</summary>
public sealed record FactDeskAsked : Trigger, IForEditors;

/// <summary>/broadcast, and the list's pages.</summary>
public sealed record BroadcastsAsked(int Page) : Trigger, IForOrganizers;

/// <summary>Alarms that are on now, and what this person muted.</summary>
public sealed record AlarmsAsked : Trigger, IForTeam;

/// <summary>/report, and the way between its pages.</summary>
public sealed record ReportWanted(ReportPage Page, Period Period, ReportForm Form, int Slice) : Trigger, IForOrganizers;

/// <summary>The pages of /report. The values stand on buttons.</summary>
public enum ReportPage
{
    Overview = 0,
    Outcomes = 1,
    Regions = 2,
    Hours = 3,
    Countries = 4,
    Tiers = 5,
    Languages = 6,
    Guide = 7,
    Days = 8,
    Onboarding = 9,
    Retention = 10,

    /// <summary>No page of its own: the daily digest.</summary>
    Digest = 11,

    /// <summary>No page of its own: all tables as one file.</summary>
    Workbook = 12,

    /// <summary>Region × hour: a picture only.</summary>
    Warmth = 13,
}

/// <summary>How a page is wanted. The values stand on buttons.</summary>
public enum ReportForm
{
    Screen = 0,
    Picture = 1,
    Table = 2,
}

/// <summary>Which days a report is about. Days are those of UTC, as everywhere where the bot counts.</summary>
public enum Period
{
    Today = 0,
    Week = 1,
    Month = 2,
    All = 3,

    /// <summary>What the daily digest is about.</summary>
    Yesterday = 4,
}
