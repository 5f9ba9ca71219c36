using System.IO.Hashing;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>What LiteDB takes for one of its files. It reads and writes whole pages. The file below belongs to somebody else: closing the stream does not close it.</summary>
internal abstract class PageStream : Stream
{
    /// <summary>LiteDB's own size of a page.</summary>
    public const int PageBytes = 8192;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadPage(Position, buffer.AsSpan(offset, count));
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count != PageBytes) throw new NotSupportedException("Only whole pages are written.");
        WritePage(Position, buffer.AsSpan(offset, count));
        Position += count;
    }

    /// <returns>0 behind the end.</returns>
    protected abstract int ReadPage(long at, Span<byte> to);

    protected abstract void WritePage(long at, ReadOnlySpan<byte> page);
}

/// <summary>The parts of LiteDB's pages on which we rely: format 8, pinned by a test over a reference file.</summary>
internal static class Pages
{
    public const uint Header = 0;

    /// <summary>Everything that is said about a page stands in front.</summary>
    public const int HeadBytes = 32;

    private const int TransactionAt = 14;
    private const int ConfirmedAt = 18;
    private const int MarkAt = 32;
    private const int FormatAt = 59;
    private const int LastPageAt = 64;
    private const int OwnerAt = 76;
    private const byte Format = 8;

    private static ReadOnlySpan<byte> Mark => "** This is a LiteDB file **"u8;

    public static uint Id(ReadOnlySpan<byte> page) => BitConverter.ToUInt32(page);

    public static uint Transaction(ReadOnlySpan<byte> page) => BitConverter.ToUInt32(page[TransactionAt..]);

    /// <summary>The last page of a transaction.</summary>
    public static bool IsConfirming(ReadOnlySpan<byte> page) => page[ConfirmedAt] == 1;

    /// <summary>
    /// As it lies on the disk: LiteDB has no sums of pages, and in its data file a page is of no transaction. So a sum stands in that place, and a flipped bit is told by whoever reads the page.
    /// </summary>
    public static void Seal(Span<byte> page)
    {
        Settle(page);
        _ = BitConverter.TryWriteBytes(page[TransactionAt..], Sum(page));
    }

    /// <summary>Whether it is what was written. Pages of before there were sums have none, and one that was never written is empty.</summary>
    public static bool IsSound(ReadOnlySpan<byte> page) => Transaction(page) is var sum && (sum == uint.MaxValue || sum == Sum(page) || page.IndexOfAnyExcept((byte)0) < 0);

    /// <summary>As LiteDB knows it.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static void Unseal(Span<byte> page)
    {
        if (!IsSound(page)) throw Damage();
        if (Transaction(page) != 0 || page.IndexOfAnyExcept((byte)0) >= 0) page.Slice(TransactionAt, sizeof(uint)).Fill(byte.MaxValue);
    }

    public static InvalidDataException Damage() => new("A page is not what was written.");

    /// <summary>As LiteDB knows it in its data file: of no transaction.</summary>
    public static void Settle(Span<byte> page)
    {
        page.Slice(TransactionAt, sizeof(uint)).Fill(byte.MaxValue);
        page[ConfirmedAt] = 0;
    }

    private static uint Sum(ReadOnlySpan<byte> page)
    {
        var sum = (uint)XxHash3.HashToUInt64(page[ConfirmedAt..], (long)XxHash3.HashToUInt64(page[..TransactionAt]));
        return sum == uint.MaxValue ? 0 : sum;
    }

    public static bool IsHeader(ReadOnlySpan<byte> page) => page.Slice(MarkAt, Mark.Length).SequenceEqual(Mark);

    public static bool IsOfThisFormat(ReadOnlySpan<byte> header) => header[FormatAt] == Format;

    /// <summary>What a program writes there to know its own: LiteDB's USER_VERSION.</summary>
    public static int Owner(ReadOnlySpan<byte> header) => BitConverter.ToInt32(header[OwnerAt..]);

    /// <summary>The data file holds every page up to this one.</summary>
    public static uint Last(ReadOnlySpan<byte> header) => BitConverter.ToUInt32(header[LastPageAt..]);
}
