using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// A key as every engine orders it: a whole number, or bytes compared one by one. All keys of a table (and of an index) are of one kind.
/// A key of several parts puts the part first by which its neighbours are to be found; a text comes last.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Key : IEquatable<Key>, IComparable<Key>
{
    private Key(long number, byte[]? bytes) => (Number, Bytes) = (number, bytes);

    public long Number { get; }

    /// <summary>Null when the key is a number. Never changed.</summary>
    public byte[]? Bytes { get; }

    public static Key Of(long number) => new(number, null);

    public static Key Of(byte[] bytes) => new(0, bytes);

    public static Key Of(long first, long second)
    {
        var bytes = new byte[2 * sizeof(long)];
        Write(bytes, first);
        Write(bytes.AsSpan(sizeof(long)), second);
        return new Key(0, bytes);
    }

    public static Key Of(long first, long second, long third)
    {
        var bytes = new byte[3 * sizeof(long)];
        Write(bytes, first);
        Write(bytes.AsSpan(sizeof(long)), second);
        Write(bytes.AsSpan(2 * sizeof(long)), third);
        return new Key(0, bytes);
    }

    public static Key Of(string text) => new(0, Encoding.UTF8.GetBytes(text));

    public static Key Of(long first, string second)
    {
        var bytes = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(second)];
        Write(bytes, first);
        _ = Encoding.UTF8.GetBytes(second, bytes.AsSpan(sizeof(long)));
        return new Key(0, bytes);
    }

    public static Key Of(long first, long second, string third)
    {
        var bytes = new byte[(2 * sizeof(long)) + Encoding.UTF8.GetByteCount(third)];
        Write(bytes, first);
        Write(bytes.AsSpan(sizeof(long)), second);
        _ = Encoding.UTF8.GetBytes(third, bytes.AsSpan(2 * sizeof(long)));
        return new Key(0, bytes);
    }

    public static Key Of(byte[] first, long second)
    {
        var bytes = new byte[first.Length + sizeof(long)];
        first.CopyTo(bytes, 0);
        Write(bytes.AsSpan(first.Length), second);
        return new Key(0, bytes);
    }

    /// <summary>Bytes in the order of keys of its kind: where a key is only a part of something.</summary>
    public byte[] Ordered()
    {
        if (Bytes is { } bytes) return bytes;
        var number = new byte[sizeof(long)];
        Write(number, Number);
        return number;
    }

    public int CompareTo(Key other) => (Bytes, other.Bytes) switch
    {
        (null, null) => Number.CompareTo(other.Number),
        (null, _) => -1,
        (_, null) => 1,
        _ => Bytes.AsSpan().SequenceCompareTo(other.Bytes),
    };

    public bool Equals(Key other) => Bytes is null ? other.Bytes is null && Number == other.Number : other.Bytes is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Key key && Equals(key);

    /// <summary>Of bytes the first eight and the last eight: parts of ours, or marks that can't be told from random.</summary>
    public override int GetHashCode()
    {
        if (Bytes is not { } bytes) return Number.GetHashCode();
        if (bytes.Length < sizeof(long)) return HashCode.Combine(bytes.Length, bytes.Length > 0 ? bytes[^1] : 0);
        var (first, last) = (BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(bytes.Length - sizeof(ulong))));
        var mixed = (first * 0x9E3779B97F4A7C15) ^ last;
        return (int)(mixed ^ (mixed >> 32));
    }

    /// <summary>Never the key itself: it may name a person.</summary>
    public override string ToString() => Bytes is null ? "a number" : $"{Bytes.Length} bytes";

    public static bool operator ==(Key left, Key right) => left.Equals(right);

    public static bool operator !=(Key left, Key right) => !left.Equals(right);

    public static bool operator <(Key left, Key right) => left.CompareTo(right) < 0;

    public static bool operator <=(Key left, Key right) => left.CompareTo(right) <= 0;

    public static bool operator >(Key left, Key right) => left.CompareTo(right) > 0;

    public static bool operator >=(Key left, Key right) => left.CompareTo(right) >= 0;

    /// <summary>Big-endian with the sign turned: bytes in the order of the numbers.</summary>
    private static void Write(Span<byte> to, long number) => BinaryPrimitives.WriteInt64BigEndian(to, number ^ long.MinValue);
}

/// <summary>A stretch of keys, both ends included.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KeyRange(Key From, Key To)
{
    /// <summary>Longer than any key of ours after its first part.</summary>
    private const int LongestRest = 64;

    /// <summary>Every key that is a number.</summary>
    public static KeyRange AllNumbers { get; } = new(Key.Of(long.MinValue), Key.Of(long.MaxValue));

    /// <summary>Every key that is bytes.</summary>
    public static KeyRange AllBytes { get; } = Beginning([]);

    public static KeyRange Only(Key key) => new(key, key);

    public static KeyRange Numbers(long from, long to) => new(Key.Of(from), Key.Of(to));

    /// <summary>All keys of bytes that begin with this number.</summary>
    public static KeyRange Beginning(long first) => Beginning(Key.Of(first).Ordered());

    /// <summary>All keys of bytes that begin with these two numbers.</summary>
    public static KeyRange Beginning(long first, long second) => Beginning(Key.Of(first, second).Bytes!);

    /// <summary>All keys of bytes that begin with this number and go on with a text that begins so.</summary>
    public static KeyRange Beginning(long first, string text) => Beginning(Key.Of(first, text).Bytes!);

    /// <summary>All keys of bytes that begin so.</summary>
    public static KeyRange Beginning(byte[] first)
    {
        var last = new byte[first.Length + LongestRest];
        first.CopyTo(last, 0);
        last.AsSpan(first.Length).Fill(byte.MaxValue);
        return new KeyRange(Key.Of(first), Key.Of(last));
    }

    /// <summary>Keys of two numbers with the same first one, whose second lies between these.</summary>
    public static KeyRange Between(long first, long from, long to) => new(Key.Of(first, from), Beginning(first, to).To);

    /// <summary>Keys that begin with a number from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static KeyRange Between(long from, long to) => new(Key.Of(Key.Of(from).Ordered()), Beginning(to).To);

    public bool Has(Key key) => From <= key && key <= To;
}
