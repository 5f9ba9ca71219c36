namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// What LiteDB takes for its log. On the disk it is a journal of frames: a commit is one frame, and it counts when <see cref="Barrier"/> returns.
/// LiteDB itself never syncs its log and trusts whatever stands there: after a power cut it would take half a transaction for a whole one.
/// The pages themselves lie in a spool beside it, at the places where LiteDB looks for them; it is never synced and made anew at each start.
/// </summary>
/// <remarks>Writing never throws, because LiteDB can't go on after a log that threw inside its commit: the barrier says what failed.</remarks>
internal sealed class Journal : PageStream
{
    /// <summary>The journal grows by so many bytes at a time, so that a commit is one write and one sync of bytes alone.</summary>
    private const int GrowthBytes = 4 << 20;

    /// <summary>32 MB of one transaction wait in memory; then they go out as a frame that does not count yet.</summary>
    private const int MostWaiting = 4_096;

    private readonly IDisk _disk;
    private readonly IDisk _spool;
    private readonly Epochs _epochs;
    private readonly Func<bool> _isSettled;
    private readonly byte[] _before = new byte[PageBytes];

    /// <summary>Where in the spool the last version of a page lies, whether it counts or not: what changes is told beside it.</summary>
    private readonly Dictionary<uint, int> _latest = [];
    private readonly Versions _versions = new();

    /// <summary>What counts before this place lies in the data file already.</summary>
    private int _carried;
    private bool _isMoving;

    private byte[] _waiting = new byte[64 * PageBytes];
    private byte[] _frame = new byte[64 * PageBytes];
    private int _waitingPages;
    private bool _endsConfirmed;
    private Extent _written = Extent.None;
    private Extent _synced = Extent.None;
    private volatile int _syncedPages;
    private long _allocated;
    private Exception? _failure;

    /// <summary>Behind what was acknowledged something may stand on the disk.</summary>
    private bool _isTouched;

    /// <param name="spool">Empty, or of any contents.</param>
    /// <param name="isSettled">All that was written into the data file is on the disk: only then an epoch may end.</param>
    /// <exception cref="JournalDamage">Frames that were acknowledged can't be read.</exception>
    public Journal(IDisk disk, IDisk spool, Func<bool> isSettled)
    {
        (_disk, _spool, _isSettled, _epochs) = (disk, spool, isSettled, new Epochs(disk));
        if (!_epochs.Read()) _epochs.Begin();
        _allocated = disk.Length;
        Recover();
    }

    public override long Length => (long)(_written.Pages + _waitingPages) * PageBytes;

    /// <summary>So many pages of the spool are durable; they stay as they are until the epoch ends.</summary>
    /// <remarks>Any thread may ask.</remarks>
    public int SyncedPages => _syncedPages;

    /// <summary>Durable, and not carried into the data file yet.</summary>
    public int UncarriedPages => _syncedPages - _carried;

    /// <summary>What was written since the last barrier is on the disk when it returns.</summary>
    /// <exception cref="IOException">It is not; take back.</exception>
    public void Barrier()
    {
        if (_failure is { } failure) throw new IOException(failure.Message, failure);
        if (_waitingPages > 0)
        {
            if (!_endsConfirmed) throw new InvalidOperationException("The journal was asked to keep half a transaction.");
            Try(() => Emit(confirmed: true));
        }
        if (_written == _synced) return;
        Try(_disk.Sync);
        Acknowledge(_written);
    }

    /// <summary>What was not acknowledged is forgotten, here and on the disk.</summary>
    /// <exception cref="IOException">The disk may still hold it.</exception>
    public void TakeBack()
    {
        (_waitingPages, _failure) = (0, null);
        if (_isTouched) Wipe();
        _written = _synced;
        Count();
    }

    /// <summary>
    /// Brings what counts of so many pages more into the data file, ahead of a checkpoint, which stops the writer until the last page is on the disk. Nobody reads them there:
    /// LiteDB finds them in its log, a later look too, and after a power cut the journal has each of them whole.
    /// </summary>
    public void Carry(int pages, DataPages to)
    {
        var page = new byte[PageBytes];
        var end = _carried + Math.Min(pages, UncarriedPages);
        for (var at = _carried; at < end; at++)
        {
            if (!_versions.Counts(at)) continue;
            ReadSpool(at, page);
            to.Position = _versions.PageAt(at) * (long)PageBytes;
            to.Write(page, 0, PageBytes);
        }
        to.WriteAhead();
        _carried = end;
    }

    /// <summary>While a checkpoint moves the log into the data file it is shown only what it still has to move: LiteDB passes over an empty page.</summary>
    public void Move(Action checkpoint)
    {
        _isMoving = true;
        try
        {
            checkpoint();
        }
        finally
        {
            _isMoving = false;
        }
    }

    /// <summary>The version of a page that counts; false when it did not change in this epoch.</summary>
    public bool TryNewest(uint id, Span<byte> page)
    {
        if (!_versions.Newest.TryGetValue(id, out var at)) return false;
        ReadSpool(at, page);
        Pages.Settle(page);
        return true;
    }

    public override void Flush()
    {
        // The barrier does it.
    }

    /// <summary>After a checkpoint: the epoch ends.</summary>
    public override void SetLength(long value)
    {
        if (value != 0) throw new NotSupportedException("The log is only ever emptied.");
        if (Length == 0) return;
        if (!_isSettled()) throw new InvalidOperationException("The log was to be emptied before the data file was synced.");
        _epochs.Begin();
        (_written, _waitingPages) = (Extent.None, 0);
        Acknowledge(Extent.None);
        Count();
    }

