using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>Reads <c>content/facts/themes.yaml</c> and <c>content/facts/{theme}.yaml</c>.</summary>
internal sealed class FactFiles(ContentFolder folder, ContentReport report)
{
    private const string Themes = "facts/themes.yaml";

    private static readonly Dictionary<string, bool> Confidence = new(StringComparer.Ordinal) { ["high"] = false, ["medium"] = true };

    private readonly List<ContentSource> _texts = [];
    private readonly List<Fact> _facts = [];

    public (IReadOnlyList<ContentSource> Texts, FactShelf Facts) ReadAll()
    {
        var themes = ContentEntry.List(folder, folder.PathOf(Themes), report).Select(ReadTheme).ToList();
        foreach (var file in folder.Files("facts", ".yaml", report).Where(file => Path.GetFileName(file) != Path.GetFileName(Themes)))
        {
            var theme = Path.GetFileNameWithoutExtension(file);
            if (!themes.Contains(theme))
                report.Add(new ContentError(folder.NameOf(file), 1, $"There is no theme {theme}", $"Add - id: {theme} with its title to {Themes}, or rename the file"));
            foreach (var entry in ContentEntry.List(folder, file, report)) ReadFact(entry, theme);
        }

        return (_texts, new FactShelf(themes, _facts));
    }

    private string ReadTheme(ContentEntry entry)
    {
        var id = entry.Id();
        entry.Wording("title", FactShelf.Title(id).Key);
        entry.NothingElse();
        _texts.AddRange(entry.Texts);
        return id;
    }

    private void ReadFact(ContentEntry entry, string theme)
    {
        var names = new Fact(entry.Id(), theme, default, default);
        var asOf = entry.DateOrMonth("as-of");
        var draft = new FactDraft(
            names.Id, theme, asOf.Day, entry.Date("review-by"), entry.Word("url"), Words(entry, "claim", names.Claim), Words(entry, "source", names.Source), Words(entry, "limit", names.Limit))
        {
            AsOfMonth = asOf.IsMonth,
            Official = entry.Flag("official"),
            TrainingOnly = entry.Flag("training-only"),
            Estimate = entry.OneOf("confidence", Confidence),
        };
        // A source that nobody has checked yet is for editors, not for volunteers.
        var unread = entry.Flag("unverified-url") | entry.Flag("no-link");
        _ = entry.Flag("known-record");
        entry.NothingElse();
        if (_facts.Exists(other => other.Id == draft.Id))
        {
            entry.Wrong("id", $"the fact {draft.Id} is there twice", "Delete one of the two, or give it another id");
            return;
        }

        if (draft.ReviewBy < draft.AsOf) entry.Wrong("review-by", "this is before as-of", "Write the day on which somebody should look at the fact again");
        var fact = draft.ToFact();
        _facts.Add(unread ? fact with { Url = null } : fact);
        _texts.AddRange(entry.Texts);
    }

    private static FactWords Words(ContentEntry entry, string name, Text text)
    {
        entry.Wording(name, text.Key);
        return entry.Texts.Where(source => source.Key == text.Key).Aggregate(new FactWords(), (words, source) => words.With(source.Language, Tidy(source.Source)));
    }

    /// <summary>The text as a template reads it: how a file folds its lines does not matter.</summary>
    private static string Tidy(string words) => words.Trim().ReplaceLineEndings("\n");
}
