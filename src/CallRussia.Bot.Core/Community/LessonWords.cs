using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Writes a lesson, one answer after another; nothing goes before it was looked over.</summary>
/// <param name="Name">The name among volunteers, under which it may stand; null while none was chosen.</param>
/// <param name="Fault">With what was written last.</param>
public sealed record WritingLesson(State Return, string? Name, LessonText Text, LessonFault Fault = LessonFault.None) : Aside(Return), IReadsNumbers
{
    /// <summary>It is refused with its reason, and the message leaves the chat as everywhere.</summary>
    public bool TheyStay => false;

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(WritingLesson);
}

/// <summary>Says why the author of a lesson is reported.</summary>
public sealed record ReportingLesson(State Return, long Lesson) : Aside(Return), IPage;

/// <summary>Reads what waits to be published; drawn from the store's answer.</summary>
/// <param name="Lesson">The one that is open; 0 for the list.</param>
public sealed record AtLessons(State Return, int Page = 0, long Lesson = 0) : Aside(Return), IPage, IForModerators;

/// <summary>Back to the answer before.</summary>
public sealed record LessonAnswerBack : Trigger;

public sealed record LessonSent(bool IsNamed) : Trigger;

/// <summary>"This helped". The page is drawn again.</summary>
public sealed record LessonHelped(long Lesson, LessonShelf Shelf, int Page, long Since, long Group = 0) : Trigger;

public sealed record LessonReportWanted(long Lesson) : Trigger;

/// <summary>Its author takes it back. Lasting: it stands under the news of what became of it.</summary>
public sealed record LessonTakenBack(long Lesson) : Trigger;

/// <summary>Its author shows it to a group of theirs, or no longer.</summary>
public sealed record LessonForGroup(long Lesson, long Group, bool On) : Trigger;

/// <summary>Makes a lesson a tip of the guide, or no longer.</summary>
public sealed record LessonTipped(long Lesson, bool On) : Trigger, IForEditors;

/// <summary>Lasting: it stands under the notice.</summary>
/// <param name="Reason">When it is returned or refused.</param>
public sealed record LessonOpened(long Lesson, LessonStep Step = LessonStep.Look, LessonReason Reason = LessonReason.None) : Trigger, IForModerators;

/// <summary>The values stand on buttons.</summary>
public enum LessonStep
{
    Look = 0,
    Accept = 1,

    /// <summary>Chooses the reason.</summary>
    MayReturn = 2,
    MayRefuse = 3,
    Return = 4,
    Refuse = 5,
}

/// <summary>Wants the best of every week, or no longer. Lasting: it stands under each of them.</summary>
public sealed record LessonsOfWeekSwitched(bool On) : Trigger;

/// <summary>Another week is over for somebody who wants the best of it.</summary>
public sealed record LessonsOfWeekDue : TimeCame;

/// <summary>For moderators: somebody shared a lesson.</summary>
public sealed record LessonWaits(long Lesson) : TimeCame;

/// <summary>For the author: it was decided about, or made a tip.</summary>
public sealed record LessonDecided(long Lesson) : TimeCame;

/// <summary>May they write one? Answered by <see cref="LessonMayBegin"/> or <see cref="LessonMayNotBegin"/>.</summary>
public sealed record BeginLesson : Ask;

public sealed record LessonMayBegin(string? Name) : Answer;

/// <param name="IsClosed">Suspended, or reported by several people; otherwise too many wait.</param>
public sealed record LessonMayNotBegin(bool IsClosed) : Answer;

/// <summary>Answered by <see cref="LessonTaken"/> or <see cref="LessonMayNotBegin"/>.</summary>
public sealed record SendLesson(LessonText Text, bool IsNamed) : Ask;

/// <param name="Groups">To which its author may show it; it is shown to none yet.</param>
public sealed record LessonTaken(Lesson Lesson, IReadOnlyList<LessonGroup> Groups) : Answer;

/// <summary>An open group that the author of a lesson is in.</summary>
/// <param name="Has">The lesson is shown to it.</param>
public sealed record LessonGroup(Group Group, bool Has);

