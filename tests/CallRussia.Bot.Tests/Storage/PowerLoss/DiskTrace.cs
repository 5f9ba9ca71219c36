namespace CallRussia.Bot.Tests.Storage.PowerLoss;

/// <summary>One thing that happened, in the order in which it did.</summary>
internal abstract record DiskEvent
{
    public sealed record Written(string Path, long Offset, byte[] Bytes) : DiskEvent;

    public sealed record CutOff(string Path, long Size) : DiskEvent;

    public sealed record Flushed(string Path) : DiskEvent;

    public sealed record Deleted(string Path) : DiskEvent;

    /// <summary>Somebody was told that this is kept.</summary>
    public sealed record Acknowledged(object What) : DiskEvent;
}

/// <summary>What the disk would remember of the writes so far if the power went now.</summary>
internal enum Remembers
{
    /// <summary>Only what was flushed.</summary>
    Flushed,

    /// <summary>Of what was not flushed, every sector with even chance.</summary>
    SomeSectors,

    /// <summary>A disk that answers "flushed" for the log and has done nothing: the check has to see it.</summary>
    LiesAboutTheLog,
}

/// <summary>Everything that was done to the files of one folder.</summary>
internal sealed class DiskTrace
{
    private readonly List<DiskEvent> _events = [];

    /// <summary>For files whose story is over.</summary>
    public static DiskTrace Nowhere { get; } = new();

    public int Length
    {
        get
        {
            lock (_events) return _events.Count;
        }
    }

    public IReadOnlyList<DiskEvent> Events
    {
        get
        {
            lock (_events) return [.. _events];
        }
    }

    public void Add(DiskEvent happened)
    {
        if (this == Nowhere) return;
        lock (_events) _events.Add(happened);
    }

    /// <summary>The files after a power cut right before the event at <paramref name="cut"/>. Names of files are taken to be kept.</summary>
    public static IReadOnlyDictionary<string, byte[]> After(IReadOnlyList<DiskEvent> events, int cut, Remembers remembers, Random random)
    {
        var disk = new Dictionary<string, DiskFile>();
        DiskFile Of(string path) => disk.TryGetValue(path, out var file) ? file : disk[path] = new DiskFile();
        foreach (var happened in events.Take(cut))
        {
            switch (happened)
            {
                case DiskEvent.Written written: Of(written.Path).Later(written); break;
                case DiskEvent.CutOff cutOff: Of(cutOff.Path).Later(cutOff); break;
                case DiskEvent.Deleted deleted: disk.Remove(deleted.Path); break;
                case DiskEvent.Flushed flushed when remembers != Remembers.LiesAboutTheLog || !flushed.Path.EndsWith("-wal", StringComparison.Ordinal):
                    Of(flushed.Path).Flush();
                    break;
            }
        }
        return disk.ToDictionary(file => file.Key, file => file.Value.AfterThePowerWent(remembers == Remembers.SomeSectors ? random : null));
    }
}

/// <summary>One file as the disk has it, and what still waits to be flushed.</summary>
internal sealed class DiskFile
{
    private const int Sector = 512;
    private readonly List<DiskEvent> _pending = [];
    private byte[] _bytes = [];
    private int _length;

    public void Later(DiskEvent change) => _pending.Add(change);

    public void Flush()
    {
        foreach (var change in _pending) Do(change, survivors: null);
        _pending.Clear();
    }

    /// <param name="survivors">Null when nothing survives that was not flushed.</param>
    public byte[] AfterThePowerWent(Random? survivors)
    {
        if (survivors is not null)
            foreach (var change in _pending) Do(change, survivors);
        return _bytes[.._length];
    }

    private void Do(DiskEvent change, Random? survivors)
    {
        switch (change)
        {
            case DiskEvent.Written written:
                Write(written, survivors);
                break;
            case DiskEvent.CutOff cutOff when survivors is null || survivors.Next(2) == 0:
                Resize((int)cutOff.Size);
                break;
        }
    }

    /// <summary>A write is torn where sectors meet.</summary>
    private void Write(DiskEvent.Written written, Random? survivors)
    {
        for (var done = 0; done < written.Bytes.Length;)
        {
            var at = (int)written.Offset + done;
            var part = Math.Min(written.Bytes.Length - done, Sector - (at % Sector));
            if (survivors is null || survivors.Next(2) == 0)
            {
                if (at + part > _length) Resize(at + part);
                written.Bytes.AsSpan(done, part).CopyTo(_bytes.AsSpan(at));
            }
            done += part;
        }
    }

    private void Resize(int length)
    {
        if (length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(length, 2 * _bytes.Length));
        // What lay beyond the end is gone: a file that grows again shows zeros there.
        if (length < _length) Array.Clear(_bytes, length, _length - length);
        _length = length;
    }
}
