using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Inviting;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Names, talks, buddies, mentors, reports of people, lessons, events, groups, work without calls, and invitations. Nothing that people say to each other is in it but what they publish.</summary>
public sealed class CommunityLedger : Ledger
{
    /// <summary>So many are told of their group in one step of house-keeping: hand-outs wait a few milliseconds at most.</summary>
    private const int PeoplePerStep = 200;

    public override IReadOnlyList<Table> Tables =>
        [Aliases.Table, TalkSides.Table, PastTalks.Table, Apart.Table, PersonReports.Table, BuddyWishes.Table, Mentors.Table, WordWishes.Table, Lessons.Table, Lessons.Helps, GroupLessons.Table, Events.Table, Events.Guests, Groups.Table, Groups.Members, GroupHosts.Table, GroupNewsBoard.Table, GroupRooms.Table, GroupRooms.Codes, GroupEntries.Table, WorkOffers.Table, Invitations.Table, Invitations.Newcomers];

    public override IReadOnlyList<Answerer> Answers => [.. OfAll, .. OfTalks, .. OfBuddies, .. OfMentors, .. OfReports, .. OfLessons, .. OfEvents, .. OfGroups, .. OfWork, .. OfInvitations];

    private static Answerer[] OfAll =>
        [Answerer.InTurn<LookAtCommunity>(CommunityDesk.Look), Answerer.InTurn<LookAtName>(CommunityDesk.Look), Answerer.InTurn<KeepName>(CommunityDesk.Keep)];

    private static Answerer[] OfTalks =>
    [
        Answerer.InTurn<LookAtTalk>(RelayDesk.Look),
        Answerer.InTurn<PassOn>(RelayDesk.Pass),
        Answerer.InTurn<LeaveTalk>(RelayDesk.Leave),
        Answerer.InTurn<CloseTalk>(RelayDesk.Close),
        Answerer.InTurn<ReportPerson>(RelayDesk.Report),
    ];

    private static Answerer[] OfBuddies =>
    [
        Answerer.InTurn<LookAtBuddy>(BuddyDesk.Look),
        Answerer.InTurn<SeekBuddy>(BuddyDesk.Seek),
        Answerer.InTurn<SeekNoBuddy>(BuddyDesk.SeekNot),
        Answerer.InTurn<RingBuddy>(BuddyDesk.Ring),
        Answerer.InTurn<LookForBuddy>(BuddyDesk.Look),
        Answerer.InTurn<TellBuddy>(BuddyDesk.Tell),
        Answerer.InTurn<StayTogether>(BuddyDesk.Stay),
        Answerer.InTurn<ShareContacts>(BuddyDesk.Share),
    ];

    private static Answerer[] OfMentors =>
    [
        Answerer.InTurn<LookForCompany>(MentorDesk.Look),
        Answerer.InTurn<AskForWord>(MentorDesk.Want),
        Answerer.InTurn<AskForNoWord>(MentorDesk.WantNot),
        Answerer.InTurn<AskAgain>(MentorDesk.Again),
        Answerer.InTurn<LookAtWord>(MentorDesk.Look),
        Answerer.InTurn<TakeWord>(MentorDesk.Take),
        Answerer.InTurn<HandOver>(MentorDesk.HandOver),
        Answerer.InTurn<LookAtDuty>(MentorDesk.Look),
        Answerer.InTurn<KeepDuty>(MentorDesk.Keep),
        Answerer.InTurn<PauseDuty>(MentorDesk.Pause),
        Answerer.InTurn<LeaveDuty>(MentorDesk.Leave),
    ];

    private static Answerer[] OfReports =>
    [
        Answerer.InTurn<LookAtMentors>(MentorDesk.Look),
        Answerer.InTurn<DecideMentor>(MentorDesk.Decide),
        Answerer.InTurn<LookAtPersonReports>(PersonReportDesk.Look),
        Answerer.InTurn<HandlePersonReport>(PersonReportDesk.Handle),
    ];

    private static Answerer[] OfLessons =>
    [
        Answerer.InTurn<BeginLesson>(LessonDesk.Begin),
        Answerer.InTurn<SendLesson>(LessonDesk.Send),
        Answerer.InTurn<LookAtLessons>(LessonDesk.Look),
        Answerer.InTurn<HelpByLesson>(LessonDesk.Help),
        Answerer.InTurn<KeepLessonsOfWeek>(LessonDesk.Keep),
        Answerer.InTurn<LookAtLessonsOfWeek>(LessonDesk.Look),
        Answerer.InTurn<ReportLesson>(LessonDesk.Report),
        Answerer.InTurn<TakeLessonBack>(LessonDesk.TakeBack),
        Answerer.InTurn<ShowLessonToGroup>(LessonDesk.Show),
        Answerer.InTurn<MakeTip>(LessonDesk.Tip),
        Answerer.InTurn<LookAtLessonDecision>(LessonDesk.Look),
        Answerer.InTurn<LookAtLessonQueue>(LessonDesk.Look),
        Answerer.InTurn<HandleLesson>(LessonDesk.Handle),
    ];

