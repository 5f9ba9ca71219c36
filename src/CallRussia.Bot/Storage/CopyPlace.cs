using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage;

/// <summary>
/// Where a copy may go: never onto a store or what belongs to one, over a former copy only when that is meant, and into a folder that is there:
/// one that is missing may be a disk that isn't mounted.
/// </summary>
internal static class CopyPlace
{
    /// <summary>As many links in a row as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <param name="path">Where the copy is to go.</param>
    /// <param name="store">What is copied.</param>
    /// <param name="force">A former copy may be replaced.</param>
    /// <exception cref="StoreException">It may not go there; the message says why.</exception>
    public static void Check(string path, string store, bool force)
    {
        if (Directory.Exists(path)) throw new StoreException($"'{path}' is a folder: name the file that the copy is to be.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new StoreException($"There is no folder '{Path.GetDirectoryName(path)}'. If it lies on another disk, is that one mounted? Otherwise make the folder first.");
        if (IsSame(path, store)) throw new StoreException($"'{path}' is the store itself: a copy belongs elsewhere, best on another machine.");
        if (Array.Find(StoreParts.Companions, suffix => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) is { } part)
            throw new StoreException($"'{path}' ends with {part}, as a part of a store does: give the copy another name.");
        if (File.Exists(path)) CheckReplaced(path, force);
    }

    /// <summary>Whether two paths lead to one file, however they are written and whatever links they go through.</summary>
    public static bool IsSame(string one, string other) =>
        Real(one, MostLinks).Equals(Real(other, MostLinks), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static void CheckReplaced(string path, bool force)
    {
        // The same file may be there under a path that nobody can compare, such as a second mount: its lock is there too.
        if (File.Exists(StoreLock.Of(path)))
            throw new StoreException($"'{path}' is a store and no copy: {Path.GetFileName(StoreLock.Of(path))} lies beside it. Give the copy another name.");
        if (path.Contains(StoreParts.PutAway, StringComparison.OrdinalIgnoreCase))
            throw new StoreException($"'{path}' is a store that a restore put away, perhaps the only good one. Give the copy another name.");
        if (!force) throw new StoreException($"'{path}' exists. Give the copy another name, or repeat with --force to replace it.");
        if (StoreKinds.Of(path) is null) throw new StoreException($"'{path}' is no copy of a store, so it is not replaced. Give the copy another name.");
    }

    private static string Real(string path, int links)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        var real = Path.Combine(Real(folder, links), Path.GetFileName(full));
        if (new FileInfo(real).LinkTarget is not { } target) return real;
        return links > 0 ? Real(Path.Combine(Path.GetDirectoryName(real)!, target), links - 1) : throw new StoreException($"'{path}' is a link that leads to itself.");
    }
}
