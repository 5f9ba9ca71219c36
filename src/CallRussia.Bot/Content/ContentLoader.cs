using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Reads and checks the content folder. All or nothing: with one error there is no phrasebook.</summary>
public static class ContentLoader
{
    /// <param name="directory">The folder <c>content</c>.</param>
    /// <param name="requiredKeys">Every key that code may ask for; a missing one is an error, a text that nobody asks for a warning.</param>
    /// <param name="places">Names of regions and countries.</param>
    public static ContentLoad Load(string directory, IReadOnlyCollection<string> requiredKeys, PhrasebookPlaces places)
    {
        var report = new ContentReport();
        var folder = new ContentFolder(directory);
        // All shelves are read at the same time, each with a report of its own; the reports are joined in this order.
        var guideShelf = Beside(found => new GuideFiles(folder, found).ReadAll());
        var factShelf = Beside(found => new FactFiles(folder, found).ReadAll());
        var practiceShelf = Beside(found => new PracticeFiles(folder, found).ReadAll());
        var courseShelf = Beside(found => new CourseFiles(folder, found).ReadAll());
        var careShelf = Beside(found => new CareFiles(folder, found).ReadAll());
        var helpShelf = Beside(found => new HelpFile(folder, found).ReadAll());
        var textShelf = Beside(found => new TextFiles(folder, found).ReadAll());
        var (guideTexts, screens) = Joined(guideShelf, report);
        var (factTexts, facts) = Joined(factShelf, report);
        var (objectionTexts, objections) = new ObjectionFiles(folder, report).ReadAll(facts);
        var (practiceTexts, practice) = Joined(practiceShelf, report);
        var (courseTexts, course) = Joined(courseShelf, report);
        var (careTexts, care, smallTalk) = Joined(careShelf, report);
        var (helpTexts, help) = Joined(helpShelf, report);
        var texts = Joined(textShelf, report);
        // Texts that a library entry names are used, though no code asks for them.
        IReadOnlyList<ContentSource> named = [.. factTexts, .. objectionTexts, .. practiceTexts, .. courseTexts, .. careTexts, .. helpTexts];
        IReadOnlyList<ContentSource> sources = [.. texts, .. guideTexts, .. named];
        var entries = ContentCompiler.Compile(sources, report);
        var name = folder.NameOf(Path.GetFullPath(directory));
        var guide = GuideAssembly.Assemble(name, screens, sources, report) with { Version = ContentVersion.Of([.. guideTexts, .. factTexts, .. objectionTexts]) };
        var quiz = new QuizFile(folder, report).Read(sources.Select(static source => source.Key).ToHashSet(StringComparer.Ordinal));
        var reached = quiz.SelectMany(QuizFile.Keys).Concat(named.Select(static source => source.Key)).ToHashSet(StringComparer.Ordinal);
        CheckKeys(name, sources, requiredKeys, key => reached.Contains(key) || GuideAssembly.Reaches(guide, key), report);
        var library = new Library
        {
            Guide = guide,
            Leaves = ContentLeaves.Of([.. guideTexts, .. factTexts, .. objectionTexts]),
            Quiz = quiz,
            Facts = facts,
            Objections = objections,
            Care = care,
            Help = help,
            SmallTalk = smallTalk,
            Practice = practice,
            Course = course,
        };

        return report.Errors.Count == 0
            ? new ContentLoad.Loaded(Phrasebook.Create(entries, places), library, report.Warnings)
            : new ContentLoad.Failed(report.Errors, report.Warnings);
    }

    private static Task<Shelf<T>> Beside<T>(Func<ContentReport, T> read) => Task.Run(() =>
    {
        var report = new ContentReport();
        return new Shelf<T>(read(report), report);
    });

    private static T Joined<T>(Task<Shelf<T>> reading, ContentReport report)
    {
        var shelf = reading.GetAwaiter().GetResult();
        report.Add(shelf.Report);
        return shelf.Read;
    }

    private sealed record Shelf<T>(T Read, ContentReport Report);

    private static void CheckKeys(
        string directory, IReadOnlyList<ContentSource> sources, IReadOnlyCollection<string> requiredKeys, Func<string, bool> reached, ContentReport report)
    {
        var required = requiredKeys.Concat(Phrasebook.OwnKeys).ToHashSet(StringComparer.Ordinal);
        var written = sources.Select(static source => source.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in required.Except(written, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            report.Add(new ContentError($"{directory}/texts/{key.Split('.')[0]}.yaml", 1, $"The text {key} is missing", "Add it with ru:, en: and lt:"));
        }

        var unused = sources.Where(source => !required.Contains(source.Key) && !reached(source.Key));
        foreach (var source in unused.DistinctBy(static source => source.Key, StringComparer.Ordinal))
        {
            report.Warn(new ContentError(source.File, source.Line, $"Nothing shows the text {source.Key}", "Delete it, or correct its name"));
        }
    }
}
