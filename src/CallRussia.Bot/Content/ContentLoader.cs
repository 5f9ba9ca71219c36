using CallRussia.Bot.Core.Conversations;

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
        var (guideTexts, screens) = new GuideFiles(folder, report).ReadAll();
        var (factTexts, facts) = new FactFiles(folder, report).ReadAll();
        var (objectionTexts, objections) = new ObjectionFiles(folder, report).ReadAll(facts);
        var (practiceTexts, practice) = new PracticeFiles(folder, report).ReadAll();
        var (courseTexts, course) = new CourseFiles(folder, report).ReadAll();
        var careFiles = new CareFiles(folder, report);
        var (care, smallTalk) = (careFiles.ReadCare(), careFiles.ReadSmallTalk());
        IReadOnlyList<ContentSource> texts = new TextFiles(folder, report).ReadAll();
        // Texts that a library entry names need nobody in code who asks for them.
        IReadOnlyList<ContentSource> named = [.. factTexts, .. objectionTexts, .. practiceTexts, .. courseTexts, .. careFiles.Texts];
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
            Quiz = quiz,
            Facts = facts,
            Objections = objections,
            Care = care,
            SmallTalk = smallTalk,
            Practice = practice,
            Course = course,
        };

        return report.Errors.Count == 0
            ? new ContentLoad.Loaded(Phrasebook.Create(entries, places), library, report.Warnings)
            : new ContentLoad.Failed(report.Errors, report.Warnings);
    }

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
