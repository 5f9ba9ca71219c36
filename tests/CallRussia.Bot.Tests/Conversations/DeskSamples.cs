using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The organizers' part of the <see cref="Samples"/>.</summary>
internal static class DeskSamples
{
    public static readonly PhoneNumber Number = DemoBlock.Number(7, 4321);

    public static readonly NumberSource Source = new(3, "spring.csv", Some.Now.AddDays(-40), 120_000, 90_001);

    private static readonly State Return = new Home();
    private static readonly VolunteerId Other = new(700_002);

    public static IEnumerable<State> States =>
    [
        new AtMenu(Return), new AtPerson(Return, Other.Value),
        .. Enum.GetValues<DeskPage>().Select(page => new AtDesk(Return, page)),
        new AtDesk(Return, DeskPage.Source, Source.Id),
        new AtDesk(Return, DeskPage.Regions, Item: 1),
        new AtDesk(new OnCall(Some.Lease())),
        .. Enum.GetValues<ErrandKind>().Where(kind => kind.IsOnNumber() || kind == ErrandKind.Suspend).Select(kind => new Naming(Return, kind)),
        .. Enum.GetValues<Refusal>().Select(problem => new Naming(Return, ErrandKind.Plant, problem)),
        new Naming(Return, ErrandKind.Suspend, Refusal.NotANumber),
        .. Enum.GetValues<ErrandKind>().Where(kind => kind.NeedsReason()).Select(kind => new GivingReason(Return, On(kind))),
        new GivingReason(Return, On(ErrandKind.Withdraw), Refused: true),
        .. Enum.GetValues<ErrandKind>().Where(kind => kind != ErrandKind.Trace).Select(kind =>
            new Confirming(Return, On(kind), kind.NeedsReason() ? "they asked" : "", kind == ErrandKind.Withdraw ? Source : null)),
        new Confirming(Return, On(ErrandKind.Suspend) with { Had = Role.Editor }, "they asked"),
        .. Enum.GetValues<FilePurpose>().Select(purpose => new AwaitingFile(Return, purpose)),
        .. Enum.GetValues<FileProblem>().Select(problem => new AwaitingFile(Return, FilePurpose.Import, problem)),
        new FileOffered(Return, "file-1", "spring.csv"),
        new TakingFile(Return, "spring.csv", FilePurpose.Import),
        new TakingFile(Return, "spring.csv", FilePurpose.Import, Order: 5, Percent: 40, Lines: 400_000),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new DeskAsked(), .. Enum.GetValues<DeskPage>().Select(page => new PageAsked(page)),
        .. Enum.GetValues<ErrandKind>().Select(kind => new NameWanted(kind)),
        .. Enum.GetValues<ErrandKind>().Select(kind => new ErrandWanted(kind, Source.Id)),
        new ErrandConfirmed(), new PersonAsked(Other.Value), new PersonSought(), new Forwarded(Other.Value, new Typed("hello")), new Forwarded(null, new Typed("hello")),
        .. Enum.GetValues<FilePurpose>().Select(purpose => new FileWanted(purpose)),
        new FileSent("file-1", "spring.csv", 1_000), new FileSent("file-2", "", 0), new FileSent("file-3", "spring.xlsx", 1_000), new FileSent("file-4", "spring.csv", 21 << 20),
        new Typed(Number.Full()), new Typed("700002"), new Typed(new string('я', Reasons.Longest + 1)),
        .. Answers, .. Ends,
    ];

    private static IEnumerable<Trigger> Answers =>
    [
        new BankSeen(Bank(30)), new BankSeen(Bank(3, pace: 1_000)), new BankSeen(Bank(1, pace: 100_000, open: false)), new BankSeen(Bank(2, pace: 20, open: false)), new BankSeen(Bank(0)),
        new SourcesSeen([Source]), new SourcesSeen([]), new SourcesSeen([.. Enumerable.Range(3, 20).Select(id => Source with { Id = id })]),
        new PeopleSeen([], []), People, Person, Person with { IsKnown = false }, Person with { Role = Role.Owner }, Person with { Role = Some.Organizer.Role }, Person with { Who = Some.Organizer.Id }, Person with { Who = Some.Organizer.Id, Suspended = new SuspendedPerson(Some.Organizer.Id, Some.Now, "a test") }, Person with { Role = Role.Editor, Suspended = new SuspendedPerson(Other, Some.Now.AddDays(-2), "sells numbers"), Looks = People.ToLookAt },
        new NumberClosed(Number, WasClosed: false, WasInHand: false), new NumberClosed(Number, WasClosed: true, WasInHand: false), new NumberClosed(Number, WasClosed: false, WasInHand: true),
        new NumberReopened(Number), new NumberNotClosed(Number), new SourceWithdrawn(Source), new SourceUnknown(9),
        new HoneytokenUnplanted(Number, WasPlanted: true), new HoneytokenUnplanted(Number, WasPlanted: false), new HoneytokenPlanted(Number, IsNew: true), new HoneytokenPlanted(Number, IsNew: false),
        new HoneytokenTraced(Number, IsPlanted: false, null, null), new HoneytokenTraced(Number, IsPlanted: true, null, null),
        new HoneytokenTraced(Number, IsPlanted: true, null, Some.Now.AddDays(-3)), new HoneytokenTraced(Number, IsPlanted: true, Other, Some.Now.AddDays(-3)),
        new VolunteerSuspended(Other, 3), new VolunteerRestored(Other), new VolunteerUnknown(Other), new VolunteerNotSuspended(Other), new SuspensionTold(IsOver: false, LostRole: false), new SuspensionTold(IsOver: false, LostRole: true), new SuspensionTold(IsOver: true, LostRole: false), new FileOrdered(5), new FileNoted(),
    ];

