using System.Buffers.Binary;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What can be seen of the file without SQLite: whether it is ours, and all there.</summary>
internal static class StoreFile
{
    // https://www.sqlite.org/fileformat.html#the_database_header
    private const int HeaderBytes = 100;
    private const int WriteVersion = 18;
    private const byte RollbackJournal = 1;
    private const int ApplicationIdAt = 68;

    /// <summary>Looks at the header before SQLite does: a file that is no database must not be touched. Never while this process has it open: see <see cref="Watch"/>.</summary>
    public static void CheckHeader(string path)
    {
        if (!File.Exists(path)) return;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0) return;
        Span<byte> header = stackalloc byte[HeaderBytes];
        var read = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        var mark = "SQLite format 3\0"u8;
        if (!mark.StartsWith(header[..Math.Min(read, mark.Length)]))
            throw new StoreException(StoreSentences.NoStore(path));
        if (read < HeaderBytes) throw Truncated(path);
        // Opening it would turn somebody else's database to a WAL. (Ours has one from birth, and its mark may still be in there.)
        if (header[WriteVersion] == RollbackJournal && BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdAt..]) != StoreParts.Owner)
            throw NotOurs(path);
    }

    /// <summary>
    /// The store's own file, for reading beside SQLite. It must be closed after every connection of this process: closing any handle of a file
    /// gives up all locks that the process has on it (POSIX), and another process would take the store for closed and remove its log.
    /// </summary>
    public static SafeFileHandle Watch(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>After a checkpoint the file holds every page that its header counts; a shorter one lost its tail.</summary>
    public static void CheckLength(SafeFileHandle file, string path)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) < HeaderBytes) return;
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        if (RandomAccess.GetLength(file) < pages * (long)(pageSize == 1 ? 65536 : pageSize)) throw Truncated(path);
    }

    /// <summary>A store or a copy of one. Never asked about a file that this process has open: see <see cref="Watch"/>.</summary>
    public static bool IsOurs(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderBytes];
        return stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes
            && BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdAt..]) == StoreParts.Owner;
    }

    public static StoreException NotOurs(string path) => new(StoreSentences.NotOurs(path));

    private static StoreException Truncated(string path) => new(StoreSentences.CutShort(path));
}
