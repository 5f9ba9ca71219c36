using System.Buffers.Binary;
using System.Text;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// Writes a record's body, part after part, without names: small, quick, and the same bytes for the same record. A shipped record may get
/// further parts at its end and never loses one: see <see cref="RecordReader"/>.
/// </summary>
/// <param name="names">Writes what belongs to an open family, such as a state, under its stored name.</param>
/// <remarks>Not for several threads at once.</remarks>
public sealed class RecordWriter(Names names)
{
    private byte[] _body = new byte[256];
    private int _length;

    public Names Names => names;

    public ReadOnlySpan<byte> Body => _body.AsSpan(0, _length);

    /// <summary>Begins another record.</summary>
    public void Clear() => _length = 0;

    public RecordWriter Long(long value)
    {
        var word = (ulong)((value << 1) ^ (value >> 63));
        var to = Room(10);
        var length = 0;
        for (; word >= 0x80; word >>= 7) to[length++] = (byte)(word | 0x80);
        to[length++] = (byte)word;
        _length += length;
        return this;
    }

    /// <summary>Null is written as 0, any other value as one further from 0.</summary>
    public RecordWriter Long(long? value) => value is { } some ? Long(some >= 0 ? checked(some + 1) : some) : Long(0);

    public RecordWriter Bool(bool value) => Long(value ? 1 : 0);

    public RecordWriter Bool(bool? value) => Long(value is { } some ? (long?)(some ? 1 : 0) : null);

    public RecordWriter Time(DateTimeOffset at)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), at.UtcTicks);
        _length += sizeof(long);
        return this;
    }

    public RecordWriter Time(DateTimeOffset? at) => Time(at is { } some ? some.AddTicks(1) : DateTimeOffset.MinValue);

    public RecordWriter Span(TimeSpan length) => Long(length.Ticks);

    public RecordWriter Text(string? text)
    {
        if (text is null) return Long(0);
        var length = Encoding.UTF8.GetByteCount(text);
        Long(length + 1L);
        _ = Encoding.UTF8.GetBytes(text, Room(length));
        _length += length;
        return this;
    }

    public RecordWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        Long(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
        return this;
    }

    public RecordWriter BytesOrNull(byte[]? bytes) => bytes is null ? Bool(false) : Bool(true).Bytes(bytes);

    /// <summary>A member of a family, or a value made of such, under its stored name.</summary>
    public RecordWriter Named<T>(T value)
        where T : class => Bytes(names.Write(value));

    /// <summary>Each item is followed by the next one, so a shipped item never gets further parts: those go into a list of their own at the end of the record.</summary>
    public RecordWriter Many<T>(IReadOnlyCollection<T> items, Action<RecordWriter, T> write)
    {
        Long(items.Count);
        foreach (var item in items) write(this, item);
        return this;
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _body.Length) Array.Resize(ref _body, Math.Max(2 * _body.Length, _length + bytes));
        return _body.AsSpan(_length);
    }
}
