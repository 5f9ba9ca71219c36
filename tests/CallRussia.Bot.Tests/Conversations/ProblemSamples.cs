using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about reports of a problem.</summary>
internal static class ProblemSamples
{
    public static readonly Problem One = new(7, new VolunteerId(700_060), ProblemKind.Behaviour, Some.Now.AddHours(-5)) { Words = [Said(fromTeam: false, 20)] };

    private static readonly State Return = new Home();

    private static readonly IReadOnlyList<Problem> All =
    [
        One, One with { ClaimedBy = Some.Organizer.Id, Kind = ProblemKind.Safety }, One with { ClaimedBy = TeamSamples.Member, Kind = ProblemKind.Bot, Words = [] },
        One with { IsHandedOver = true, Kind = ProblemKind.Other }, One with { ClosedAt = Some.Now.AddHours(-1) },
        One with { Words = [.. Enumerable.Range(0, 5).Select(i => Said(i % 2 == 1, ProblemWords.Longest))] },
    ];

    public static IEnumerable<State> States =>
    [
        new ChoosingProblem(Return), new ChoosingProblem(new OnCall(Some.Lease())),
        .. ProblemKinds.Reported.Select(kind => new DescribingProblem(Return, kind)),
        new DescribingProblem(Return, ProblemKind.Bot, Unfit: true), new DescribingProblem(Return, ProblemKind.Other, 7), new DescribingProblem(Return, ProblemKind.Bot, Words: "слово\nещё одно"),
        new DescribingProblem(Return, ProblemKind.Other, 7, Unfit: true, new string('я', ProblemWords.Longest)),
        new AtProblems(Return), new AtProblems(Return, Closed: true, Page: 1), new AtProblems(Return, Problem: 7),
        new AnsweringProblem(Return, 7), new AnsweringProblem(Return, 7, Unfit: true),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new ProblemWanted(), .. Enum.GetValues<ProblemKind>().Select(kind => new ProblemKindChosen(kind)), new ProblemSent(), new ReplyWanted(7),
        new ProblemsAsked(), new ProblemsAsked(Closed: true, 1), .. Enum.GetValues<ProblemStep>().Select(step => new ProblemOpened(7, step)), new AnswerWanted(7),
        .. Enum.GetValues<ProblemKind>().Select(kind => new ProblemWaits(7, kind, IsNew: true)), new ProblemWaits(7, ProblemKind.Bot, IsNew: false),
        new ProblemAnswered(7), new ProblemClosed(7),
        new ProblemReported(7), new ProblemDraftOver(), new ProblemAddedTo(7), new ProblemGone(), new TeamWordsSeen(7, Said(fromTeam: true, ProblemWords.Longest)), new TeamWordsSeen(7, Said(fromTeam: true, 40), ProblemKind.Help),
        new ProblemsSeen([]), new ProblemsSeen(All), new ProblemsSeen([.. All, .. All]),
        .. All.Select(problem => new ProblemSeen(problem)), new ProblemTaken(All[2]),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        ReportProblem => new ProblemReported(7),
        AddToProblem add => new ProblemAddedTo(add.Id),
        LookAtTeamWords look => new TeamWordsSeen(look.Id, Said(fromTeam: true, 40)),
        LookAtProblems => new ProblemsSeen(All),
        HandleProblem => new ProblemSeen(One),
        _ => null,
    };

    private static ProblemWords Said(bool fromTeam, int length) => new(fromTeam, Some.Now.AddHours(-2), new string('я', length));
}
