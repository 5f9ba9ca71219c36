using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Copies of a store. They are as unreadable without the key as the store itself; the key is not in them.</summary>
internal static class Copies
{
    /// <summary>A consistent copy while the bot goes on.</summary>
    /// <param name="copy">Makes it.</param>
    /// <param name="store">What is copied.</param>
    /// <param name="force">A former copy of that name is replaced.</param>
    public static void Backup(Action<string> copy, string store, string path, bool force)
    {
        CopyPlace.Check(path, store, force);
        Appear(path, replaces: force, copy);
    }

    /// <param name="keys">Have to fit the copy: one that nobody can read never takes the place of a store.</param>
    /// <param name="force">A store that is there is put away.</param>
    /// <returns>Where the former store lies now; null when there was none.</returns>
    public static string? Restore(string backup, string path, StoreEngine engine, Keys keys, bool force)
    {
        if (!File.Exists(backup)) throw new StoreException($"There is no file '{backup}'.");
        if (CopyPlace.IsSame(backup, path)) throw new StoreException($"'{backup}' is the store itself: name a copy of it.");
        using var heldLock = StoreLock.Alone(path);
        if (File.Exists(path) && new FileInfo(path).Length > 0 && !force)
            throw new StoreException($"'{path}' exists. Restoring replaces everything in it: repeat with --force if that is meant.");
        string? former = null;
        Appear(path, replaces: false, temporary =>
        {
            StoreKinds.Check(backup, engine);
            StoreKinds.CopyBack(engine, backup, temporary, keys);
            former = PutAway(path);
        });
        return former;
    }

    /// <summary>
    /// The file goes first: whoever is killed after that leaves no store at its name, which is noticed (<see cref="CutOff"/>), and run again it ends the same. Its log
    /// goes with it: left behind, it would be played into the next store.
    /// </summary>
    public static string? PutAway(string path)
    {
        if (File.Exists(path) && StoreKinds.Of(path) == StoreEngine.Sqlite) SqliteStores.Settle(path);
        var former = CutOff(path) ?? NameOfFormer(path);
        foreach (var part in StoreParts.OfEngines.Prepend(""))
            if (File.Exists(path + part)) File.Move(path + part, former + part);
        return File.Exists(former) ? former : null;
    }

    /// <summary>The former store was put away and nothing came in its place: whoever was to do it was killed in between.</summary>
    /// <returns>Where it was put; null when nothing was cut off.</returns>
    public static string? CutOff(string path)
    {
        if (File.Exists(path) || Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder)) return null;
        return Directory.EnumerateFiles(folder, Path.GetFileName(path) + StoreParts.PutAway + "*")
            .Where(file => !Array.Exists(StoreParts.Companions, file.EndsWith))
            .OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).LastOrDefault();
    }

    /// <summary>What was put away before may be the only good one, and its key too: nothing is put over them.</summary>
    public static string NameOfFormer(string path)
    {
        var wanted = path + StoreParts.PutAway;
        var name = wanted;
        for (var next = 2; File.Exists(name) || File.Exists(StoreKey.FileOf(name)); next++) name = $"{wanted}-{next}";
        return name;
    }

    /// <summary>
    /// The file is whole and on the disk before it gets its name. A power cut just after may still lose the name, and then the former file
    /// of that name is there, whole as well.
    /// </summary>
    private static void Appear(string path, bool replaces, Action<string> make)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.Delete(temporary);
            make(temporary);
            StoreParts.Sync(temporary);
            File.Move(temporary, path, overwrite: replaces);
        }
        catch (SqliteFailure failure)
        {
            throw failure.Explain(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"'{path}' can't be written: {e.Message}", e);
        }
        finally
        {
            StoreParts.Delete(temporary);
        }
    }
}