    private static IEnumerable<Trigger> Ends =>
    [
        new FileWentOn(5, 60, 600_000),
        .. Enum.GetValues<FilePurpose>().Select(purpose => new FileTaken(5, "spring.csv", purpose, new FileReport(90, 7, 2, 1, 0))),
        new FileTaken(5, "spring.csv", FilePurpose.Import, new FileReport(0, 0, 0, 15, 0)
        {
            Reasons = Enum.GetValues<Refusal>().Where(refusal => refusal != Refusal.None).ToDictionary(refusal => refusal, _ => 1L),
            Resumed = true,
            Rejects = "line,text,reason\n",
            RejectsShown = 15,
        }),
        new FileTaken(5, "spring.csv", FilePurpose.Import, new FileReport(0, 0, 0, 15, 0) { Rejects = "line,text,reason\n", RejectsShown = 10 }),
        new FileRefused(5, "spring.csv", FilePurpose.Import, FileProblem.NotText),
        new FileRefused(5, "spring.csv", FilePurpose.Import, FileProblem.NoColumn) { Columns = "ИНН, Реквизит" },
        new FileRefused(5, "spring.csv", FilePurpose.Import, FileProblem.NoColumn),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtBank => new BankSeen(Bank(30)),
        LookAtSources => new SourcesSeen([Source]),
        LookAtPeople => People,
        CloseNumber close => new NumberClosed(close.Number, WasClosed: false, WasInHand: false),
        ReopenNumber reopen => new NumberReopened(reopen.Number),
        PlantHoneytoken plant => new HoneytokenPlanted(plant.Number, IsNew: true),
        UnplantHoneytoken unplant => new HoneytokenUnplanted(unplant.Number, WasPlanted: true),
        LookAtPerson => Person,
        TraceHoneytoken trace => new HoneytokenTraced(trace.Number, IsPlanted: true, Other, Some.Now),
        WithdrawSource => new SourceWithdrawn(Source),
        SuspendVolunteer suspend => new VolunteerSuspended(suspend.Volunteer, 2),
        RestoreVolunteer restore => new VolunteerRestored(restore.Volunteer),
        OrderFile => new FileOrdered(5),
        NoteFile => new FileNoted(),
        _ => null,
    };

    public static Errand On(ErrandKind kind) => kind.IsOnNumber()
        ? new Errand(kind, Number, Region: kind == ErrandKind.Plant ? DemoBlock.Region(7) : null)
        : new Errand(kind, Id: kind == ErrandKind.Withdraw ? Source.Id : Other.Value);

    /// <summary>Every third region is in its best hours, every third one closed until tomorrow.</summary>
    public static BankStatus Bank(int regions, double pace = 0, bool open = true) => new(
        [.. Some.World.Plan.Regions.Callable.Take(regions).Select((region, i) => new RegionStatus(
            new RegionStock(region.Code, 1_000 * (i + 1), 900 * (i + 1), 1, 2, 3, 4, 5, 6),
            IsOpen: open && i % 3 != 2,
            IsPrime: open && i % 3 == 0,
            NextOpening: open && i % 3 != 2 ? null : Some.Now.AddHours(18)) { IsStopped = !open })],
        Untouched: 400_000,
        pace,
        Some.Now)
    {
        Silence = regions > 2 ? new SilenceCounts(3, 5, 24) : SilenceCounts.None,
        NextRelease = pace > 0 ? Some.Now.AddDays(3) : null,
        ReleasedInAWeek = 40,
    };

    private static PersonSeen Person => new(Other, IsKnown: true, Role.None, Suspended: null, []);

    private static PeopleSeen People => new(
        [.. Enum.GetValues<Brake>().Select((brake, i) => new PersonToLookAt(new VolunteerId(700_010 + i), brake, Some.Now.AddHours(-i)))],
        [.. Enumerable.Range(0, 12).Select(i => new SuspendedPerson(new VolunteerId(700_020 + i), Some.Now.AddDays(-i), new string('x', Reasons.Longest)))]);
}
