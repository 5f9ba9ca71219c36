using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>
/// A module of the course. Its words: <c>course.{Id}.title</c>, <c>.output</c> (what to keep of it) and the screens <c>course.{Id}.1</c>…
/// </summary>
/// <param name="Screens">How many screens come before the questions.</param>
public sealed record CourseModule(string Id, int Minutes, int Screens, IReadOnlyList<CourseQuestion> Questions)
{
    public Text Title => new($"course.{Id}.title");

    public Text Output => new($"course.{Id}.output");

    /// <summary>All questions, as bits.</summary>
    public int AllQuestions => (1 << Questions.Count) - 1;

    /// <param name="number">From 1.</param>
    public Text Screen(int number) => new($"course.{Id}.{number}");

    public CourseQuestion? Find(string question) => Questions.FirstOrDefault(one => one.Id == question);
}

/// <summary>
/// One question of a module. Its words: <c>course.{module}.{Id}.question</c> and, n from 1, <c>course.{module}.{Id}.{n}.text</c> and <c>.why</c>.
/// </summary>
/// <param name="Right">Which option is right, from 0, in the order of the file; the bot shuffles them.</param>
/// <param name="Safety">Has to be right at the end.</param>
public sealed record CourseQuestion(string Id, int Options, int Right, bool Safety)
{
    public Text Question(CourseModule module) => new($"course.{module.Id}.{Id}.question");

    /// <param name="option">From 0.</param>
    public Text Option(CourseModule module, int option) => new($"course.{module.Id}.{Id}.{option + 1}.text");

    public Text Why(CourseModule module, int option) => new($"course.{module.Id}.{Id}.{option + 1}.why");
}
