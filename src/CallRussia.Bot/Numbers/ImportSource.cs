using System.IO.Compression;
using System.Text;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Looks at the first bytes of a stream that may not seek (stdin) and gives the text behind them: unpacked, without a byte order mark,
/// UTF-16 turned into UTF-8. Counts the bytes taken from the file itself.
/// </summary>
internal sealed class ImportSource(Stream file) : ReadOnlyStream
{
    /// <summary>Enough to tell what kind of text it is.</summary>
    private const int SampleBytes = 1024;

    private byte[] ahead = [];
    private int aheadUsed;
    private InvalidDataException? damage;

    public long BytesTaken { get; private set; }

    /// <exception cref="ImportFileException">A zip, an Excel workbook.</exception>
    public Stream Text() => Text(this);

    public override int Read(Span<byte> buffer)
    {
        if (aheadUsed < ahead.Length)
        {
            var taken = Math.Min(buffer.Length, ahead.Length - aheadUsed);
            ahead.AsSpan(aheadUsed, taken).CopyTo(buffer);
            aheadUsed += taken;
            return taken;
        }

        if (damage is not null)
        {
            throw damage;
        }

        var read = file.Read(buffer);
        BytesTaken += read;
        return read;
    }

    private static Stream Text(ImportSource source, bool isUnpacked = false) => source.Peek(SampleBytes) switch
    {
        [0x1F, 0x8B, ..] => isUnpacked
            ? throw new ImportFileException("This is an archive within an archive: unpack it first.")
            : Text(new ImportSource(new GZipStream(source, CompressionMode.Decompress)), isUnpacked: true),
        [0x50, 0x4B, 0x03, 0x04, ..] => throw new ImportFileException("This is a zip file or an Excel workbook: save it as CSV first."),
        [0xFF, 0xFE, ..] => source.Skip(2).As(Encoding.Unicode),
        [0xFE, 0xFF, ..] => source.Skip(2).As(Encoding.BigEndianUnicode),
        [0xEF, 0xBB, 0xBF, ..] => source.Skip(3),
        var beginning => Utf16(beginning) is { } encoding ? source.As(encoding) : source,
    };

    /// <summary>
    /// UTF-16 without a mark at its beginning: digits and ends of lines have a zero byte each, always on the same side; other text has none.
    /// </summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> beginning)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at < beginning.Length; at++)
        {
            (even, odd) = beginning[at] != 0 ? (even, odd) : at % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }

        // A stray zero makes no UTF-16.
        return (even + odd) * 20 < beginning.Length ? null : (even, odd) switch
        {
            (0, > 0) => Encoding.Unicode,
            ( > 0, 0) => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    /// <summary>The next bytes, fewer at the end or where an archive is damaged; they are read again afterwards.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        var bytes = new byte[count];
        var length = 0;
        try
        {
            while (length < count && Read(bytes.AsSpan(length)) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (InvalidDataException broken) when (length > 0)
        {
            damage = broken;
        }

        (ahead, aheadUsed) = (bytes[..length], 0);
        return ahead;
    }

    /// <summary>Passes over bytes that were looked at.</summary>
    public ImportSource Skip(int count)
    {
        aheadUsed = count;
        return this;
    }

    private Stream As(Encoding encoding) => Encoding.CreateTranscodingStream(this, encoding, Encoding.UTF8);
}
