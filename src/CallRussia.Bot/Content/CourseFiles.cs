using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>Reads <c>content/course/*.yaml</c>, one module a file.</summary>
internal sealed class CourseFiles(ContentFolder folder, ContentReport report)
{
    private readonly List<ContentSource> _texts = [];
    private readonly List<(int Order, CourseModule Module)> _modules = [];

    public (IReadOnlyList<ContentSource> Texts, IReadOnlyList<CourseModule> Modules) ReadAll()
    {
        foreach (var file in folder.Files("course", ".yaml", report))
            if (ContentEntry.Single(folder, file, report) is { } entry) Read(entry);
        return (_texts, [.. _modules.OrderBy(static read => read.Order).Select(static read => read.Module)]);
    }

    private void Read(ContentEntry entry)
    {
        var id = entry.Id();
        var module = new CourseModule(id, entry.Number("minutes", 1, 2), 0, []);
        entry.Wording("title", module.Title.Key);
        entry.Wording("output", module.Output.Key);
        var questions = entry.Children("quiz");
        module = module with { Screens = entry.Wordings("screens", $"course.{id}"), Questions = [.. questions.Select(question => Question(question, module))] };
        var order = entry.Number("order", 1, 99);
        entry.NothingElse();
        if (module.Questions.Count == 0) entry.Wrong("quiz", "there are no questions", "Add quiz: with three or four questions");
        foreach (var twice in module.Questions.GroupBy(question => question.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
            entry.Wrong("quiz", $"the question {twice.Key} is asked twice", "Give one of the two another id");
        if (_modules.Exists(other => other.Module.Id == id)) entry.Wrong("id", $"the module {id} is there twice", "Give one of the two another id");
        _modules.Add((order, module));
        _texts.AddRange(entry.Texts.Concat(questions.SelectMany(question => question.Texts)));
    }

    private static CourseQuestion Question(ContentEntry entry, CourseModule module)
    {
        var options = entry.Children("options");
        var question = new CourseQuestion(entry.Id(), options.Count, Right(entry, options), entry.Flag("safety"));
        entry.Wording("question", question.Question(module).Key);
        for (var i = 0; i < options.Count; i++)
        {
            options[i].Wording("text", question.Option(module, i).Key);
            options[i].Wording("why", question.Why(module, i).Key);
            options[i].NothingElse();
            entry.Texts.AddRange(options[i].Texts);
        }

        entry.NothingElse();
        return question;
    }

    private static int Right(ContentEntry entry, IReadOnlyList<ContentEntry> options)
    {
        var right = Enumerable.Range(0, options.Count).Where(i => options[i].Flag("right")).ToList();
        if (options.Count is < 2 or > 4) entry.Wrong("options", $"there are {options.Count} answers", "Give two to four");
        if (right.Count != 1) entry.Wrong("options", $"{right.Count} answers are right", "Write right: true at exactly one");
        return right.FirstOrDefault();
    }
}
