namespace CallRussia.Site.Sources;

/// <summary>The keys of every text that the pages show: one that an editor lost is found at start. A test makes the list by writing every page.</summary>
public static class SiteTexts
{
    public static IReadOnlyCollection<string> Keys { get; } = Read();

    private static string[] Read()
    {
        using var stream = typeof(SiteTexts).Assembly.GetManifestResourceStream("CallRussia.Site.keys.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
