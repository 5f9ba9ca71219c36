namespace CallRussia.Site.Serving;

/// <summary>What pages are dressed in: style, script, logo. Each has an address that changes with it, so that browsers keep it for good.</summary>
internal static class Files
{
    private static readonly Dictionary<string, string> s_types = new() { ["css"] = "text/css", ["js"] = "text/javascript", ["svg"] = "image/svg+xml" };

    private static readonly Dictionary<string, Document> s_byName = Read();

    private static readonly Dictionary<string, Document> s_byPath = s_byName.ToDictionary(file => Path(file.Key), file => file.Value);

    /// <summary>Under a name that stays, for those who take it along.</summary>
    public static Document Logo => s_byName["logo.svg"];

    /// <param name="path">Without what every address begins with.</param>
    public static Document? Find(string path) => s_byPath.GetValueOrDefault(path);

    public static string Path(string name) => $"files/{s_byName[name].Mark[3..11]}-{name}";

    private static Dictionary<string, Document> Read()
    {
        var assembly = typeof(Files).Assembly;
        var start = $"{assembly.GetName().Name}.Files.";
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(start, StringComparison.Ordinal)).ToDictionary(name => name[start.Length..], name =>
        {
            using var resource = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Document.Words(s_types[name[(name.LastIndexOf('.') + 1)..]], resource.ReadToEnd());
        });
    }
}
