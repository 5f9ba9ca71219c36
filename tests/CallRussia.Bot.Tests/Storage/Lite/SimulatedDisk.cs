using CallRussia.Bot.Storage.Lite;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>The power went: nothing is done any more.</summary>
internal sealed class PowerCut() : Exception("The power went.");

/// <summary>What all disks of one machine have in common: how much was done, and when the power goes or a disk refuses.</summary>
internal sealed class Machine
{
    /// <summary>The power goes in the middle of this operation.</summary>
    public long CutAt { get; set; } = long.MaxValue;

    /// <summary>From this operation on nothing is written, as on a full disk.</summary>
    public long FullFrom { get; set; } = long.MaxValue;

    public long Operations { get; private set; }

    public bool IsDead { get; private set; }

    /// <summary>Before a change of a disk.</summary>
    public void Begin()
    {
        Check();
        if (Operations + 1 >= FullFrom) throw new IOException("No space left on device", 28);
        if (++Operations >= CutAt) IsDead = true;
    }

    public void Check()
    {
        if (IsDead) throw new PowerCut();
    }
}

/// <summary>A disk that forgets what was not synced: all of it, some of it, or some sectors of some of it.</summary>
internal sealed class SimulatedDisk : IDisk
{
    private readonly Machine _machine;
    private readonly List<Change> _pending = [];
    private byte[] _now;
    private long _length;
    private byte[] _durable;
    private int _unbegun;

    public SimulatedDisk(Machine machine, byte[] contents)
    {
        (_machine, _durable, _length) = (machine, contents, contents.Length);
        _now = new byte[Math.Max(64 << 10, contents.Length)];
        contents.CopyTo(_now, 0);
    }

    public long Length => _length;

    /// <summary>What each sync had to write that the disk had not begun with.</summary>
    public List<int> Synced { get; } = [];

    /// <summary>As a running program reads it.</summary>
    public byte[] Contents => _now[..(int)_length];

    public int Read(long at, Span<byte> to)
    {
        _machine.Check();
        var read = (int)Math.Clamp(_length - at, 0, to.Length);
        if (read > 0) _now.AsSpan((int)at, read).CopyTo(to);
        return read;
    }

    public void Write(long at, ReadOnlySpan<byte> bytes)
    {
        _machine.Begin();
        var change = new Change(at, bytes.ToArray());
        _pending.Add(change);
        _unbegun += bytes.Length;
        Put(ref _now, ref _length, change.At, change.Bytes);
        _machine.Check();
    }

    public void SetLength(long length)
    {
        _machine.Begin();
        _pending.Add(new Change(length, null));
        Resize(ref _now, ref _length, length);
        _machine.Check();
    }

    public void Sync()
    {
        _machine.Begin();
        _machine.Check();
        _durable = Contents;
        _pending.Clear();
        Synced.Add(_unbegun);
        _unbegun = 0;
    }

    /// <summary>What is not synced survives or not, whether the disk has begun with it or not.</summary>
    public void BeginSync() => _unbegun = 0;

    /// <summary>What the disk may hold after the cut.</summary>
    public byte[] After(Random random)
    {
        var (bytes, length) = (_durable.ToArray(), (long)_durable.Length);
        var keeps = random.Next(5) switch { 0 => 0, 1 => 1, 2 => .9, 3 => .1, _ => .5 };
        foreach (var change in _pending) Survive(change, random, keeps, ref bytes, ref length);
        return bytes[..(int)length];
    }

    public void Dispose()
    {
    }

    private static void Survive(Change change, Random random, double keeps, ref byte[] bytes, ref long length)
    {
        var sector = random.Next(2) == 0 ? 512 : 4096;
        if (change.Bytes is not { } written)
        {
            if (random.NextDouble() < Math.Max(keeps, .5)) Resize(ref bytes, ref length, change.At);
            return;
        }
        switch (random.Next(10))
        {
            case < 6 when random.NextDouble() < keeps:
                Put(ref bytes, ref length, change.At, written);
                break;
            case 6 or 7 when random.NextDouble() < Math.Max(keeps, .3):
                Put(ref bytes, ref length, change.At, written.AsSpan(0, Math.Min(written.Length, random.Next((written.Length / sector) + 1) * sector)));
                break;
            case > 7:
                for (var from = 0; from < written.Length; from += sector)
                    if (random.NextDouble() < Math.Max(keeps, .3)) Put(ref bytes, ref length, change.At + from, written.AsSpan(from, Math.Min(sector, written.Length - from)));
                break;
        }
    }

    private static void Put(ref byte[] bytes, ref long length, long at, ReadOnlySpan<byte> written)
    {
        if (written.IsEmpty) return;
        if (at + written.Length > bytes.Length) Array.Resize(ref bytes, (int)Math.Max(2L * bytes.Length, at + written.Length));
        written.CopyTo(bytes.AsSpan((int)at));
        length = Math.Max(length, at + written.Length);
    }

    private static void Resize(ref byte[] bytes, ref long length, long wanted)
    {
        if (wanted > bytes.Length) Array.Resize(ref bytes, (int)wanted);
        // What lay behind the end is gone: a file that grows again shows zeros there.
        if (wanted < length) Array.Clear(bytes, (int)wanted, (int)(length - wanted));
        length = wanted;
    }

    /// <param name="Bytes">Null: the length is changed to <paramref name="At"/>.</param>
    private sealed record Change(long At, byte[]? Bytes);
}
