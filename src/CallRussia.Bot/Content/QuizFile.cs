using CallRussia.Bot.Core.Material;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Content;

/// <summary>
/// Reads <c>content/quiz/short.yaml</c>: the questions of the short quiz in their order, each with <c>id</c>, <c>options</c> (how many
/// answers) and <c>right</c> (a, b, c or d). Their words stand in <c>content/texts/quiz.yaml</c>.
/// </summary>
internal sealed class QuizFile(ContentFolder folder, ContentReport report)
{
    private const string File = "quiz/short.yaml";
    private const string Letters = "abcd";
    private const string HowToWrite = "Write - {id: some-name, options: 3, right: b}";

    private readonly string _name = folder.NameOf(folder.PathOf(File));

    /// <summary>The texts a question consists of.</summary>
    public static IEnumerable<string> Keys(QuizQuestion question) =>
    [
        $"quiz.{question.Id}.question",
        .. Letters.Take(question.Options).Select(letter => $"quiz.{question.Id}.{letter}.button"),
        $"quiz.{question.Id}.why",
    ];

    /// <param name="written">Keys of all texts there are.</param>
    public IReadOnlyList<QuizQuestion> Read(IReadOnlySet<string> written)
    {
        if (folder.Read(folder.PathOf(File), report) is not { } yaml) return [];

        var none = new ContentError(_name, 1, "There are no questions here", HowToWrite);
        var list = ContentYaml.ReadList(yaml, none, report);
        if (list is { Children.Count: 0 }) report.Add(none);

        var quiz = new List<QuizQuestion>();
        foreach (var node in list?.Children ?? [])
        {
            if (ReadQuestion(node) is not { } question) continue;
            Check(question, quiz, written, ContentYaml.LineOf(node));
            quiz.Add(question);
        }

        return quiz;
    }

    /// <summary>The question of one entry; null, and errors, when it can't be understood.</summary>
    private QuizQuestion? ReadQuestion(YamlNode node)
    {
        var line = ContentYaml.LineOf(node);
        if (Field(node, "id") is not { Length: > 0 } id)
        {
            Add(line, "A question has no id", HowToWrite);
            return null;
        }

        if (!int.TryParse(Field(node, "options"), out var options) || options < 2 || options > Letters.Length)
        {
            Add(line, $"{id}: options is not a number from 2 to {Letters.Length}", "Write how many answers there are to choose from");
            return null;
        }

        var right = Field(node, "right") is [var letter] ? Letters.IndexOf(letter, StringComparison.Ordinal) : -1;
        if (right < 0 || right >= options)
        {
            Add(line, $"{id}: right is none of the answers", $"Write right: with one of {string.Join(", ", Letters.Take(options))}");
            return null;
        }

        return new QuizQuestion(id, options, right);
    }

    private void Check(QuizQuestion question, List<QuizQuestion> before, IReadOnlySet<string> written, int line)
    {
        if (before.Any(other => other.Id == question.Id))
        {
            Add(line, $"The question {question.Id} is asked twice", "Delete one of the two, or give it another id");
        }

        foreach (var key in Keys(question).Where(key => !written.Contains(key)))
        {
            Add(line, $"The question {question.Id} has no text {key}", "Add it to texts/quiz.yaml with ru:, en: and lt:, or correct the id");
        }
    }

    private void Add(int line, string what, string fix) => report.Add(new ContentError(_name, line, what, fix));

    private static string? Field(YamlNode node, string name) =>
        (node as YamlMappingNode)?.Children.FirstOrDefault(field => ContentYaml.NameOf(field.Key) == name).Value is YamlScalarNode value ? value.Value : null;
}