/// <summary>Answered by <see cref="LessonSeen"/>.</summary>
public sealed record LookAtLessons(LessonShelf Shelf, int Page, long Since = -1, long Group = 0) : Ask;

/// <summary>One lesson of a shelf.</summary>
/// <param name="ReadTo">Later ones are new to the one who asks.</param>
/// <param name="Lesson">Null where there is none.</param>
/// <param name="IsClosed">They are kept out from the others.</param>
/// <param name="GetsWeek">Whether the best of every week is sent to them; null where it is not offered.</param>
public sealed record LessonSeen(LessonShelf Shelf, int Page, int Last, long ReadTo, LessonShown? Lesson, bool IsClosed, bool? GetsWeek = null) : Answer
{
    /// <summary>Whose shelf it is; null where it is no group's.</summary>
    public Group? Group { get; init; }

    /// <summary>Of one's own: the open groups that one is in.</summary>
    public IReadOnlyList<LessonGroup> Groups { get; init; } = [];
}

/// <param name="Author">Null when it stands under no name.</param>
/// <param name="IsNew">They have not seen it before.</param>
/// <param name="IsHelpful">They said that it helped.</param>
public sealed record LessonShown(Lesson Lesson, string? Author, int Helped, bool IsNew, bool IsHelpful);

/// <summary>It is not there (any more).</summary>
public sealed record LessonGone : Answer;

/// <summary>Answered as <see cref="LookAtLessons"/>.</summary>
public sealed record HelpByLesson(long Lesson, LessonShelf Shelf, int Page, long Since, long Group = 0) : Ask;

/// <summary>Answered by <see cref="LessonsOfWeekKept"/>.</summary>
public sealed record KeepLessonsOfWeek(bool On) : Ask;

/// <param name="On">As it is now: it is for the most active only.</param>
public sealed record LessonsOfWeekKept(bool On) : Answer;

/// <summary>What is new since a week; the next one is awaited. Answered by <see cref="LessonsOfWeekSeen"/>.</summary>
public sealed record LookAtLessonsOfWeek : Ask;

/// <param name="Best">Null when there is nothing new.</param>
public sealed record LessonsOfWeekSeen(int Count, LessonShown? Best) : Answer;

/// <summary>Answered by <see cref="LessonReported"/> or <see cref="LessonGone"/>.</summary>
public sealed record ReportLesson(long Lesson, PersonReason Reason) : Ask;

public sealed record LessonReported : Answer;

/// <summary>Answered by <see cref="LessonIsBack"/> or <see cref="LessonGone"/>.</summary>
public sealed record TakeLessonBack(long Lesson) : Ask;

public sealed record LessonIsBack : Answer;

/// <summary>Answered as <see cref="LookAtLessons"/>.</summary>
public sealed record ShowLessonToGroup(long Lesson, long Group, bool On) : Ask;

/// <summary>Answered by <see cref="LessonIsTip"/> or <see cref="LessonGone"/>.</summary>
public sealed record MakeTip(long Lesson, bool On) : Ask;

public sealed record LessonIsTip(bool On) : Answer;

/// <summary>What became of one's own. Answered by <see cref="LessonDecisionSeen"/> or <see cref="LessonGone"/>.</summary>
public sealed record LookAtLessonDecision(long Lesson) : Ask;

public sealed record LessonDecisionSeen(Lesson Lesson) : Answer;

/// <summary>Answered by <see cref="LessonQueueSeen"/>.</summary>
public sealed record LookAtLessonQueue : Ask;

/// <param name="Waiting">The oldest first, without the reader's own.</param>
public sealed record LessonQueueSeen(IReadOnlyList<Lesson> Waiting) : Answer;

/// <summary>Answered by <see cref="LessonHandled"/> or <see cref="LessonGone"/>.</summary>
public sealed record HandleLesson(long Lesson, LessonStep Step, LessonReason Reason) : Ask;

/// <param name="MayAccept">They did not accept it before.</param>
/// <param name="IsAlone">Nobody else can be the second one.</param>
/// <param name="Groups">To which its author shows it.</param>
public sealed record LessonHandled(Lesson Lesson, LessonStep Step, bool MayAccept, bool IsAlone, IReadOnlyList<Group> Groups) : Answer;
