using System.Buffers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Cuts a stream into chunks of whole lines, as large as asked for where the lines allow it. Where a line is not surely a row of its table
/// (a quote may hide ends of lines, and it may never end) it stops: <see cref="Rest"/> is then to be read with more care.
/// </summary>
internal sealed class ChunkSource(Stream stream, int chunkBytes)
{
    /// <summary>A row of a spreadsheet has room here; a binary file doesn't get to fill the memory.</summary>
    public const int LongestLine = 4096;

    private static readonly SearchValues<byte> Quote = SearchValues.Create("\""u8);

    private readonly byte[] rest = new byte[chunkBytes + LongestLine + 1];
    private int restLength;
    private bool isStopped;

    /// <summary>Why the stream ended before its time: a damaged archive. Whole lines before that place have come out.</summary>
    public InvalidDataException? Damage { get; private set; }

    /// <summary>What has not come out in chunks; empty when everything has.</summary>
    public Stream Rest => isStopped ? new RestOf(this) : Stream.Null;

    /// <summary>Fills the chunk with the next lines.</summary>
    /// <returns>False at the end, and where it stops.</returns>
    public bool Next(ImportChunk chunk)
    {
        if (isStopped)
        {
            return false;
        }

        var text = chunk.Text;
        var length = restLength;
        rest.AsSpan(0, length).CopyTo(text);
        restLength = 0;
        while (true)
        {
            var isEnd = !Fill(text, ref length, Math.Max(chunkBytes, length + 1));
            var cut = Cut(text.AsSpan(0, length));
            if (text.AsSpan(0, length).ContainsAny(Quote) || (cut == 0 && !isEnd && length > LongestLine))
            {
                isStopped = true;
                cut = 0;
            }
            else if (isEnd)
            {
                cut = Damage is null ? length : cut;
            }

            if (cut > 0 || isEnd || isStopped)
            {
                restLength = isStopped || !isEnd ? length - cut : 0;
                text.AsSpan(cut, restLength).CopyTo(rest);
                chunk.Length = cut;
                return cut > 0;
            }
        }
    }

    /// <summary>Behind the last line that surely ends here: a carriage return may be the first half of an end.</summary>
    private static int Cut(ReadOnlySpan<byte> text) =>
        text.LastIndexOf((byte)'\n') is >= 0 and var end ? end + 1
        : text.Length > 1 ? text[..^1].LastIndexOf((byte)'\r') + 1
        : 0;

    /// <returns>False at the end of the stream.</returns>
    private bool Fill(byte[] text, ref int length, int wanted)
    {
        while (length < wanted)
        {
            var read = Read(text.AsSpan(length, wanted - length));
            if (read == 0)
            {
                return false;
            }

            length += read;
        }

        return true;
    }

    private int Read(Span<byte> text)
    {
        try
        {
            return Damage is null ? stream.Read(text) : 0;
        }
        catch (InvalidDataException damage)
        {
            Damage = damage;
            return 0;
        }
    }

    private sealed class RestOf(ChunkSource source) : ReadOnlyStream
    {
        private int used;
        private bool isMarked;

        public override int Read(Span<byte> buffer)
        {
            if (used == source.restLength)
            {
                var read = source.Read(buffer);
                return read > 0 || source.Damage is null || isMarked ? read : Mark(buffer);
            }

            var taken = Math.Min(buffer.Length, source.restLength - used);
            source.rest.AsSpan(used, taken).CopyTo(buffer);
            used += taken;
            return taken;
        }

        /// <summary>Where a damaged archive breaks off stands a part of a row: a part of a number may be another number. With a zero it is none.</summary>
        private int Mark(Span<byte> buffer)
        {
            isMarked = true;
            buffer[0] = 0;
            return 1;
        }
    }
}
