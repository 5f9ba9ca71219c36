using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>At least one of every state and every trigger, in every shape that is shown or decided differently.</summary>
internal static class Samples
{
    private static readonly Lease Lease = Some.Lease();
    private static readonly DateTimeOffset Later = Some.Now.AddHours(20);
    private static readonly WishesSeen Wishes = new([.. Some.World.Plan.Regions.Callable.Take(30).Select(region => region.Code)], Page: 1);

    /// <summary>Wishes for as many regions as one may, and they stand on the page that is shown.</summary>
    public static readonly Core.People.Volunteer Wishing = Some.Volunteer with { Wished = Core.People.WishedRegions.Of(Wishes.Regions.Skip(12).Take(Core.People.WishedRegions.Most)) };

    public static IEnumerable<State> States =>
    [
        new Unmet(),
        new ChoosingLanguage(),
        new AskedForRussian(),
        new Promising(),
        new ChoosingCountry([]),
        new ChoosingCountry(["DE", "GR"]),
        new ChoosingCountry([], NotFound: true),
        new ChoosingZone("US"),
        new Supporting(),
        new Home(),
        new Home(JustArrived: true),
        .. Leases.Select(lease => new OnCall(lease)),
        .. Enum.GetValues<FirstTap>().Select(tap => Some.Reported(tap)),
        .. Outcomes.All.Select(outcome => Some.Reported(outcome.FirstTap(), outcome, refined: true)),
        Some.Reported(FirstTap.Talked, Outcome.CallLater, refined: true) with { CallAt = Later },
        new ChoosingDay(Some.Reported()),
        new ChoosingHour(Some.Reported(), new DateOnly(2026, 11, 26)),
        new HearingTime(Some.Reported(), Hearing.Understood, [Later]),
        new HearingTime(Some.Reported(), Hearing.Understood, [Later, Later.AddHours(1)], new DateOnly(2026, 11, 26)),
        .. Enum.GetValues<Hearing>().Select(heard => new HearingTime(Some.Reported(), heard, heard == Hearing.NotPolite ? [Later] : [])),
        new Overdue(Lease), new Overdue(Lease) { IsTakenBack = true },
        .. Enum.GetValues<WhyNot>().Select(why => new NoNumber(why, why == WhyNot.NothingLeft ? null : Later)),
        new NoNumber(WhyNot.NothingOpen, Later, PingSet: true),
        new CallsOver(0, 0), new CallsOver(4, 1), new CallsOver(1, 0, Lease), new CallsOver(4, 1) { Together = 23 }, new CallsOver(4, 1) { IsForBreak = true }, new CallsOver(1, 0, Lease) { IsForBreak = true },
        Some.Reported() with { EndsShift = true }, Some.Reported(FirstTap.TheyEnded, Outcome.Hostile, refined: true) with { HasBuddy = true }, Some.Reported() with { Together = new HourCount(7, 12, 21) }, .. Enum.GetValues<MilestoneKind>().Select(kind => Some.Reported() with { Milestone = new Milestone(kind, 2) }),
        .. WellbeingSamples.States, .. RingBackSamples.States, .. FlagSamples.States,
        new PingAtNight(new NoNumber(WhyNot.NothingOpen, Later)),
        new NoNumber(WhyNot.Paused, Until: null) { Reason = LeverSamples.Typed },
        .. Enum.GetValues<ReadyReason>().Skip(1).Select(ready => new NoNumber(WhyNot.Paused, Until: null) { Reason = LeverReason.Of(ready) }),
        new ChangingCountry(new OnCall(Lease), new ChoosingCountry([])),
        .. DeskSamples.States,
        .. LeverSamples.States, .. RuleSamples.States,
        .. TeamSamples.States,
        .. AuditSamples.States,
        .. ProblemSamples.States,
        .. CommunitySamples.States,
        .. SilenceSamples.States, .. ThanksSamples.States, new NamingCertificate(new CourseMenu()), new NamingCertificate(new Home(), Unfit: true),
        .. EditSamples.States,
        .. BroadcastSamples.States,
        .. ReportSamples.States,
        .. TrainingSamples.States,
        new QuizOffered(),
        new QuizDone(),
        .. Enumerable.Range(0, Some.World.Content.Library.Quiz.Count).SelectMany(question => new State[]
        {
            new QuizAsking(1 << question, Missed: 0), new QuizExplained(question, Right: true, Left: 0, Missed: 0), new QuizExplained(question, Right: false, Left: 0, 1 << question),
        }),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new Started(), new Started("i_abc"), new Typed("Германия"), new Typed("qwertyuiop"), new Typed("завтра в 15:30"), .. Enum.GetValues<Unread>().Select(what => new Unsupported(what)), new UnknownCommand(), new NumberShown(), new Edited(1, new Typed("Германия")), new Back(), new Cancelled(),
        new WentAway(), new CameBack(), new OldButton(),
        new LanguageChosen(Language.Lithuanian), new RussianSpoken(Yes: true), new RussianSpoken(Yes: false), new Promised(),
        new CountryChosen("US"), new CountryChosen("??"), new CountrySkipped(), new ZoneSkipped(),
        new NumberAsked(), .. Enum.GetValues<FirstTap>().Select(tap => new CallEnded(Lease.Id, tap)),
        .. Outcomes.All.Select(outcome => new OutcomeRefined(Lease.Id, outcome)),
        new UndoAsked(Lease.Id), new StillTalking(Lease.Id), new CallLaterAsked(Lease.Id), new DayChosen(2), new HourChosen(Later), new HomeAsked(),
        new DoneForToday(), new CallingStopped(0, 0), new CallingStopped(5, 5, Lease), new CallingStopped(5, 5) { Together = 23 },
        new PingAsked(Later), new PingAgreed(AtNight: true), new PingAgreed(AtNight: false),
        new LeaseEndsSoon(Lease.Id), new LeaseTimeUp(Lease.Id), new AnnouncementOver(60), new RegionsOpened(), new HandOutsResumed(),
        new CallLaterDue(Lease.Id, Later, 420, DayBefore: true), new CallLaterDue(Lease.Id, Later, 420, DayBefore: false),
        new NumberHandedOut(Lease, Again: false), new NumberHandedOut(Lease, Again: true), new NumberHandedOut(Lease, Again: false) { IsElsewhere = true }, new NumberRefused(WhyNot.HourlyBudget, Later), new QuizComesFirst(),
        new OutcomeRecorded(Lease.Id, Outcome.NoAnswer, CallAt: null, Later), new OutcomeRecorded(Lease.Id, Outcome.CallLater, Later, Later),
        new OutcomeRefused(Lease.Id, Kept: null), new LeaseExtended(Lease, AtMost: false), new LeaseExtended(Lease, AtMost: true),
        new LeaseOver(Lease.Id), new LeaseOver(Lease.Id) { IsTakenBack = true }, new LeaseGoesOn(Lease), new OutcomeUndone(Lease), new UndoRefused(Lease.Id),
        .. Enumerable.Range(0, 20).Select(page => new GuideAsked(page)), new GuideAsked(1, Seen: "earlier"),
        .. Cards,
        new QuizStarted(), new QuizAnswered(0, 0), new QuizAnswered(1, 2), new QuizWentOn(),
        new HelpAsked(), new LanguageAsked(), new PrivacyAsked(), new PeriodsAsked(), new ProgressAsked(), new CardAsked(), new SettingsAsked(), new MyDataAsked(), new ForgetAsked(), new ForgetConfirmed(),
        new CountryAsked(), new ZoneAsked(), new ZoneChosen("Europe/Berlin"), new ZoneChosen("Nowhere/Land"), new NewsSwitched(On: true), new NewsSwitched(On: false), new WishesAsked(0), new WishSwitched("RU-SVE", 0), new WishSwitched("nowhere", 1), new WishesDropped(), Wishes, new WishesSeen([], 0),
        new ProgressCounted(0, 0, 0, 1200, 14), new ProgressCounted(0, 0, 0, 0, 0), new ProgressCounted(4, 0, 1, 1200, 0), new ProgressCounted(21, 3, 2, 1200, 14), new ProgressCounted(21, 3, 9, 1200, 14) { Row = 7, FirstTalk = Later.AddDays(-30), Thanks = 3 }, new MyDataGathered(3, 2, 1, "{}"), new Erased(),
        .. DeskSamples.Triggers,
        .. LeverSamples.Triggers, .. RuleSamples.Triggers,
        .. TeamSamples.Triggers,
        .. AuditSamples.Triggers,
        .. ProblemSamples.Triggers,
        .. CommunitySamples.Triggers,
        .. SilenceSamples.Triggers, .. ThanksSamples.Triggers, new CertificateAsked(), new CertificateNameless(), new Typed("Анна-Мария Константинопольская-Ветрова"),
        .. EditSamples.Triggers,
        .. BroadcastSamples.Triggers,
        .. WatchSamples.Triggers,
        .. ReportSamples.Triggers,
        .. TrainingSamples.Triggers,
        .. WellbeingSamples.Triggers, .. TogetherSamples.Triggers, .. RingBackSamples.Triggers, .. FlagSamples.Triggers, .. InviteSamples.Triggers,
    ];

