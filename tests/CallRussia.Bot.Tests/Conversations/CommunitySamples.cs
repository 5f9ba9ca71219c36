using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about people among each other.</summary>
internal static class CommunitySamples
{
    /// <summary>The longest name.</summary>
    private static readonly string Name = new('Ж', Aliases.Longest);

    private static readonly State Return = new Home();
    private static readonly DateTimeOffset Until = Some.Now.AddDays(9);
    private static readonly FreeHours Hours = new(0b100_0101, 0b1111);
    private static readonly TalkKind[] Kinds = Enum.GetValues<TalkKind>();
    private static readonly VolunteerId Other = new(700_070);

    private static readonly Hearer Hearer = new(Other, Language.English, TalkKind.Buddy, 5, Name, Quietly: false);
    private static readonly BuddyOf Buddy = new(5, Name, Until, MayStay: false, Stays: false, Shares: false);
    private static readonly BuddyWish Wish = new(Some.VolunteerId, CanHold: true, 3, Hours, Some.Now.AddHours(-3));
    private static readonly Mentor Mentor = new(Some.VolunteerId, Hours, Some.Now.AddDays(-2), Some.Now.AddDays(-1), IsPaused: false);
    private static readonly PersonReport Report = new(7, Some.VolunteerId, Other, PersonReason.Insults, TalkKind.Buddy, Some.Now.AddHours(-5));

    private static readonly IReadOnlyList<PersonReport> Reports =
    [
        .. Enum.GetValues<PersonReason>().Select(reason => Report with { Reason = reason }), .. Kinds.Select(kind => Report with { Kind = kind }),
        Report with { IsHandedOver = true }, Report with { Lesson = 3 }, Report with { Group = 3 }, Report with { ClosedAt = Some.Now.AddHours(-1), By = null },
    ];

    private static readonly IReadOnlyList<MentorShown> Mentors =
    [
        .. Enumerable.Range(0, 6).Select(i => new MentorShown(new VolunteerId(700_080 + i), Some.Now.AddDays(-i), IsConfirmed: i % 2 == 0, HasCourse: i != 1, Calls: 21 * i)),
    ];

    public static IEnumerable<State> States =>
    [
        new ChoosingName(Return, NameFor.Itself), new ChoosingName(Return, NameFor.Buddy, Unfit: true), new ChoosingName(Return, NameFor.Word), new ChoosingName(new OnCall(Some.Lease()), NameFor.Duty),
        .. Kinds.Select(kind => new Talking(Return, kind, 5)), new Talking(Return, TalkKind.Buddy, 5, First: 1), new Talking(new OnCall(Some.Lease()), TalkKind.Buddy, 6, First: 1),
        new ReportingPerson(Return, TalkKind.Helped, 5),
        new SeekingBuddy(Return), new SeekingBuddy(Return, CanHold: false), new SeekingBuddy(Return, CanHold: true, 1), new SeekingBuddy(Return, CanHold: true, 3, AtHours: true), new SeekingBuddy(Return, CanHold: true, 3, AtHours: true, 0b11, 0b1010),
        new ChoosingDuty(Return), new ChoosingDuty(Return, 0b11, 0b0101),
        new AtMentors(Return), new AtMentors(Return, 1),
        .. LessonSamples.States, .. EventSamples.States, .. GroupSamples.States, .. WorkSamples.States,
        new AtPersonReports(Return), new AtPersonReports(Return, Closed: true, 1), new AtPersonReports(Return, Report: 7),
    ];

    public static IEnumerable<Trigger> Triggers => [.. OfAll, .. OfTalks, .. OfBuddies, .. OfMentors, .. OfTheTeam, .. LessonSamples.Triggers, .. EventSamples.Triggers, .. GroupSamples.Triggers, .. WorkSamples.Triggers];

    private static IEnumerable<Trigger> OfAll =>
    [
        new CommunityAsked(), new NameChangeWanted(), new Typed("Анна"), new VoiceSent("v"), new ToldInVain(),
        new CommunitySeen(null, IsClosed: false, null, null, null, WaitsForWord: false, AreOnDuty: false, null), new CommunitySeen(Name, IsClosed: true, null, null, null, WaitsForWord: false, AreOnDuty: false, null),
        new CommunitySeen(Name, IsClosed: false, Some.Now, null, Seen(TalkKind.Helped), WaitsForWord: true, AreOnDuty: true, 0), new CommunitySeen(Name, IsClosed: false, null, Seen(TalkKind.Buddy), Seen(TalkKind.Helping), WaitsForWord: false, AreOnDuty: true, 3, IsNew: 2, Lessons: 3, Events: 2, GroupNews: 1) { CallTogether = 7 },
        .. Enum.GetValues<NameFor>().SelectMany(wanted => new[] { new NameSeen(Name, wanted), new NameSeen(null, wanted) }),
    ];

