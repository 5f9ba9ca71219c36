using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// An entry of an index in LiteDB: the value and the record's key in one run of bytes that compares as the two do, one after the other. LiteDB keeps equal values in no order of
/// their keys, and a walk that goes on after a pause needs a place that is its own.
/// </summary>
internal static class IndexEntry
{
    // What follows a value: before all entries of it, in one, behind all of them.
    private const byte Before = 0;
    private const byte In = 1;
    private const byte Behind = 2;

    /// <summary>Within a value of bytes a zero is followed by this, so that it is never taken for the value's end.</summary>
    private const byte Inside = 0xFF;

    public static byte[] Of(Key at, Key key) => Joined(at, In, key.Ordered());

    /// <summary>Comes before every entry of that value.</summary>
    public static byte[] First(Key at) => Joined(at, Before, []);

    /// <summary>Comes behind every entry of that value.</summary>
    public static byte[] Last(Key at) => Joined(at, Behind, []);

    private static byte[] Joined(Key at, byte mark, ReadOnlySpan<byte> key)
    {
        if (at.Bytes is not { } value) return [.. at.Ordered(), mark, .. key];
        var zeros = value.AsSpan().Count((byte)0);
        var entry = new byte[value.Length + zeros + 2 + key.Length];
        var next = 0;
        foreach (var one in value)
        {
            entry[next++] = one;
            if (one == 0) entry[next++] = Inside;
        }
        entry[next++] = 0;
        entry[next++] = mark;
        key.CopyTo(entry.AsSpan(next));
        return entry;
    }
}
