namespace CallRussia.Bot.Content;

/// <summary>
/// The keys of every text that the bot can say: a text that an editor lost is then found at start and not on a volunteer's screen. The list is
/// made by walking the whole conversation (a test keeps it true) and is part of the program.
/// </summary>
public static class ContentKeys
{
    public static IReadOnlyCollection<string> Said { get; } = Read();

    private static string[] Read()
    {
        using var stream = typeof(ContentKeys).Assembly.GetManifestResourceStream("CallRussia.Bot.Content.keys.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
