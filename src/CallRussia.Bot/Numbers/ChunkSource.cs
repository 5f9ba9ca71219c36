namespace CallRussia.Bot.Numbers;

/// <summary>
/// Cuts a stream into chunks of whole lines, as large as asked for where the lines allow it. No line is longer than
/// <see cref="LongestLine"/>: of a longer one only the beginning comes, one byte too long, so that it is known for what it is.
/// </summary>
internal sealed class ChunkSource(Stream stream, int chunkBytes)
{
    /// <summary>A row of a spreadsheet has room here; a binary file doesn't get to fill the memory.</summary>
    public const int LongestLine = 4096;

    private readonly byte[] rest = new byte[chunkBytes + LongestLine + 1];
    private int restLength;
    private bool isSkipping;

    /// <summary>Why the stream ended before its time: a damaged archive. Whole lines before that place have come out.</summary>
    public InvalidDataException? Damage { get; private set; }

    /// <summary>Fills the chunk with the next lines.</summary>
    /// <returns>False at the end.</returns>
    public bool Next(ImportChunk chunk)
    {
        var text = chunk.Text;
        var length = restLength;
        rest.AsSpan(0, length).CopyTo(text);
        restLength = 0;
        while (true)
        {
            var isEnd = !Fill(text, ref length, Math.Max(chunkBytes, length + 1));
            var cut = text.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (cut > 0 || isEnd || length > LongestLine)
            {
                chunk.Length = cut > 0 ? Cut(text, length, cut) : !isEnd ? Shorten(text) : Damage is null ? length : 0;
                return chunk.Length > 0;
            }
        }
    }

    private int Cut(byte[] text, int length, int cut)
    {
        restLength = length - cut;
        text.AsSpan(cut, restLength).CopyTo(rest);
        return cut;
    }

    /// <summary>The beginning of an endless line; what follows is dropped until it ends.</summary>
    private int Shorten(byte[] text)
    {
        text[LongestLine + 1] = (byte)'\n';
        isSkipping = true;
        return LongestLine + 2;
    }

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

            length += isSkipping ? AfterSkipping(text.AsSpan(length, read)) : read;
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

    private int AfterSkipping(Span<byte> read)
    {
        var end = read.IndexOf((byte)'\n');
        isSkipping = end < 0;
        read[(end + 1)..].CopyTo(read);
        return end < 0 ? 0 : read.Length - end - 1;
    }
}
