using System.Buffers;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// A copy of a store that goes on working: the data file, and over each of its pages the newest version that a transaction of the log confirmed. It is what a checkpoint
/// would have made of the two at that moment.
/// </summary>
internal static class LiteCopy
{
    /// <summary>Small enough to stay in the processor's cache between reading and writing.</summary>
    private const int PagesPerRead = 16;

    /// <summary>A disk that has to write hundreds of megabytes at once lets every commit wait behind them.</summary>
    private const int BytesPerSync = 16 << 20;

    /// <exception cref="ViewGivenUp">It took too long.</exception>
    /// <exception cref="InvalidDataException">A page is not what was written.</exception>
    public static void Take(Holds.Hold hold, string to)
    {
        var (data, log) = (hold.Data(), hold.Log());
        var newest = Newest(log);
        var end = Math.Max(data.Length, newest.Count == 0 ? 0 : (newest.Keys.Max() + 1L) * PageStream.PageBytes);
        using var copy = new FileDisk(to);
        var buffer = ArrayPool<byte>.Shared.Rent(PagesPerRead * PageStream.PageBytes);
        for (long at = 0, synced = 0; at < end;)
        {
            var bytes = (int)Math.Min(PagesPerRead * PageStream.PageBytes, end - at);
            Read(data, log, newest, at, buffer.AsSpan(0, bytes));
            copy.Write(at, buffer.AsSpan(0, bytes));
            at += bytes;
            if (at - synced < BytesPerSync) continue;
            copy.Sync();
            synced = at;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        copy.Sync();
    }

    /// <summary>How many pages are not what was written, also of those that nobody reads. One that the log has anew does not count.</summary>
    public static int Damaged(Holds.Hold hold)
    {
        var (data, newest, damaged, page) = (hold.Data(), Newest(hold.Log()), 0, new byte[PageStream.PageBytes]);
        for (var at = 0L; at < data.Length; at += PageStream.PageBytes)
        {
            _ = data.ReadAt(at, page);
            if (!Pages.IsSound(page) && !newest.ContainsKey((uint)(at / PageStream.PageBytes))) damaged++;
        }
        return damaged;
    }

    private static void Read(FrozenPages data, FrozenPages log, IReadOnlyDictionary<uint, int> newest, long at, Span<byte> to)
    {
        to.Clear();
        _ = data.ReadAt(at, to);
        for (var offset = 0; offset < to.Length; offset += PageStream.PageBytes)
        {
            var page = to.Slice(offset, PageStream.PageBytes);
            if (newest.TryGetValue((uint)((at + offset) / PageStream.PageBytes), out var place))
            {
                _ = log.ReadAt((long)place * PageStream.PageBytes, page);
                Pages.Seal(page);
            }
            else if (!Pages.IsSound(page))
            {
                throw Pages.Damage();
            }
        }
    }

    /// <returns>Where in the log the version of each page lies that counts.</returns>
    private static IReadOnlyDictionary<uint, int> Newest(FrozenPages log)
    {
        var versions = new Versions();
        var head = new byte[Pages.HeadBytes];
        for (var at = 0L; at < log.Length; at += PageStream.PageBytes)
        {
            _ = log.ReadAt(at, head);
            versions.Add(head);
        }
        return versions.Newest;
    }
}
