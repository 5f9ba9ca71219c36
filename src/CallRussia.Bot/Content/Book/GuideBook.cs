using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content.Book;

/// <summary>The whole guide of one language as one document for people who judge the texts: nothing is left out, nothing is hidden behind a button.</summary>
public static class GuideBook
{
    private static readonly string[] Labels =
    [
        "title", "about", "talk", "openers", "pages", "objections", "safety", "need", "reply", "question", "avoid", "also", "said-facts", "more",
        "facts", "source", "as-of", "review", "limit", "official", "estimate", "training", "care", "small-talk", "tips", "quiz", "course", "minutes", "output", "questions",
        "practice", "level", "starts", "mood", "gate-from", "gate-below", "stops", "feedback", "red-lines",
        .. Enum.GetValues<SmallTalkMoment>().Select(moment => $"when.{moment}"),
        .. GuideAssembly.Moments.Select(moment => $"moment.{moment}"),
        .. Enum.GetValues<Meter>().Select(meter => $"meter.{meter}"),
        .. Enum.GetValues<SceneEnding>().Select(ending => $"ending.{ending}"),
    ];

    /// <summary>Texts that only the book says.</summary>
    public static IEnumerable<string> Keys => Labels.Select(label => BookPage.Label(label).Key);

    /// <summary>Writes <c>guide/{ru,en,lt}.md</c> into a folder.</summary>
    public static void WriteFiles(string to, Phrasebook words, Library library)
    {
        var target = Directory.CreateDirectory(Path.Combine(to, "guide")).FullName;
        foreach (var language in Language.All) File.WriteAllText(Path.Combine(target, language.Code + ".md"), Write(words, library, language));
    }

    /// <returns>Markdown.</returns>
    public static string Write(Phrasebook words, Library library, Language language)
    {
        var page = new BookPage(words, language);
        BookTalk.Write(page, library.Guide);
        BookCards.WriteObjections(page, library);
        BookCards.WriteFacts(page, library.Facts);
        BookTalk.WriteCare(page, library);
        BookTraining.WriteQuiz(page, library.Quiz);
        BookTraining.WriteCourse(page, library.Course);
        BookPractice.Write(page, library.Practice);
        return page.Finish(page.Line("title"), page.Say(BookPage.Label("about")));
    }
}
