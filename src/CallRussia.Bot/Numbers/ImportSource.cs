using System.IO.Compression;
using System.Text;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Looks at the first bytes of a stream that may not seek (stdin) and gives the text behind them: unpacked, without a byte order mark,
/// UTF-16 turned into UTF-8. Counts the bytes taken from the file itself.
/// </summary>
internal sealed class ImportSource(Stream file) : Stream
{
    private byte[] ahead = [];
    private int aheadUsed;

    public long BytesTaken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => BytesTaken; set => throw new NotSupportedException(); }

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

        var read = file.Read(buffer);
        BytesTaken += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static Stream Text(ImportSource source) => source.Peek(4) switch
    {
        [0x1F, 0x8B, ..] => Text(new ImportSource(new GZipStream(source, CompressionMode.Decompress))),
        [0x50, 0x4B, 0x03, 0x04] => throw new ImportFileException("This is a zip file or an Excel workbook: save it as CSV first."),
        [0xFF, 0xFE, ..] => source.Skip(2).As(Encoding.Unicode),
        [0xFE, 0xFF, ..] => source.Skip(2).As(Encoding.BigEndianUnicode),
        [0xEF, 0xBB, 0xBF, ..] => source.Skip(3),
        _ => source,
    };

    private ReadOnlySpan<byte> Peek(int count)
    {
        var bytes = new byte[count];
        ahead = bytes[..this.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
        return ahead;
    }

    private ImportSource Skip(int count)
    {
        aheadUsed = count;
        return this;
    }

    private Stream As(Encoding encoding) => Encoding.CreateTranscodingStream(this, encoding, Encoding.UTF8);
}
