using CallRussia.Bot.Core.Guidance;

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
        var fact = new Fact(
            entry.Id(), theme, entry.Date("as-of"), entry.Date("review-by"), entry.Flag("official"), entry.Flag("training-only"), entry.OneOf("confidence", Confidence));
        entry.Wording("claim", fact.Claim.Key);
        // Said in Russian: who reads another language sees it twice.
        var spoken = entry.Length.Russian;
        entry.Wording("source", fact.Source.Key);
        fact = fact with { Length = new Lengths(entry.Length.Russian, entry.Length.English + spoken, entry.Length.Lithuanian + spoken) };
        entry.Wording("limit", fact.Limit.Key);
        // For editors: where to look it up, and what is still to be done about it.
        _ = (entry.Word("url"), entry.Flag("no-link"), entry.Flag("unverified-url"), entry.Flag("known-record"));
        entry.NothingElse();
        if (_facts.Exists(other => other.Id == fact.Id))
        {
            entry.Wrong("id", $"the fact {fact.Id} is there twice", "Delete one of the two, or give it another id");
            return;
        }

        if (fact.ReviewBy < fact.AsOf) entry.Wrong("review-by", "this is before as-of", "Write the day on which somebody should look at the fact again");
        _facts.Add(fact);
        _texts.AddRange(entry.Texts);
    }
}
