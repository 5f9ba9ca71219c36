namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// What LiteDB takes for its data file. Only checkpoints write to it, and <see cref="Journal.Carry"/> ahead of them. What they write is durable in the journal before it
/// comes here: a page that a power cut tears is mended from there. Pages wait in memory, each in its last version, and go out in the order of the file.
/// </summary>
/// <param name="settleJournal">Makes the journal durable.</param>
internal sealed class DataPages(IDisk disk, Action settleJournal) : PageStream
{
    /// <summary>Pages that go out in one write.</summary>
    private const int PagesPerWrite = 32;

    /// <summary>16 MB wait in memory; then they go out, though nobody syncs them yet.</summary>
    private const int MostWaiting = 2_048;

    private readonly SortedDictionary<long, byte[]> _waiting = [];
    private readonly Stack<byte[]> _spare = [];
    private readonly byte[] _run = new byte[PagesPerWrite * PageBytes];
    private long _length = disk.Length / PageBytes * PageBytes;
    private bool _isUnsynced;

    /// <summary>Everything is on the disk.</summary>
    public bool IsSettled => _waiting.Count == 0 && !_isUnsynced;

    public override long Length => _length;

    /// <summary>What an engine left behind that was given up: nobody may see it.</summary>
    public void Forget()
    {
        _waiting.Clear();
        _length = disk.Length / PageBytes * PageBytes;
    }

    /// <summary>What waits goes out, and the disk begins with it: the next flush has less to wait for.</summary>
    public void WriteAhead()
    {
        WriteOut();
        disk.BeginSync();
    }

    public override void Flush()
    {
        WriteOut();
        if (!_isUnsynced) return;
        disk.Sync();
        _isUnsynced = false;
    }

    public override void SetLength(long value)
    {
        disk.SetLength(value);
        (_length, _isUnsynced) = (value, true);
    }

    protected override int ReadPage(long at, Span<byte> to)
    {
        if (!_waiting.TryGetValue(at, out var page)) return ReadDisk(at, to);
        page.AsSpan(0, to.Length).CopyTo(to);
        return to.Length;
    }

    protected override void WritePage(long at, ReadOnlySpan<byte> page)
    {
        settleJournal();
        if (!_waiting.TryGetValue(at, out var waiting)) _waiting.Add(at, waiting = _spare.TryPop(out var spare) ? spare : new byte[PageBytes]);
        page.CopyTo(waiting);
        _length = Math.Max(_length, at + PageBytes);
        if (_waiting.Count >= MostWaiting) WriteOut();
    }

    private int ReadDisk(long at, Span<byte> to)
    {
        var read = disk.Read(at, to);
        if (read == PageBytes) Pages.Unseal(to);
        return read;
    }

    private void WriteOut()
    {
        var (start, count) = (0L, 0);
        foreach (var (at, page) in _waiting)
        {
            if (count == PagesPerWrite || at != start + ((long)count * PageBytes)) Out();
            if (count == 0) start = at;
            page.CopyTo(_run, count * PageBytes);
            Pages.Seal(_run.AsSpan(count++ * PageBytes, PageBytes));
            _spare.Push(page);
        }
        Out();
        _waiting.Clear();

        void Out()
        {
            if (count == 0) return;
            _isUnsynced = true;
            disk.Write(start, _run.AsSpan(0, count * PageBytes));
            count = 0;
        }
    }
}