    /// <summary>After a time of much work: between two epochs.</summary>
    public void CutBack(long most)
    {
        if (Length > 0) return;
        if (_spool.Length > most) _spool.SetLength(most);
        if (_allocated <= most) return;
        _disk.SetLength(most);
        _allocated = most;
    }

    protected override int ReadPage(long at, Span<byte> to)
    {
        var page = (int)(at / PageBytes);
        if (page >= _written.Pages + _waitingPages) return 0;
        if (_isMoving && (page < _carried || !_versions.Counts(page))) to.Clear();
        else if (page < _written.Pages) return _spool.Read(at, to);
        else Waiting(page - _written.Pages).CopyTo(to);
        return to.Length;
    }

    protected override void WritePage(long at, ReadOnlySpan<byte> page)
    {
        if (at != Length) throw new NotSupportedException("The log is only written at its end.");
        if ((_waitingPages + 1) * PageBytes > _waiting.Length) Array.Resize(ref _waiting, 2 * _waiting.Length);
        page.CopyTo(Waiting(_waitingPages++));
        _versions.Add(page);
        _endsConfirmed = Pages.IsConfirming(page);
        if (_endsConfirmed || _waitingPages < MostWaiting || _failure is not null) return;
        try
        {
            Try(() => Emit(confirmed: false));
        }
        catch (IOException)
        {
            // The barrier says it.
        }
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure)
        {
            _failure = failure;
            throw;
        }
    }

    /// <summary>The spool goes first: when it has no room, the journal knows nothing of the frame.</summary>
    private void Emit(bool confirmed)
    {
        var (bytes, sum) = Compose(confirmed);
        _spool.Write((long)_written.Pages * PageBytes, _waiting.AsSpan(0, _waitingPages * PageBytes));
        Grow(_written.End + bytes);
        _isTouched = true;
        _disk.Write(_written.End, _frame.AsSpan(0, bytes));
        _written = _written.With(bytes, _waitingPages, sum);
        _waitingPages = 0;
    }

    private (int Bytes, ulong Sum) Compose(bool confirmed)
    {
        var most = Frame.HeadBytes + (_waitingPages * PageChanges.MostBytes) + sizeof(ulong);
        if (_frame.Length < most) _frame = new byte[most];
        var at = Frame.HeadBytes;
        for (var i = 0; i < _waitingPages; i++)
        {
            var page = Waiting(i);
            var to = _frame.AsSpan(at);
            var id = Pages.Id(page);
            at += _latest.TryGetValue(id, out var before) ? PageChanges.WriteChanged(to, id, page, Version(before)) : PageChanges.WriteWhole(to, id, page);
            _latest[id] = _written.Pages + i;
        }
        while (at % sizeof(ulong) != 0) _frame[at++] = 0;
        var body = _frame.AsSpan(Frame.HeadBytes, at - Frame.HeadBytes);
        var frame = new Frame(_epochs.Current, _written.Frames, _written.Sum, _synced.Frames, _waitingPages, body.Length, confirmed);
        return (at, frame.Write(_frame, body));
    }

    private ReadOnlySpan<byte> Version(int at)
    {
        if (at >= _written.Pages) return Waiting(at - _written.Pages);
        ReadSpool(at, _before);
        return _before;
    }

    private Span<byte> Waiting(int place) => _waiting.AsSpan(place * PageBytes, PageBytes);

    private void ReadSpool(int at, Span<byte> page)
    {
        if (_spool.Read((long)at * PageBytes, page) < PageBytes) throw new IOException("The spool of the store was cut short by somebody else.");
    }

    private void Grow(long end)
    {
        if (end <= _allocated) return;
        var wanted = (end + GrowthBytes - 1) / GrowthBytes * GrowthBytes;
        var zeros = new byte[64 << 10];
        for (var at = _allocated; at < wanted; at += zeros.Length) _disk.Write(at, zeros.AsSpan(0, (int)Math.Min(zeros.Length, wanted - at)));
        _disk.Sync();
        _allocated = wanted;
    }

    private void Recover()
    {
        _written = new Recovery(_disk, _spool, _epochs).Run();
        Count();
        // What a killed process wrote is there, and may not be on the disk yet: nobody may see what a power cut could still take.
        if (_written != Extent.None) _disk.Sync();
        Acknowledge(_written);
    }

    /// <summary>What lies in the spool, from the first page on. What was carried may have been lost with a disk that failed: it is carried again.</summary>
    private void Count()
    {
        _latest.Clear();
        _versions.Clear();
        _carried = 0;
        Span<byte> head = stackalloc byte[Pages.HeadBytes];
        for (var page = 0; page < _written.Pages; page++)
        {
            _ = _spool.Read((long)page * PageBytes, head);
            _versions.Add(head);
            _latest[Pages.Id(head)] = page;
        }
    }

    private void Acknowledge(Extent extent) => (_synced, _syncedPages, _isTouched) = (extent, extent.Pages, false);

    /// <summary>A frame that was written and not synced may be whole: after the next start it would count.</summary>
    private void Wipe()
    {
        Span<byte> nothing = stackalloc byte[Frame.HeadBytes];
        nothing.Clear();
        _disk.Write(_synced.End, nothing);
        _disk.Sync();
        _isTouched = false;
    }
}

/// <summary>What was acknowledged can't be read.</summary>
internal sealed class JournalDamage() : Exception("The journal is damaged.");
