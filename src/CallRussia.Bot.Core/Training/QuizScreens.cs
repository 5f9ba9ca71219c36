using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

internal static class QuizScreens
{
    private static readonly string[] Letters = ["a", "b", "c", "d"];
    private static readonly Button.Press Later = new(T("later.button"), new HomeAsked());

    public static Screen Offer(int questions) => Screen.Of(T("intro").With("count", questions))
        .Row(new Button.Press(T("start.button"), new QuizStarted()))
        .Row(Later);

    public static Screen Ask(int question, IReadOnlyList<QuizQuestion> questions) => Enumerable.Range(0, questions[question].Options)
        .Aggregate(
            Screen.Of(T($"{questions[question].Id}.question")),
            (screen, option) => screen.Row(new Button.Press(T($"{questions[question].Id}.{Letters[option]}.button"), new QuizAnswered(question, option))))
        .Row(Later);

    public static Screen Explain(QuizExplained explained, IReadOnlyList<QuizQuestion> questions)
    {
        var screen = Screen.Of(T(explained.Right ? "right" : "wrong"), T($"{questions[Math.Min(explained.Question, questions.Count - 1)].Id}.why"));
        if (explained.Left == 0 && explained.Missed != 0) screen = screen.And(T("again"));
        screen = screen.Row(new Button.Press(T("next.button"), new QuizWentOn()));
        // With nothing left the next step keeps that it is passed.
        return (explained.Left | explained.Missed) != 0 ? screen.Row(Later) : screen;
    }

    public static Screen Done() => Screen.Of(T("passed"))
        .Row(new Button.Press(new Text("calling.get-number.button"), new NumberAsked(), Lasting: true));

    private static Text T(string key) => new("quiz." + key);
}
