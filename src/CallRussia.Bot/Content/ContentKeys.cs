using CallRussia.Bot.Content.Book;

namespace CallRussia.Bot.Content;

/// <summary>
/// The keys of every text the bot can say, so that a text that an editor lost is missed at start and not on a volunteer's screen. The list is
/// made by walking the whole conversation (a test keeps it true) and travels inside the program.
/// </summary>
public static class ContentKeys
{
    public static IReadOnlyCollection<string> Required { get; } = [.. Read(), .. GuideBook.Keys];

    private static string[] Read()
    {
        using var stream = typeof(ContentKeys).Assembly.GetManifestResourceStream("CallRussia.Bot.Content.keys.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
