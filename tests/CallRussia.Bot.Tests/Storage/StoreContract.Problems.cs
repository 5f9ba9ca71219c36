using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Reports of a problem.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_report_reaches_moderators_and_one_that_can_not_wait_the_organizers_too()
    {
        await Appointed(10, Role.Moderator);
        await Appointed(11, Role.Organizer);
        await Appointed(12, Role.Editor);
        var plain = await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Bot, "it repeats itself"));
        Assert.Equal([(10L, plain.Id)], await Told());
        var urgent = await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Safety, ""));
        Assert.Equal([(10L, plain.Id), (10, urgent.Id), (11, urgent.Id)], await Told());
    }

    [Fact]
    public async Task Without_a_moderator_the_organizers_are_told()
    {
        await Appointed(11, Role.Organizer);
        var report = await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Other, ""));
        Assert.Equal([(11L, report.Id)], await Told());
    }

    [Fact]
    public async Task One_looks_after_a_report_answers_hears_back_and_closes_it()
    {
        var id = (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Behaviour, "shouted at me"))).Id;
        Assert.Equal(new VolunteerId(10), (await Bench.Ask<ProblemSeen>(10, new HandleProblem(id, ProblemStep.Claim, Over: false))).Problem.ClaimedBy);
        Assert.Equal(new VolunteerId(10), (await Bench.Ask<ProblemTaken>(13, new HandleProblem(id, ProblemStep.Claim, Over: false))).Problem.ClaimedBy);
        Assert.IsType<ProblemTaken>(await Bench.Ask(13, new HandleProblem(id, ProblemStep.Answer, Over: false, "me too")));

        await Bench.Ask<ProblemSeen>(10, new HandleProblem(id, ProblemStep.Answer, Over: false, "we talk to him"));
        Assert.Equal("we talk to him", (await Bench.Ask<TeamWordsSeen>(1, new LookAtTeamWords(id))).Words.Words);
        Assert.IsType<ProblemGone>(await Bench.Ask(2, new LookAtTeamWords(id)));
        Assert.IsType<ProblemGone>(await Bench.Ask(2, new AddToProblem(id, "not mine")));
        await Bench.Ask<ProblemAddedTo>(1, new AddToProblem(id, "thank you"));
        Assert.Equal([(10L, id)], await Told());

        var closed = (await Bench.Ask<ProblemSeen>(10, new HandleProblem(id, ProblemStep.Close, Over: false))).Problem;
        Assert.False(closed.IsOpen);
        Assert.Equal(["shouted at me", "we talk to him", "thank you"], closed.Words.Select(words => words.Words));
        Assert.IsType<ProblemGone>(await Bench.Ask(1, new AddToProblem(id, "one more")));
        Assert.Equal([Act.ProblemClosed, Act.ProblemAnswered, Act.ProblemClaimed], (await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task What_was_handed_over_is_the_organizers()
    {
        await Appointed(11, Role.Organizer);
        await Appointed(10, Role.Moderator);
        var id = (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Other, ""))).Id;
        await Bench.Ask<ProblemSeen>(10, new HandleProblem(id, ProblemStep.HandOver, Over: false));
        Assert.Contains((11L, id), await Told());
        Assert.IsType<ProblemTaken>(await Bench.Ask(10, new HandleProblem(id, ProblemStep.Claim, Over: false)));
        Assert.Equal(new VolunteerId(11), (await Bench.Ask<ProblemSeen>(11, new HandleProblem(id, ProblemStep.Claim, Over: true))).Problem.ClaimedBy);
    }

    [Fact]
    public async Task A_second_report_joins_the_open_one_of_its_kind_and_a_closed_one_is_left_alone()
    {
        var first = (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Other, "one"))).Id;
        Assert.Equal(first, (await Bench.Ask<ProblemAddedTo>(1, new ReportProblem(ProblemKind.Other, "two"))).Id);
        Assert.Equal(first, (await Bench.Ask<ProblemAddedTo>(1, new ReportProblem(ProblemKind.Other, ""))).Id);
        Assert.Equal(["one", "two"], (await Bench.Ask<ProblemSeen>(10, new HandleProblem(first, ProblemStep.Look, Over: false))).Problem.Words.Select(words => words.Words));
        // What can't wait is never a part of what can, and nobody adds to what somebody else wrote.
        Assert.NotEqual(first, (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Safety, ""))).Id);
        Assert.NotEqual(first, (await Bench.Ask<ProblemReported>(2, new ReportProblem(ProblemKind.Other, ""))).Id);
        await Bench.Ask(10, new HandleProblem(first, ProblemStep.Close, Over: false));
        Assert.NotEqual(first, (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Other, "three"))).Id);
    }

    [Fact]
    public async Task Words_of_a_report_are_sealed_shown_to_their_writer_and_gone_with_him()
    {
        await Known(1);
        await Bench.Ask(1, new ReportProblem(ProblemKind.Other, "Geheimnis"));
        Assert.Contains("Geheimnis", (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
        Assert.False(Bench.IsInFiles("Geheimnis"));
        await Bench.Ask(1, new EraseMe());
        Assert.Empty((await Bench.Ask<ProblemsSeen>(10, new LookAtProblems(Closed: false))).Problems);
        Assert.DoesNotContain("Geheimnis", (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_report_goes_after_ninety_days_and_an_open_one_stays()
    {
        var closed = (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Other, "old"))).Id;
        var open = (await Bench.Ask<ProblemReported>(1, new ReportProblem(ProblemKind.Bot, "still open"))).Id;
        await Bench.Ask(10, new HandleProblem(closed, ProblemStep.Close, Over: false));
        Bench.Clock.Pass(TimeSpan.FromDays(91));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal([open], (await Bench.Ask<ProblemsSeen>(10, new LookAtProblems(Closed: false))).Problems.Select(problem => problem.Id));
        Assert.Empty((await Bench.Ask<ProblemsSeen>(10, new LookAtProblems(Closed: true))).Problems);
        Assert.Equal("still open", Assert.Single((await Bench.Ask<ProblemSeen>(10, new HandleProblem(open, ProblemStep.Look, Over: false))).Problem.Words).Words);
        Assert.IsType<ProblemGone>(await Bench.Ask(10, new HandleProblem(closed, ProblemStep.Look, Over: false)));
    }

    private async Task<IEnumerable<(long Who, long Problem)>> Told() =>
        (await Bench.Store.Due(Bench.Clock.Now, 50, default)).Where(due => due.Trigger is ProblemWaits).Select(due => (due.Volunteer.Value, ((ProblemWaits)due.Trigger).Id)).Order();
}
