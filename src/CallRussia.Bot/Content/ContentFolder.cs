namespace CallRussia.Bot.Content;

/// <summary>The content folder on disk.</summary>
public sealed class ContentFolder(string directory)
{
    private readonly string _root = Path.GetFullPath(directory);

    /// <summary>Files below <paramref name="folder"/> with this ending, in an order that is the same on every machine.</summary>
    public IReadOnlyList<string> Files(string folder, string ending, ContentReport report)
    {
        var path = Path.Combine(_root, folder);
        try
        {
            return [.. Directory.EnumerateFiles(path, $"*{ending}", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            report.Add(new ContentError(NameOf(path), 1, "The folder can't be read", "Check that it exists and that the bot may read it"));
            return [];
        }
    }

    /// <summary>The full path of a file of the folder, whether it is there or not.</summary>
    public string PathOf(string file) => Path.Combine(_root, file);

    /// <summary>The name that errors use: from the content folder on.</summary>
    public string NameOf(string file) =>
        Path.GetRelativePath(Path.GetDirectoryName(_root) ?? _root, file).Replace('\\', '/');

    /// <summary>The text of a file; null, and an error, when it can't be read.</summary>
    public string? Read(string file, ContentReport report)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            report.Add(new ContentError(NameOf(file), 1, "The file can't be read", "Check that it exists and that the bot may read it"));
            return null;
        }
    }
}
