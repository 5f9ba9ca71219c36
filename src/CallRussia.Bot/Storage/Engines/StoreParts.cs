namespace CallRussia.Bot.Storage.Engines;

/// <summary>What tells the files of a store, whichever engine writes them.</summary>
internal static class StoreParts
{
    /// <summary>"CaRu" in the file's header: tells our store from any other database.</summary>
    public const int Owner = 0x43615275;

    /// <summary>Follows the name of a store that another one replaced.</summary>
    public const string PutAway = ".replaced";

    /// <summary>What engines write beside the file: SQLite's log and its index, the journal and the spool under LiteDB.</summary>
    public static readonly string[] OfEngines = ["-wal", "-shm", "-journal", "-spool"];

    /// <summary>Everything that lies beside a store and belongs to it: also the locks, the door, the key.</summary>
    public static readonly string[] Companions = [.. OfEngines, ".lock", ".import", ".sock", ".key", ".key.next"];

    /// <summary>A file that was made for a moment, and whatever came to lie beside it.</summary>
    public static void Delete(string path)
    {
        foreach (var part in Companions.Append("")) File.Delete(path + part);
    }

    public static void Sync(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