    /// <summary>Cards of every shape: with and without a fact, with one that is too long, with an estimate, for the volunteer alone; and words that find some.</summary>
    private static IEnumerable<Trigger> Cards =>
    [
        new ObjectionsAsked(0), new ObjectionsAsked(1), new ObjectionsAsked(99), new ObjectionAsked("gone"), new ObjectionFactAsked("gone", 0), new EndingAsked("gone"), new EndingAsked("nato"),
        .. Odd.SelectMany(objection => new Trigger[] { new ObjectionAsked(objection.Id), new ObjectionFactAsked(objection.Id, 1), new ObjectionCounted(objection.Id) }),
        new Typed("нато"), new Typed("война"), new FactsAsked(), new FactAsked("gone", 0), new FactAsked(Estimated.Theme, Position(Estimated)), new FactAsked(Estimated.Theme, 99),
        new WhatIsNewAsked(), new WhatIsNewAsked(1, 3), Changes(0), Changes(1), new ChangesSeen([], 0, 0),
        new SmallTalkAsked(0), new SmallTalkAsked(1), new CareAsked("in-danger", 1), new CareAsked("in-danger", 3), new CareAsked("gone", 1),
    ];

    /// <summary>Nothing to ask; one fact that fits; several, one of which has a screen of its own in some language.</summary>
    private static IEnumerable<Objection> Odd =>
    [
        Some.Library.Objections.All.First(objection => !objection.HasQuestion),
        Some.Library.Objections.All.First(objection => objection.HasQuestion && objection.Facts.Count == 0),
        .. Some.Library.Objections.All.Where(objection => objection.Facts.Count > 1).OrderBy(objection => objection.Length.English).Take(1),
        .. Some.Library.Objections.All.Where(objection => objection.Facts.Count > 1).OrderByDescending(objection => objection.Length.English + Some.Library.Facts.Find(objection.Facts[1])!.Length.English).Take(1),
    ];

