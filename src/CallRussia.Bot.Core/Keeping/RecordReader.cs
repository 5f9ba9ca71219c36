using System.Buffers.Binary;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// Reads a record's body, part after part, as <see cref="RecordWriter"/> wrote it. At the end of the body every part is 0, false, empty or
/// null: so a record that an older program wrote lacks nothing but the parts that came later.
/// </summary>
/// <param name="names">As for the writer.</param>
public ref struct RecordReader(ReadOnlySpan<byte> body, Names names)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private int _at;

    public readonly Names Names => names;

    /// <summary>There is nothing left to read.</summary>
    public readonly bool IsAtEnd => _at >= _body.Length;

    public long Long()
    {
        if (IsAtEnd) return 0;
        ulong word = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = _body[_at++];
            word |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return (long)(word >> 1) ^ -(long)(word & 1);
        }
    }

    public int Int() => checked((int)Long());

    public long? LongOrNull() => Long() switch
    {
        0 => null,
        > 0 and var above => above - 1,
        var below => below,
    };

    public int? IntOrNull() => LongOrNull() is { } some ? checked((int)some) : null;

    public LeaseId? LeaseOrNull() => LongOrNull() is { } id ? new LeaseId(id) : null;

    public VolunteerId? VolunteerOrNull() => LongOrNull() is { } id ? new VolunteerId(id) : null;

    public bool Bool() => Long() != 0;

    public bool? BoolOrNull() => LongOrNull() is { } some ? some != 0 : null;

    public DateTimeOffset Time()
    {
        if (IsAtEnd) return default;
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(_body[_at..]);
        _at += sizeof(long);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    public DateTimeOffset? TimeOrNull() => Time() is var at && at == DateTimeOffset.MinValue ? null : at.AddTicks(-1);

    public TimeSpan Span() => TimeSpan.FromTicks(Long());

    public string Text() => TextOrNull() ?? "";

    public string? TextOrNull()
    {
        if (Long() is not (> 0 and var length)) return null;
        var text = Encoding.UTF8.GetString(_body.Slice(_at, (int)length - 1));
        _at += (int)length - 1;
        return text;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Int();
        if (length == 0) return default;
        var bytes = _body.Slice(_at, length);
        _at += length;
        return bytes;
    }

    public byte[]? BytesOrNull() => Bool() ? Bytes().ToArray() : null;

    /// <summary>Null when another program wrote something that this one doesn't know; <paramref name="unknown"/> names it.</summary>
    public T? Named<T>(out string unknown)
        where T : class => names.Read<T>(Bytes(), out unknown);

    public T[] Many<T>(ReadRecord<T> read)
    {
        var items = new T[Long()];
        for (var i = 0; i < items.Length; i++) items[i] = read(ref this);
        return items;
    }
}

public delegate T ReadRecord<out T>(ref RecordReader from);

public delegate void WriteRecord<in T>(RecordWriter to, T record);

/// <summary>Writes and reads what belongs to an open family under its stored name, which outlives the types.</summary>
public abstract class Names
{
    public abstract byte[] Write<T>(T value)
        where T : class;

    /// <summary>Null when nobody knows it any more; <paramref name="unknown"/> names it then and is empty otherwise.</summary>
    public abstract T? Read<T>(ReadOnlySpan<byte> written, out string unknown)
        where T : class;
}
