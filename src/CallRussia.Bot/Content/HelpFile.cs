using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>Reads <c>content/professional-help.yaml</c>: who helps in which country, where that was read, and when it was checked.</summary>
internal sealed class HelpFile(ContentFolder folder, ContentReport report)
{
    private const string File = "professional-help.yaml";

    private readonly List<ContentSource> _texts = [];

    public (IReadOnlyList<ContentSource> Texts, HelpShelf Help) ReadAll()
    {
        var lines = new List<HelpLine>();
        foreach (var entry in ContentEntry.List(folder, folder.PathOf(File), report))
        {
            var line = new HelpLine(entry.Id(), Country(entry), Source(entry), entry.Date("checked"));
            entry.Wording("text", line.Words.Key);
            entry.NothingElse();
            if (lines.Exists(other => other.Id == line.Id)) entry.Wrong("id", $"{line.Id} is there twice", "Give one of the two another id");
            lines.Add(line);
            _texts.AddRange(entry.Texts);
        }

        // Whoever lives where nobody knows of help must not find an empty page.
        if (lines.TrueForAll(line => line.Country is not null)) report.Add(new ContentError(folder.NameOf(folder.PathOf(File)), 1, "There is nothing for everybody", "Add an entry without country:"));
        return (_texts, new HelpShelf(lines));
    }

    /// <summary>Null for everybody.</summary>
    private static string? Country(ContentEntry entry)
    {
        if (!entry.Has("country")) return null;
        var code = entry.Word("country");
        if (code is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) entry.Wrong("country", $"{code} is no country", "Write two capital letters, such as LT, or leave the line out where it is for everybody");
        return code;
    }

    private static string Source(ContentEntry entry)
    {
        var source = entry.Word("source");
        if (source.Length > 0 && !(Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)) entry.Wrong("source", "this is no address", "Write where it was read: https://…");
        return source;
    }
}
