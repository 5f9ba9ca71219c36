using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// How a page stands in the journal: the first time of an epoch as what changed of an empty one, later as what changed since the version before. LiteDB's skip lists
/// change a few bytes in some thirty pages a turn, and a page that is given up is emptied: whole pages would be 254 kB of journal a turn.
/// </summary>
/// <remarks>A change is a step over what stays, a length with a mark in its lowest bit, and the bytes, which are left out where they are all zero.</remarks>
internal static class PageChanges
{
    /// <summary>A page takes at most so many bytes: all of it, what says where each change lies, and the head.</summary>
    public const int MostBytes = PageStream.PageBytes + PageStream.PageBytes / 32 + HeadBytes;

    private const int HeadBytes = 8;

    /// <summary>
    /// In the head, and more than any page has: what follows are changes of an empty page, or of the version before. A program that knows only pieces stops there
    /// and reads nothing wrong.
    /// </summary>
    private const int OfEmpty = int.MinValue;
    private const int OfBefore = int.MinValue + (1 << 20);
    private const int Coded = int.MinValue + (2 << 20);

    /// <summary>So many bytes that stay, or are zero, end a change: to say so takes about as much.</summary>
    private const int Pause = sizeof(uint);

    /// <summary>Journals of before hold whole pages and pieces of this size, and are still read.</summary>
    private const int PieceBytes = 32;

    private static readonly byte[] s_empty = new byte[PageStream.PageBytes];

    /// <returns>How many bytes it takes.</returns>
    public static int WriteWhole(Span<byte> to, uint id, ReadOnlySpan<byte> page) => Write(to, id, OfEmpty, page, s_empty);

    /// <returns>How many bytes it takes.</returns>
    public static int WriteChanged(Span<byte> to, uint id, ReadOnlySpan<byte> page, ReadOnlySpan<byte> before) => Write(to, id, OfBefore, page, before);

    public static uint Id(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadUInt32LittleEndian(from);

    public static bool IsWhole(ReadOnlySpan<byte> from) => Form(from) is < OfBefore or (>= Coded and < 0);

    /// <param name="page">As it was before; where it stands whole, anything.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Read(ReadOnlySpan<byte> from, Span<byte> page)
    {
        if (IsWhole(from)) page.Clear();
        return HeadBytes + Form(from) switch
        {
            < OfBefore and var form => ReadChanges(from.Slice(HeadBytes, form - OfEmpty), page),
            < Coded and var form => ReadChanges(from.Slice(HeadBytes, form - OfBefore), page),
            < 0 and var form => ReadPlain(from.Slice(HeadBytes, -form - 1), page),
            var pieces => ReadPieces(from[HeadBytes..], pieces, page),
        };
    }

    private static int Form(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadInt32LittleEndian(from[sizeof(uint)..]);

    private static int Write(Span<byte> to, uint id, int form, ReadOnlySpan<byte> page, ReadOnlySpan<byte> before)
    {
        var (at, written) = (HeadBytes, 0);
        for (var next = NextChanged(page, before, 0); next < page.Length; next = NextChanged(page, before, written))
        {
            at += WriteNumber(to[at..], next - written);
            var zeros = Zeros(page[next..]);
            written = zeros >= Pause ? next + zeros : EndOfChange(page, before, next);
            at += WriteNumber(to[at..], ((written - next) << 1) | (zeros >= Pause ? 1 : 0));
            if (zeros >= Pause) continue;
            page[next..written].CopyTo(to[at..]);
            at += written - next;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(to, id);
        BinaryPrimitives.WriteInt32LittleEndian(to[sizeof(uint)..], form + at - HeadBytes);
        return at;
    }

    private static int NextChanged(ReadOnlySpan<byte> page, ReadOnlySpan<byte> before, int from) => from + page[from..].CommonPrefixLength(before[from..]);

    private static int Zeros(ReadOnlySpan<byte> page) => page.IndexOfAnyExcept((byte)0) is >= 0 and var other ? other : page.Length;

    private static int EndOfChange(ReadOnlySpan<byte> page, ReadOnlySpan<byte> before, int from)
    {
        for (var end = from + 1; end <= page.Length - Pause; end++)
            if (MemoryMarshal.Read<uint>(page[end..]) is var four && (four == 0 || four == MemoryMarshal.Read<uint>(before[end..]))) return end;
        return page.Length;
    }

    private static int ReadChanges(ReadOnlySpan<byte> changes, Span<byte> page)
    {
        var (at, next) = (0, 0);
        while (at < changes.Length)
        {
            next += ReadNumber(changes, ref at);
            var length = ReadNumber(changes, ref at);
            var changed = page.Slice(next, length >> 1);
            next += changed.Length;
            if ((length & 1) == 1)
            {
                changed.Clear();
                continue;
            }
            changes.Slice(at, changed.Length).CopyTo(changed);
            at += changed.Length;
        }
        return at;
    }

    private static int ReadPlain(ReadOnlySpan<byte> whole, Span<byte> page)
    {
        whole.CopyTo(page);
        return whole.Length;
    }

    private static int ReadPieces(ReadOnlySpan<byte> from, int pieces, Span<byte> page)
    {
        var at = 0;
        for (; pieces > 0; pieces--)
        {
            var (start, length) = (from[at] * PieceBytes, (from[at + 1] + 1) * PieceBytes);
            from.Slice(at + 2, length).CopyTo(page[start..]);
            at += 2 + length;
        }
        return at;
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    private static int WriteNumber(Span<byte> to, int number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7) to[length++] = (byte)(number | 0x80);
        to[length++] = (byte)number;
        return length;
    }

    private static int ReadNumber(ReadOnlySpan<byte> from, ref int at)
    {
        var (number, shift) = (0, 0);
        for (; from[at] >= 0x80; shift += 7) number |= (from[at++] & 0x7F) << shift;
        return number | (from[at++] << shift);
    }
}
