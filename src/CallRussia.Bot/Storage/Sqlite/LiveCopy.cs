using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>
/// Takes file and log of a store that goes on working over as they are: some five times quicker than page by page. A reader's transaction stays
/// open meanwhile. While it is, the log does not begin anew, and only commits that the reader sees are moved from it into the file, or none
/// at all (https://www.sqlite.org/walformat.html, 2.3 and 2.4): so each page that changes in the file under the copy is in the copied log too, and the two together are
/// what a crash would have left behind at that moment. The log's last commit may be cut off; its checksums tell.
/// </summary>
internal static class LiveCopy
{
    private const string Log = "-wal";
    /// <summary>Small enough to stay in the processor's cache between reading and writing.</summary>
    private const int BufferBytes = 128 << 10;

    /// <summary>A disk that has to write hundreds of megabytes at once lets every commit wait behind them.</summary>
    private const int BytesPerFlush = 16 << 20;

    public static void Take(Database source, SafeFileHandle file, string to)
    {
        source.Execute("BEGIN");
        try
        {
            _ = source.Scalar("SELECT count(*) FROM sqlite_schema");
            Copy(file, to);
            // No lock lies on the log: it may be closed at any time.
            using var log = File.OpenHandle(source.Path + Log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Copy(log, to + Log);
        }
        finally
        {
            source.Execute("COMMIT");
        }
    }

    private static void Copy(SafeFileHandle from, string to)
    {
        using var target = File.OpenHandle(to, FileMode.Create, FileAccess.Write);
        var buffer = new byte[BufferBytes];
        var length = RandomAccess.GetLength(from);
        for (long at = 0, flushed = 0; at < length;)
        {
            var read = RandomAccess.Read(from, buffer.AsSpan(0, (int)Math.Min(BufferBytes, length - at)), at);
            if (read == 0) break;
            RandomAccess.Write(target, buffer.AsSpan(0, read), at);
            at += read;
            if (at - flushed < BytesPerFlush) continue;
            RandomAccess.FlushToDisk(target);
            flushed = at;
        }
    }
}
