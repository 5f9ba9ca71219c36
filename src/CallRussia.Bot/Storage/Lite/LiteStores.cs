using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>Opens the files of a store: makes them where there are none, mends what a power cut tore, and makes sure that they are ours, whole and of this key.</summary>
internal static class LiteStores
{
    /// <summary>What belongs to a store, beside its data file.</summary>
    public const string JournalSuffix = "-journal";
    public const string SpoolSuffix = "-spool";

    /// <param name="checkpointBytes">See <see cref="LiteFile"/>.</param>
    /// <param name="bodies">Opens the records of a table that got an index.</param>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static LiteDbEngine Open(string path, TimeProvider clock, long? checkpointBytes, Keys keys, IReadOnlyList<Table> tables, Bodies bodies) =>
        Open(path, path, clock, checkpointBytes, keys, tables, bodies);

    /// <param name="told">The path in messages.</param>
    private static LiteDbEngine Open(string path, string told, TimeProvider clock, long? checkpointBytes, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        var disks = new List<IDisk>();
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length == 0) Bear(path, keys);
            disks.Add(new FileDisk(path));
            // Before anything is written, or made beside it.
            CheckHeader(disks[0], told);
            disks.Add(new FileDisk(path + JournalSuffix));
            disks.Add(new FileDisk(path + SpoolSuffix));
            // An earlier run may have left a long one, and this one makes it anew.
            disks[2].SetLength(0);
            return Open(disks[0], disks[1], disks[2], told, clock, checkpointBytes, keys, tables, bodies);
        }
        catch (Exception failure)
        {
            disks.ForEach(disk => disk.Dispose());
            if (failure is StoreException) throw;
            throw LiteFailure.Of(failure, told).Explain();
        }
    }

    /// <param name="path">For messages.</param>
    public static LiteDbEngine Open(IDisk data, IDisk journal, IDisk spool, string path, TimeProvider clock, long? checkpointBytes, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        var file = new LiteFile(data, journal, spool, clock, checkpointBytes);
        try
        {
            var own = Begin(file, data, path, [keys]);
            LiteForm.Prepare(file, tables, bodies);
            return new LiteDbEngine(file, path, own.Note.Marks);
        }
        catch
        {
            file.GiveUp();
            throw;
        }
    }

    private static Keys Begin(LiteFile file, IDisk data, string path, IReadOnlyList<Keys> keys)
    {
        file.MendHeader();
        file.Open();
        var own = LiteForm.Verify(file.Engine, keys, path);
        // What a crash left in the log goes into the data file, and then that has to be all there.
        file.Checkpoint();
        CheckLength(data, path);
        return own;
    }

    /// <summary>A store that nobody has open is one file again: nothing of it is left beside it.</summary>
    /// <returns>Those of the keys that fit, as the store has them.</returns>
    /// <exception cref="StoreException">It can't be used, or none of the keys fits.</exception>
    public static Keys Settle(string path, IReadOnlyList<Keys> keys)
    {
        try
        {
            var own = Gather(path, keys);
            File.Delete(path + JournalSuffix);
            File.Delete(path + SpoolSuffix);
            return own;
        }
        catch (Exception failure) when (failure is not StoreException)
        {
            throw LiteFailure.Of(failure, path).Explain();
        }
    }

    private static Keys Gather(string path, IReadOnlyList<Keys> keys)
    {
        using var data = new FileDisk(path);
        CheckHeader(data, path);
        using var journal = new FileDisk(path + JournalSuffix);
        using var spool = new FileDisk(path + SpoolSuffix);
        var file = new LiteFile(data, journal, spool, TimeProvider.System, checkpointBytes: null);
        try
        {
            var own = Begin(file, data, path, keys);
            file.CheckSettled();
            return own;
        }
        finally
        {
            file.GiveUp();
        }
    }

    /// <summary>A new store appears whole or not at all. A journal that is still there is of a store that is gone.</summary>
    private static void Bear(string path, Keys keys)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.Delete(path + JournalSuffix);
        File.Delete(path + SpoolSuffix);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.Delete(temporary);
        using (var file = new FileDisk(temporary))
        {
            file.Write(0, Born(keys));
            file.Sync();
        }
        File.Move(temporary, path, overwrite: true);
        FileDisk.SyncFolder(path);
    }

    /// <returns>The data file of a store without records.</returns>
    public static byte[] Born(Keys keys) => LiteFile.Born(engine => LiteForm.Mark(engine, keys));

    /// <summary>Never asked about a store that this process has open.</summary>
    public static bool IsOurs(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[PageStream.PageBytes];
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && Pages.IsHeader(header) && Pages.Owner(header) == StoreParts.Owner;
    }

    /// <summary>A copy of a store into a new file, sound, ours and of this key; what the store's journal holds is in it.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public static void CopyBack(string from, string to, Keys keys)
    {
        try
        {
            File.Copy(from, to);
            if (File.Exists(from + JournalSuffix)) File.Copy(from + JournalSuffix, to + JournalSuffix);
            using (var engine = Open(to, from, TimeProvider.System, null, keys, [], bodies: null!))
            using (var view = engine.View())
                if (view.CheckStructure().Any()) throw new StoreException(StoreSentences.Unsound);
            File.Delete(to + JournalSuffix);
            File.Delete(to + SpoolSuffix);
        }
        catch (EngineFailure failure)
        {
            throw failure.Explain();
        }
    }

    /// <summary>What tells a store of ours lies in the first sector of page 0 and never changes: it is there also when a power cut tore that page.</summary>
    private static void CheckHeader(IDisk data, string path)
    {
        var header = new byte[PageStream.PageBytes];
        var read = data.Read(0, header);
        if (!Pages.IsHeader(header)) throw new StoreException(StoreSentences.NoStore(path));
        if (read < header.Length) throw new StoreException(StoreSentences.CutShort(path));
        if (!Pages.IsOfThisFormat(header) || Pages.Owner(header) != StoreParts.Owner) throw new StoreException(StoreSentences.NotOurs(path));
    }

    /// <summary>After a checkpoint the file holds every page that its header counts; a shorter one lost its tail.</summary>
    private static void CheckLength(IDisk data, string path)
    {
        var header = new byte[PageStream.PageBytes];
        _ = data.Read(0, header);
        if (data.Length < (Pages.Last(header) + 1L) * PageStream.PageBytes) throw new StoreException(StoreSentences.CutShort(path));
    }
}