    private static IEnumerable<Trigger> OfTalks =>
    [
        .. Kinds.SelectMany(kind => new Trigger[]
        {
            new TalkOpened(kind, 5), new TalkEndWanted(kind, 5), new TalkEndConfirmed(kind, 5), new PersonReportWanted(kind, 5), new TalkTimeUp(kind, 5), Seen(kind), new TalkLeft(kind),
        }),
        .. from kind in Kinds from why in Enum.GetValues<WhyOver>() select new TalkOver(kind, 5, why),
        .. Enum.GetValues<PersonReason>().Select(reason => new PersonReasonChosen(reason)),
        new TalkWentQuiet(5), new TalkWentQuiet(9), new TalkGone(), new TalkGoesOn(), new PersonReported(),
        new MayPass(Hearer, Name, new Said("Привет")), new MayPass(Hearer with { Quietly = true }, Name, new Said(new string('я', Said.Longest), IsCut: true)),
        new MayPass(Hearer, Name, new Said("Привет", IsCorrection: true)), new MayPass(Hearer, Name, new Said("", "v")),
        .. Enum.GetValues<WhyNotPassed>().Select(why => new MayNotPass(why, Name)),
    ];

    private static IEnumerable<Trigger> OfBuddies =>
    [
        new BuddyAsked(), new BuddyWanted(), new ExperienceSaid(CanHold: true), new ExperienceSaid(CanHold: false), .. Language.All.Select(language => new LanguageSwitched(language)), new LanguagesChosen(),
        new DaySwitched(0), new DaySwitched(6), new DaySwitched(7), .. Enum.GetValues<DayPart>().Select(part => new PartSwitched(part)), new HoursChosen(), new BuddyUnwanted(),
        .. Enum.GetValues<Ring>().SelectMany(ring => new Trigger[] { new BuddyRung(5, ring), new MayRing(Hearer, ring, Name) }),
        new WordToBuddyWanted(), .. Enum.GetValues<WhyNotRung>().Select(why => new MayNotRing(Name, why)), new BuddyToTell(new CareAsked("in-danger", 1), IsThere: true), new BuddyToTell(new CareAsked("in-danger", 1), IsThere: false), new BuddyToTell(null, IsThere: true),
        new StayWanted(5), new SharingWanted(5), new SharingConfirmed(5), new BuddyFound(5), new BuddyNotYet(), new BuddyMayStay(5),
        new BuddySeen(IsClosed: true, null, null), new BuddySeen(IsClosed: false, null, null), new BuddySeen(IsClosed: false, Wish, null), new BuddySeen(IsClosed: false, Wish with { Hours = new FreeHours(FreeHours.AllDays, 1) }, null),
        new BuddySeen(IsClosed: false, null, Buddy), new BuddySeen(IsClosed: false, null, Buddy with { MayStay = true }), new BuddySeen(IsClosed: false, null, Buddy with { MayStay = true, Stays = true, Shares = true }),
        new StaySaid(Name, null, Hearer), new StaySaid(Name, Until, Hearer), new StaySaid(Name, null, null), new SharingSaid(Name, null, Hearer), new SharingSaid(Name, Other.Value, Hearer), new SharingSaid(Name, null, null),
    ];

