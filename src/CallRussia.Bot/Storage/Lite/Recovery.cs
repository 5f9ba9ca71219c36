namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// Reads the journal at the start: the frames of the epoch up to the last one with which a transaction ended. Their pages come back into the spool. A frame that a power
/// cut tore was acknowledged to nobody, nor was anything after it.
/// </summary>
internal sealed class Recovery(IDisk disk, IDisk spool, Epochs epochs)
{
    private const int SearchBytes = 1 << 20;

    private readonly byte[] _head = new byte[Frame.HeadBytes];
    private readonly byte[] _page = new byte[PageStream.PageBytes];

    /// <summary>Where in the spool the last version of a page lies.</summary>
    private readonly Dictionary<uint, int> _latest = [];
    private byte[] _body = [];

    /// <exception cref="JournalDamage">A frame that was acknowledged can't be read.</exception>
    public Extent Run()
    {
        var (read, confirmed) = (Extent.None, Extent.None);
        while (Next(read) is var (frame, sum))
        {
            Unfold(frame, read.Pages);
            read = read.With(Frame.HeadBytes + frame.BodyBytes, frame.Pages, sum);
            if (frame.Confirmed) confirmed = read;
        }
        if (IsLost(read)) throw new JournalDamage();
        return confirmed;
    }

    private (Frame Frame, ulong Sum)? Next(Extent read)
    {
        if (disk.Read(read.End, _head) < Frame.HeadBytes || Frame.Read(_head) is not { } frame) return null;
        if (frame.Epoch != epochs.Current || frame.Number != read.Frames || frame.BodyBytes > disk.Length - read.End) return null;
        if (_body.Length < frame.BodyBytes) _body = new byte[Math.Max(frame.BodyBytes, 2 * _body.Length)];
        var body = _body.AsSpan(0, frame.BodyBytes);
        if (disk.Read(read.End + Frame.HeadBytes, body) < body.Length) return null;
        return (frame with { Follows = read.Sum }).Holds(_head, body) is { } sum ? (frame, sum) : null;
    }

    private void Unfold(Frame frame, int first)
    {
        var at = 0;
        for (var page = first; page < first + frame.Pages; page++)
        {
            var id = PageChanges.Id(_body.AsSpan(at));
            if (!PageChanges.IsWhole(_body.AsSpan(at)) && spool.Read((long)_latest[id] * PageStream.PageBytes, _page) < _page.Length)
                throw new IOException("The spool of the store was cut short by somebody else.");
            at += PageChanges.Read(_body.AsSpan(at), _page);
            spool.Write((long)page * PageStream.PageBytes, _page);
            _latest[id] = page;
        }
    }

    /// <summary>
    /// A power cut takes what was not synced. A later frame that says "the one you can't read was synced" tells of another damage, and so does the first
    /// frame of an epoch that no slot knows.
    /// </summary>
    private bool IsLost(Extent read)
    {
        if (read.Frames == 0 && disk.Read(read.End, _head) == Frame.HeadBytes && Frame.Read(_head) is { } first && first.Epoch != epochs.Current && first.Epoch != epochs.Former) return true;
        foreach (var frame in Later(read.End))
            if (frame.Epoch == epochs.Current && frame.Synced > read.Frames) return true;
        return false;
    }

    private IEnumerable<Frame> Later(long from)
    {
        var piece = new byte[SearchBytes + Frame.HeadBytes];
        for (; disk.Read(from, piece) is var read and >= Frame.HeadBytes; from += SearchBytes)
        {
            for (var at = 0; at < SearchBytes && at + Frame.HeadBytes <= read;)
            {
                var next = piece.AsSpan(at, read - at).IndexOf(Frame.Begins);
                if (next < 0) break;
                if (at + next < SearchBytes && at + next + Frame.HeadBytes <= read && Frame.Read(piece.AsSpan(at + next)) is { } frame) yield return frame;
                at += next + 1;
            }
        }
    }
}
