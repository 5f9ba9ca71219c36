using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>The folder of the store, looked at from outside: nothing is opened and nothing stays.</summary>
public static class StorePlace
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <exception cref="StoreException">A store could not be made there.</exception>
    public static void CheckWritable(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder)) throw new StoreException($"'{folder}' is a file, but the store '{path}' needs a folder there. Check Storage:Path.");
            folder = Path.GetDirectoryName(folder)!;
        }
        try
        {
            File.Create(Path.Combine(folder, $".{Environment.ProcessId}.tmp"), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder of the store '{path}' may not be written to: check its rights.", refused);
        }
    }

    /// <summary>The store, what belongs to it, stores put away and rejects files that others than their owner may read or write.</summary>
    public static IReadOnlyList<string> ReadableByOthers(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder)) return [];
        var name = Path.GetFileName(path);
        var files = StoreFile.Companions.Select(suffix => name + suffix).Append(name).Select(file => Path.Combine(folder, file)).Where(File.Exists)
            .Concat(Directory.EnumerateFiles(folder, $"{name}{StoreFile.PutAway}*"))
            .Concat(Directory.EnumerateFiles(folder, "rejects-*.csv"));
        return [.. files.Where(IsOpen).Order(StringComparer.Ordinal)];
    }

    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OfOthers) != UnixFileMode.None;
}