    private static IEnumerable<Trigger> OfMentors =>
    [
        new CompanyAsked(), new WordWanted(), new WordUnwanted(), new HelpLinesAsked(), new HelpLinesAsked(1), new WordTaken(3), new DutyAsked(), new DutyWanted(), new DutyPaused(On: true), new DutyPaused(On: false), new DutyLeft(),
        new HandOverWanted(5), new WordWaits(3), new WordStillWaits(3), new MentorTold(Yes: true), new MentorTold(Yes: false),
        new CompanySeen(IsClosed: true, null, null, null, AreOnDuty: false, null), new CompanySeen(IsClosed: false, Seen(TalkKind.Buddy), null, null, AreOnDuty: true, null),
        new CompanySeen(IsClosed: false, null, Seen(TalkKind.Helped), null, AreOnDuty: true, null), new CompanySeen(IsClosed: false, null, null, Some.Now.AddMinutes(-7), AreOnDuty: true, null),
        new CompanySeen(IsClosed: false, null, null, null, AreOnDuty: false, Some.Now.AddHours(20)), new CompanySeen(IsClosed: false, null, null, null, AreOnDuty: false, null),
        new WordUnanswered(TimeSpan.FromMinutes(5), IsOver: false), new WordUnanswered(WordWishes.Patience, IsOver: false), new WordUnanswered(WordWishes.Longest, IsOver: true),
        new WordOpen(3, Some.Now.AddMinutes(-2)), new WordPassed(), new WordGone(), new WordGone(new TalkSeen(TalkKind.Helping, 5, Name)), new MentorCame(5), new WordIsYours(5, Name, Hearer), new HandedOver(Done: true), new HandedOver(Done: false),
        new DutySeen(null, MayApply: false, null, []), new DutySeen(null, MayApply: true, null, []), new DutySeen(Mentor with { ConfirmedAt = null }, MayApply: true, null, []), new DutySeen(Mentor with { IsPaused = true }, MayApply: true, null, []),
        new DutySeen(Mentor, MayApply: true, Seen(TalkKind.Helping), [new WordOpen(3, Some.Now), new WordOpen(4, Some.Now.AddHours(-1))]),
    ];

    private static IEnumerable<Trigger> OfTheTeam =>
    [
        new MentorsAsked(), new MentorsAsked(1), new MentorDecided(700_080, Yes: true), new MentorDecided(700_080, Yes: false), new MentorApplied(), new MentorsSeen([]), new MentorsSeen(Mentors), new FiguresAsked(), Figures, Figures with { Looking = Queue.Empty, Words = Queue.Empty, ToRead = Queue.Empty, Asked = Queue.Empty, Events = 0, NextEvent = null },
        new PersonReportsAsked(), new PersonReportsAsked(Closed: true, 1), .. Enum.GetValues<PersonReportStep>().Select(step => new PersonReportOpened(7, step)), new PersonReportWaits(7),
        new PersonReportsSeen([]), new PersonReportsSeen(Reports), .. Reports.Select(report => new PersonReportSeen(report, 2)), new PersonReportGone(),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtCommunity => new CommunitySeen(Name, IsClosed: false, null, null, null, WaitsForWord: false, AreOnDuty: false, null),
        LookAtName look => new NameSeen(null, look.For),
        KeepName keep => new NameSeen(keep.Name, keep.For),
        LookAtTalk look => Seen(look.Kind),
        PassOn pass => new MayPass(Hearer, Name, pass.Said),
        LeaveTalk leave => new TalkLeft(leave.Kind),
        CloseTalk close => new TalkOver(close.Kind, close.Talk, WhyOver.TimeUp),
        ReportPerson => new PersonReported(),
        LookAtBuddy or SeekBuddy or SeekNoBuddy => new BuddySeen(IsClosed: false, Wish, null),
        RingBuddy ring => new MayRing(Hearer, ring.Ring, Name),
        TellBuddy => new MayRing(Hearer, Ring.Word, Name),
        LookForBuddy look => new BuddyToTell(look.From, IsThere: true),
        StayTogether => new StaySaid(Name, null, Hearer),
        ShareContacts => new SharingSaid(Name, null, Hearer),
        LookForCompany or AskForWord or AskForNoWord => new CompanySeen(IsClosed: false, null, null, null, AreOnDuty: true, null),
        AskAgain => new WordUnanswered(WordWishes.Patience, IsOver: false),
        LookAtWord look => new WordOpen(look.Id, Some.Now),
        TakeWord => new WordIsYours(5, Name, Hearer),
        HandOver => new HandedOver(Done: true),
        LookAtDuty or KeepDuty or PauseDuty or LeaveDuty => new DutySeen(Mentor, MayApply: true, null, []),
        LookAtMentors or DecideMentor => new MentorsSeen(Mentors),
        LookAtFigures => Figures,
        LookAtPersonReports => new PersonReportsSeen(Reports),
        HandlePersonReport => new PersonReportSeen(Report, 2),
        _ => LessonSamples.Answer(ask) ?? EventSamples.Answer(ask) ?? GroupSamples.Answer(ask) ?? WorkSamples.Answer(ask),
    };

    private static FiguresSeen Figures => new(
        120, new Queue(31, Some.Now.AddDays(-20)), 14, 3, new Queue(2, Some.Now.AddMinutes(-25)), 210, new Queue(9, Some.Now.AddDays(-4)), 6, Some.Now.AddDays(2), 41, 27, new Queue(3, Some.Now.AddDays(-2)));

    private static TalkSeen Seen(TalkKind kind) => new(kind, 5, Name);
}
