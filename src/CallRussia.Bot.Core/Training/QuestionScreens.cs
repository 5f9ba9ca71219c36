using System.Numerics;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>A question of the course with its answers, and what is said after one.</summary>
internal static class QuestionScreens
{
    public static Screen Ask(CourseModule module, CourseQuestion question, Study place)
    {
        var left = BitOperations.PopCount((uint)(place.Left | place.Missed));
        // The second round has another order: the right answer is to be found by its words.
        return Options(Screen.Of(T("question").With("title", module.Title).With("left", left)), module, question, place.Seed + place.Left)
            .Row(new Button.Press(T("to-course.button"), new CourseAsked()));
    }

    public static Screen Explain(CourseModule module, CourseQuestion question, int option, Study place)
    {
        var screen = Judge(module, question, option);
        if (IsSecondRound(module, question, place)) screen = screen.And(new Text("quiz.again"));
        return screen.Row(new Button.Press(new Text("common.next.button"), new QuestionLeft()));
    }

    public static Screen Review(CourseModule module, CourseQuestion question, long seed) =>
        Options(Screen.Of(T("review")), module, question, seed).Row(new Button.Press(T("to-course.button"), new CourseAsked()));

    /// <summary>With the day on which the question comes again.</summary>
    public static Screen Reviewed(CourseModule module, CourseQuestion question, int option, Scene scene)
    {
        var card = scene.Training().Cards.FirstOrDefault(card => Repetition.Is(card, module.Id, question.Id));
        return Judge(module, question, option)
            .And(card is null ? T("learned") : T("comes-again").With("days", Math.Max(1, card.Due.DayNumber - scene.Today().DayNumber)))
            .Row(new Button.Press(new Text("common.next.button"), new QuestionLeft()));
    }

    /// <summary>Questions are asked in their order: one up to the one just answered is left only when a round is over.</summary>
    private static bool IsSecondRound(CourseModule module, CourseQuestion question, Study place) =>
        (place.Left & ((2 << module.Questions.TakeWhile(one => one != question).Count()) - 1)) != 0;

    private static Screen Options(Screen screen, CourseModule module, CourseQuestion question, long seed)
    {
        var order = Shuffle.Order(question.Options, seed, question.Id);
        screen = order.Select((option, place) => T("option").With("letter", Letter(place)).With("words", question.Option(module, option)))
            .Aggregate(screen.And(question.Question(module)), (all, line) => all.And(line));
        return screen.Row([.. order.Select((option, place) => new Button.Press(Letter(place), new QuestionAnswered(question.Id, option)))]);
    }

    private static Screen Judge(CourseModule module, CourseQuestion question, int option) =>
        Screen.Of(
            question.Question(module),
            T("your-answer").With("words", question.Option(module, option)),
            new Text(question.Right == option ? "quiz.right" : "quiz.wrong"),
            question.Why(module, option));

    private static Text Letter(int place) => T($"letter-{place + 1}.button");

    private static Text T(string key) => new("lesson." + key);
}
