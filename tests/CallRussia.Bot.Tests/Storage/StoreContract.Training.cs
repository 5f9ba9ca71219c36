using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly TrainingProgress Learned = new()
    {
        Talks = TrainingProgress.None.Talks.Add("valentina", 2),
        Rehearsal = new Rehearsal("igor", 1, "0213", -7),
        Modules = ["safety", "why"],
        Study = new Study("opening", 6, 0b1010, 0b0100, 99),
        Cards = [new Card("why", "measured", 3, new DateOnly(2026, 11, 30))],
    };

    private static Volunteer Trained(long id) => StoreBench.Volunteer(id) with { Training = Learned, CourseFinishedAt = StoreBench.Noon.AddDays(-1) };

    [Fact]
    public async Task What_was_learned_is_there_after_a_restart()
    {
        await Bench.Turn(1, turn => turn.Save(new(Trained(1), new Home(), 1)));
        await Bench.Turn(2, turn => turn.Save(new(StoreBench.Volunteer(2), new Home(), 1)));
        await Bench.Restart();
        await Bench.Turn(1, turn => Assert.Equal(Trained(1), turn.Load(new(1))!.Volunteer));
        await Bench.Turn(2, turn => Assert.Equal(TrainingProgress.None, turn.Load(new(2))!.Volunteer.Training));
    }

    [Fact]
    public async Task My_data_shows_what_was_learned_and_forgetting_takes_it_away()
    {
        await Bench.Turn(1, turn => turn.Save(new(Trained(1), new Home(), 1)));
        var data = Assert.IsType<MyDataGathered>(await Bench.AskAs(Trained(1), new GatherMyData())).Json;
        Assert.All(["valentina", "igor", "safety", "measured", "opening", "CourseFinishedAt"], word => Assert.Contains(word, data, StringComparison.Ordinal));

        await Bench.Ask(1, new EraseMe());
        await Bench.Turn(1, turn => Assert.Null(turn.Load(new(1))));
        await Bench.Turn(1, turn => turn.Save(new(StoreBench.Volunteer(1), new Home(), 1)));
        await Bench.Turn(1, turn => Assert.Equal((TrainingProgress.None, null), turn.Load(new(1))!.Volunteer is var anew ? (anew.Training, anew.CourseFinishedAt) : default));
    }

    [Fact]
    public async Task A_finished_course_gives_the_budget_of_a_caller()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: StoreBench.Boundless with { Newcomer = new(1, 1) }) };
        await Bench.Add(7, 0, 10);
        async Task<Trigger> Next(Volunteer volunteer) => await Bench.AskAs(volunteer, new HandOut());
        async Task Skip(Volunteer volunteer) => await Bench.Report(volunteer.Id.Value, ((NumberHandedOut)await Next(volunteer)).Lease, Core.Numbers.Outcome.NoAnswer);

        await Skip(StoreBench.Volunteer(1));
        Assert.IsType<NumberRefused>(await Next(StoreBench.Volunteer(1)));
        await Skip(Trained(2));
        Assert.IsType<NumberHandedOut>(await Next(Trained(2)));
    }
}
