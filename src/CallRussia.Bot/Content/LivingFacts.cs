using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Lays the facts that were approved in the chat over those of the files.</summary>
public static class LivingFacts
{
    /// <summary>What errors name as the file of a fact that stands in none.</summary>
    private const string Place = "approved in the chat";

    /// <param name="files">The content as it was read from the files.</param>
    /// <param name="approved">One version of each fact; the same as in the files changes nothing.</param>
    /// <param name="leftOut">Why some facts don't fit any more. Only those are left out: the file's version, if there is one, stays.</param>
    public static ContentLoad.Loaded Over(ContentLoad.Loaded files, IReadOnlyList<FactDraft> approved, out IReadOnlyList<ContentError> leftOut)
    {
        var (report, sources, entries, facts) = (new ContentReport(), new List<ContentSource>(), new List<PhrasebookEntry>(), new List<Fact>());
        foreach (var draft in approved.Where(draft => files.Library.Facts.Find(draft.Id)?.Written != draft))
        {
            var (alone, texts) = (new ContentReport(), Sources(draft.ToFact()));
            if (!files.Library.Facts.Themes.Contains(draft.Theme)) alone.Add(new ContentError(Place, 1, $"{draft.Id}: there is no theme {draft.Theme} any more", "Put the theme back, or move the fact to another one"));
            var compiled = ContentCompiler.Compile(texts, alone);
            foreach (var error in alone.Errors) report.Add(error);
            if (alone.Errors.Count > 0) continue;
            sources.AddRange(texts);
            entries.AddRange(compiled);
            facts.Add(draft.ToFact());
        }

        leftOut = report.Errors;
        return facts.Count == 0 ? files : new ContentLoad.Loaded(files.Phrasebook.Extend(entries), With(files.Library, facts, sources), files.Warnings);
    }

    private static Library With(Library files, List<Fact> facts, List<ContentSource> sources)
    {
        // Reports tell calls apart by the version of the guide: a fact that changed in the chat makes another version too.
        var version = ContentVersion.Of([.. sources, new ContentSource("files", Language.English, files.Guide.Version, Place, 1)]);
        return files with { Facts = files.Facts.With(facts), Guide = files.Guide with { Version = version }, Leaves = ContentLeaves.With(files.Leaves, ContentLeaves.Of(sources)) };
    }

    private static List<ContentSource> Sources(Fact fact) =>
    [
        .. from text in new[] { (fact.Claim, fact.Written!.Claim), (fact.Source, fact.Written.Source), (fact.Limit, fact.Written.Limit) }
           from language in Language.All
           select new ContentSource(text.Item1.Key, language, text.Item2.In(language), Place, 1),
    ];
}