    private static Answerer[] OfEvents =>
    [
        Answerer.InTurn<LookAtEvents>(EventDesk.Look),
        Answerer.InTurn<LookAtEvent>(EventDesk.Look),
        Answerer.InTurn<AnswerEvent>(EventDesk.Answer),
        Answerer.InTurn<MakeEventFile>(EventDesk.File),
        Answerer.InTurn<KeepAttendance>(EventDesk.Attend),
        Answerer.InTurn<KeepJudgement>(EventDesk.Judge),
        Answerer.InTurn<MakeEvent>(EventDesk.Make),
        Answerer.InTurn<LookAtEventRight>(EventDesk.Look),
        Answerer.InTurn<LookAtCancelling>(EventDesk.Look),
        Answerer.InTurn<CancelEvent>(EventDesk.Cancel),
        Answerer.InTurn<LookAtEventNews>(EventDesk.Look),
    ];

    private static Answerer[] OfGroups =>
    [
        Answerer.InTurn<LookAtGroups>(GroupDesk.Look),
        Answerer.InTurn<LookAtGroup>(GroupDesk.Look),
        Answerer.InTurn<JoinGroup>(GroupDesk.Join),
        Answerer.InTurn<LeaveGroup>(GroupDesk.Leave),
        Answerer.InTurn<AskToHost>(GroupDesk.Ask),
        Answerer.InTurn<HostNoMore>(GroupDesk.End),
        Answerer.InTurn<LookAtHosting>(GroupDesk.Look),
        Answerer.InTurn<SendGroupNews>(GroupDesk.Send),
        Answerer.InTurn<AddCity>(GroupDesk.Add),
        Answerer.InTurn<ReportHost>(GroupDesk.Report),
        Answerer.InTurn<LookAtGroupGoal>(GroupDesk.Look),
        Answerer.InTurn<KeepGroupGoal>(GroupDesk.Keep),
        Answerer.InTurn<MakeGroupCode>(GroupRoomDesk.Make),
        Answerer.InTurn<LeaveGroupRoom>(GroupRoomDesk.Leave),
        Answerer.InTurn<AskForGroupEntry>(GroupRoomDesk.Order),
        Answerer.InTurn<KeepGroupEntry>(GroupRoomDesk.Keep),
        Answerer.InTurn<DropGroupEntry>(GroupRoomDesk.Drop),
        Answerer.InTurn<LookAtGroupReminder>(GroupRoomDesk.Look),
        Answerer.InTurn<LookAtGroupWord>(GroupDesk.Look),
        Answerer.InTurn<LookAtGroupQueue>(GroupQueueDesk.Look),
        Answerer.InTurn<JudgeGroupNews>(GroupQueueDesk.Judge),
        Answerer.InTurn<DecideHost>(GroupQueueDesk.Decide),
        Answerer.InTurn<RemoveCity>(GroupQueueDesk.Remove),
        Answerer.InTurn<LookAtFigures>(FiguresDesk.Look),
    ];

    private static Answerer[] OfWork =>
    [
        Answerer.InTurn<LookAtWork>(WorkDesk.Look),
        Answerer.InTurn<LookAtWorkKind>(WorkDesk.Look),
        Answerer.InTurn<OfferWork>(WorkDesk.Offer),
        Answerer.InTurn<TakeWorkBack>(WorkDesk.TakeBack),
        Answerer.InTurn<NoteWork>(WorkDesk.Note),
        Answerer.InTurn<LookAtWorkQueue>(WorkDesk.Look),
        Answerer.InTurn<EndWork>(WorkDesk.End),
        Answerer.InTurn<NoteHelperWritten>(WorkDesk.Note),
    ];

    private static Answerer[] OfInvitations => [Answerer.InTurn<LookAtInvitation>(InviteDesk.Look), Answerer.InTurn<NoteInvitation>(InviteDesk.Note)];

    /// <summary>The other side is told, and a place at an event goes to who waits; what is theirs goes by its owner.</summary>
    public override void Forget(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        Talks.EndAll(kept, volunteer, at);
        Groups.LeaveAll(kept, volunteer, at);
        Events.LeaveAll(kept, volunteer, at);
    }

    public override void Suspend(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        Talks.EndAll(kept, volunteer, at);
        BuddyWishes.Withdraw(kept, volunteer);
        if (kept.Find(WordWishes.Table, volunteer) is { } wish) WordWishes.Remove(kept, wish);
        kept.Remove(Mentors.Table, volunteer);
        Timers.TakeOff(kept, volunteer, LessonDesk.OfWeek);
        Groups.LeaveAll(kept, volunteer, at);
        Events.LeaveAll(kept, volunteer, at);
        WorkOffers.RemoveAll(kept, volunteer);
    }

    public override bool Sweep(ITransaction kept, Retention retention, DateTimeOffset now, Swept swept)
    {
        Events.Continue(kept, now);
        return Groups.Look(kept, now, PeoplePerStep) || GroupGoals.Count(kept, now, PeoplePerStep) || Groups.Tell(kept, now, PeoplePerStep);
    }

    /// <summary>Every side has its opposite, and nobody talks with themselves; no event has more guests than places.</summary>
    public override IEnumerable<string> Check(ITransaction kept)
    {
        var alone = kept.All(TalkSides.Table).Count(side => side.With == side.Who || TalkSides.Opposite(kept, side) is null);
        if (alone > 0) yield return $"{alone} sides of talks have no other side.";
        var over = kept.All(Events.Table).Count(one => one.Places > 0 && Events.Count(kept, one.Id, GuestAnswer.Coming) > one.Places);
        if (over > 0) yield return $"{over} events have more guests than places.";
    }
}
