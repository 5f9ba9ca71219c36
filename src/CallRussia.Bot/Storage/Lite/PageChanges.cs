using System.Buffers.Binary;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// How a page stands in the journal: whole (without the zeros at its end) the first time of an epoch, later only what changed. LiteDB's skip lists
/// change a few bytes in some thirty pages a turn: whole pages would be 254 kB of journal, changes are 33.
/// </summary>
internal static class PageChanges
{
    /// <summary>A page takes at most so many bytes: all of it, what says where each second piece lies, and the head.</summary>
    public const int MostBytes = PageStream.PageBytes + PageStream.PageBytes / PieceBytes + HeadBytes;

    private const int PieceBytes = 32;
    private const int HeadBytes = 8;

    /// <summary>More pieces in a row than a byte counts never happen: a page has 256.</summary>
    private const int Pieces = PageStream.PageBytes / PieceBytes;

    /// <returns>How many bytes it takes.</returns>
    public static int WriteWhole(Span<byte> to, uint id, ReadOnlySpan<byte> page)
    {
        var length = page.LastIndexOfAnyExcept((byte)0) + 1;
        BinaryPrimitives.WriteUInt32LittleEndian(to, id);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], -length - 1);
        page[..length].CopyTo(to[HeadBytes..]);
        return HeadBytes + length;
    }

    /// <returns>How many bytes it takes.</returns>
    public static int WriteChanged(Span<byte> to, uint id, ReadOnlySpan<byte> page, ReadOnlySpan<byte> before)
    {
        var (at, runs) = (HeadBytes, 0);
        for (var piece = NextChanged(page, before, 0); piece < Pieces; piece = NextChanged(page, before, piece))
        {
            var from = piece;
            while (piece < Pieces && !IsSame(page, before, piece)) piece++;
            to[at++] = (byte)from;
            to[at++] = (byte)(piece - from - 1);
            page[(from * PieceBytes)..(piece * PieceBytes)].CopyTo(to[at..]);
            at += (piece - from) * PieceBytes;
            runs++;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(to, id);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], runs);
        return at;
    }

    public static uint Id(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadUInt32LittleEndian(from);

    public static bool IsWhole(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadInt32LittleEndian(from[4..]) < 0;

    /// <param name="page">As it was before; where it stands whole, anything.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Read(ReadOnlySpan<byte> from, Span<byte> page)
    {
        var (at, runs) = (HeadBytes, BinaryPrimitives.ReadInt32LittleEndian(from[4..]));
        if (runs < 0)
        {
            page.Clear();
            from.Slice(at, -runs - 1).CopyTo(page);
            return at - runs - 1;
        }
        for (; runs > 0; runs--)
        {
            var (start, length) = (from[at] * PieceBytes, (from[at + 1] + 1) * PieceBytes);
            from.Slice(at + 2, length).CopyTo(page[start..]);
            at += 2 + length;
        }
        return at;
    }

    private static int NextChanged(ReadOnlySpan<byte> page, ReadOnlySpan<byte> before, int piece) =>
        piece + (page[(piece * PieceBytes)..].CommonPrefixLength(before[(piece * PieceBytes)..]) / PieceBytes);

    private static bool IsSame(ReadOnlySpan<byte> page, ReadOnlySpan<byte> before, int piece) =>
        page.Slice(piece * PieceBytes, PieceBytes).SequenceEqual(before.Slice(piece * PieceBytes, PieceBytes));
}
