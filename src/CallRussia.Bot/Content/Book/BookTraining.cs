using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content.Book;

/// <summary>The short quiz and the course, with every answer and why it is right or not.</summary>
internal static class BookTraining
{
    private const string Right = "✓ ";
    private const string Letters = "abcd";

    public static void WriteQuiz(BookPage page, IReadOnlyList<QuizQuestion> quiz)
    {
        page.Heading(2, "quiz", page.Line("quiz"));
        foreach (var question in quiz)
        {
            page.Paragraph($"**{page.Line(new Text($"quiz.{question.Id}.question"))}**");
            page.List(Enumerable.Range(0, question.Options).Select(option => (option == question.Right ? Right : "") + page.Line(new Text($"quiz.{question.Id}.{Letters[option]}.button"))));
            page.Paragraph(page.Say(new Text($"quiz.{question.Id}.why")));
        }
    }

    public static void WriteCourse(BookPage page, IReadOnlyList<CourseModule> course)
    {
        page.Heading(2, "course", page.Line("course"));
        foreach (var module in course)
        {
            page.Heading(3, "course-" + module.Id, page.Line(module.Title));
            page.Paragraph($"*{page.Line(BookPage.Label("minutes").With("count", module.Minutes))}*");
            for (var screen = 1; screen <= module.Screens; screen++) page.Paragraph(page.Say(module.Screen(screen)));
            page.Heading(4, $"course-{module.Id}-questions", page.Line("questions"));
            foreach (var question in module.Questions) WriteQuestion(page, module, question);
            page.Labelled("output", page.Say(module.Output));
        }
    }

    private static void WriteQuestion(BookPage page, CourseModule module, CourseQuestion question)
    {
        page.Paragraph($"**{page.Line(question.Question(module))}**" + (question.Safety ? $" *({page.Line("safety")})*" : ""));
        page.List(Enumerable.Range(0, question.Options).Select(option =>
            $"{(option == question.Right ? Right : "")}{page.Line(question.Option(module, option))}\\\n*{page.Line(question.Why(module, option))}*"));
    }
}
