using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Tests.Support;
using CallRussia.Bot.Tests.Training;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about practice and course.</summary>
internal static class TrainingSamples
{
    private static readonly CourseModule Module = Some.Library.Course[0];
    private static readonly CourseModule Other = Some.Library.Course[^1];
    private static readonly Study Begun = new(Module.Id, Page: 2, Left: 0, Missed: 0, Seed: 5);
    private static readonly Study Asked = Begun with { Page = Module.Screens + 1, Left = Module.AllQuestions };

    /// <summary>Everything is begun and something is due; the course was finished before a module changed.</summary>
    public static Volunteer Trained { get; } = Some.Volunteer with
    {
        QuizPassedAt = Some.Now.AddDays(-1),
        CourseFinishedAt = Some.Now.AddDays(-1),
        Training = new TrainingProgress
        {
            Talks = TrainingProgress.None.Talks.Add(Some.Library.Practice[0].Id, 2),
            Rehearsal = new Rehearsal(Some.Library.Practice[1].Id, 0, "", 5),
            Modules = [.. Some.Library.Course.Skip(1).Select(module => module.Id)],
            Study = Begun,
            Cards = [new Card(Module.Id, Module.Questions[1].Id, 0, new DateOnly(2026, 11, 20)), new Card(Other.Id, Other.Questions[0].Id, 2, new DateOnly(2026, 12, 1))],
        },
    };

    public static IEnumerable<Volunteer> Volunteers => [Trained, Trained with { QuizPassedAt = null }, Trained with { Training = Trained.Training with { Modules = Trained.Training.Modules.Add(Module.Id) } }];

    public static IEnumerable<State> States =>
    [
        new PracticeMenu(),
        new Meeting(Some.Library.Practice[0].Id), new Meeting(Some.Library.Practice[1].Id), new Meeting("gone"),
        new Rehearsing(new Rehearsal("gone", 0, "", 5)), new Rehearsing(new Rehearsal(Some.Library.Practice[0].Id, 0, "9", 5)),
        .. Plays.Select(play => new Rehearsing(play.Call)),
        new CourseMenu(),
        new Studying(Begun with { Page = 1 }), new Studying(Begun), new Studying(Begun with { Page = Module.Screens }), new Studying(Asked), new Studying(Begun with { Module = "gone" }),
        new Explained(Asked with { Left = 0b1110 }, Module.Questions[0].Id, Module.Questions[0].Right),
        new Explained(Asked with { Left = 0b0001 }, Module.Questions[^1].Id, (Module.Questions[^1].Right + 1) % Module.Questions[^1].Options),
        new Explained(Asked with { Left = 0 }, Module.Questions[0].Id, Module.Questions[0].Right), new Explained(Asked with { Left = 1 }, "gone", 0),
        new ModuleDone(Module.Id), new ModuleDone("gone"),
        new Reviewing(Module.Id, Module.Questions[1].Id, 5), new Reviewing("gone", "gone", 5),
        new Reviewed(Other.Id, Other.Questions[0].Id, Other.Questions[0].Right), new Reviewed(Module.Id, "gone", 0),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new PracticeAsked(), .. Some.Library.Practice.SelectMany(person => Enumerable.Range(0, 12).Select(page => new TalkRead(person.Id, page))), new TalkRead("gone"), new PersonChosen(Some.Library.Practice[0].Id), new PersonChosen("gone"), new TalkBegun(Some.Library.Practice[0].Id, 0), new TalkBegun(Some.Library.Practice[0].Id, 99),
        new TalkTakenUp(), new Said(0), new Said(99),
        new CourseAsked(), new ModuleOpened(Module.Id), new ModuleOpened("gone"), new PageTurned(2), new PageTurned(Module.Screens + 1), new PageTurned(99),
        new QuestionAnswered(Module.Questions[0].Id, 0), new QuestionAnswered(Module.Questions[1].Id, Module.Questions[1].Right), new QuestionAnswered("gone", 0), new QuestionLeft(), new ReviewAsked(),
    ];

    /// <summary>A talk of every shape: begun, under way, ended in every way, by anger, by fear, at a red line, with a move made twice.</summary>
    private static IEnumerable<Play> Plays
    {
        get
        {
            var all = Some.Library.Practice.SelectMany(ScenarioWalk.Plays).ToList();
            Play First(Func<Play, bool> fits) => all.First(fits);
            return
            [
                First(play => play.Moves.Length == 0),
                First(play => play.Moves.Length == 1 && !play.IsOver),
                First(play => play.RedLine is not null),
                .. Enum.GetValues<SceneEnding>().Select(ending => First(play => play.Node.Ending == ending)),
                First(play => play.IsOver && play.Gate?.Meter == Meter.Anger),
                First(play => play.IsOver && play.Gate?.Meter == Meter.Fear),
                First(play => play.IsOver && play.Moves.Where(move => move.Choice.Good).CountBy(move => move.Choice.Skill!).Any(skill => skill.Value > 1)),
            ];
        }
    }
}
