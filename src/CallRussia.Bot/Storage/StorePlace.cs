using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage;

/// <summary>The folder of the store, looked at from outside: nothing is opened and nothing stays.</summary>
public static class StorePlace
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>What `run` needs of the disk: it writes to the folder, to the store and to what belongs to it.</summary>
    /// <exception cref="StoreException">Something may not be written to, or no store could be made there.</exception>
    public static void CheckWritable(string path)
    {
        CheckFolder(path);
        // The key is only read.
        foreach (var file in StoreParts.Companions.Select(suffix => path + suffix).Append(path).Where(file => file != StoreKey.FileOf(path) && Path.Exists(file))) CheckFile(file);
    }

    private static void CheckFolder(string path)
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

    private static void CheckFile(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StoreException($"'{file}' may not be written to: check its owner and its rights.", refused);
        }
        catch (IOException)
        {
            // Whoever holds it may write to it.
        }
    }

    /// <summary>The store, what belongs to it, stores put away and rejects files that others than their owner may read or write.</summary>
    public static IReadOnlyList<string> ReadableByOthers(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder)) return [];
        var name = Path.GetFileName(path);
        var files = StoreParts.Companions.Select(suffix => name + suffix).Append(name).Select(file => Path.Combine(folder, file)).Where(File.Exists)
            .Concat(Directory.EnumerateFiles(folder, $"{name}{StoreParts.PutAway}*"))
            .Concat(Directory.EnumerateFiles(folder, "rejects-*.csv"));
        return [.. files.Where(IsOpen).Order(StringComparer.Ordinal)];
    }

    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OfOthers) != UnixFileMode.None;
}