    /// <summary>Every kind, the longest claims, and what is not there any more.</summary>
    private static ChangesSeen Changes(int page) => new(
        [
            .. from kind in Enum.GetValues<LeafKind>() from fate in Enum.GetValues<LeafFate>() select Change(kind, fate, kind switch { LeafKind.Page => Some.Library.Guide.Phases[0], LeafKind.Objection => "nato", _ => Estimated.Id }),
            .. Enum.GetValues<LeafKind>().Select(kind => Change(kind, LeafFate.Changed, "gone") with { Note = new string('Щ', FactRules.LongestNote) }),
            .. Some.Library.Facts.All.OrderByDescending(fact => fact.Length.English).Take(5).Select(fact => Change(LeafKind.Fact, LeafFate.New, fact.Id)),
        ],
        ReadTo: 3,
        page);

    private static GuideChange Change(LeafKind kind, LeafFate fate, string leaf) => new(1 + (3 * (int)kind) + (int)fate, kind, leaf, fate, Some.Now.AddDays(-2));

    private static Fact Estimated => Some.Library.Facts.All.First(fact => fact.Estimate && fact.IsForCalls(new DateOnly(2026, 11, 25)));

    /// <summary>Numbers of the first call, an agreed call, a region with several clocks; with every tip and opener.</summary>
    private static IEnumerable<Lease> Leases =>
    [
        .. Enumerable.Range(40, 12).Select(id => Some.Lease(id)),
        .. Enumerable.Range(40, 6).Select(id => Some.Lease(id) with { Nth = 1 }),
        Lease with { Agreed = new LeaseId(12) },
        Lease with { Region = new RegionCode("DEMO-RU-SA") },
        Lease with { Region = new RegionCode("DEMO-RU-SVE") },
    ];

    private static int Position(Fact fact) => Some.Library.Facts.Of(fact.Theme, new DateOnly(2026, 11, 25)).TakeWhile(other => other.Id != fact.Id).Count();

    /// <summary>What the store would answer, as far as a screen depends on it.</summary>
    public static Trigger Answer(Ask ask) => ask switch
    {
        HandOut => new NumberHandedOut(Lease, Again: false),
        RecordOutcome record => new OutcomeRecorded(record.Lease, record.Outcome, record.CallAt, Later),
        ExtendLease => new LeaseExtended(Lease, AtMost: false),
        UndoOutcome => new OutcomeUndone(Lease),
        EndLease => new LeaseOver(Lease.Id),
        StopCalling => new CallingStopped(5, 2),
        CountObjection count => new ObjectionCounted(count.Objection),
        LookAtChanges look => Changes(look.Page),
        CountProgress => new ProgressCounted(21, 3, 2, 1200, 14),
        LookAtWishes => Wishes,
        GatherMyData => new MyDataGathered(3, 2, 1, "{}"),
        EraseMe => new Erased(),
        ReadAlarms or MuteAlarm or UnmuteAlarms => new AlarmsRead([WatchSamples.Broken], [new MutedAlarm(AlarmKind.Flooded, Later)]),
        _ => WellbeingSamples.Answer(ask) ?? TogetherSamples.Answer(ask) ?? RingBackSamples.Answer(ask) ?? FlagSamples.Answer(ask) ?? InviteSamples.Answer(ask) ?? DeskSamples.Answer(ask) ?? LeverSamples.Answer(ask) ?? RuleSamples.Answer(ask) ?? TeamSamples.Answer(ask) ?? AuditSamples.Answer(ask) ?? ProblemSamples.Answer(ask) ?? CommunitySamples.Answer(ask) ?? SilenceSamples.Answer(ask) ?? ThanksSamples.Answer(ask) ?? EditSamples.Answer(ask)
            ?? BroadcastSamples.Answer(ask) ?? ReportSamples.Answer(ask) ?? throw new InvalidOperationException($"No sample answer to {ask.GetType().Name}."),
    };
}
