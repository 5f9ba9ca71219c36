namespace CallRussia.Bot.Numbers;

/// <summary>
/// Cuts a stream into lines within one buffer: no line becomes a string, no line is longer than <see cref="LongestLine"/>.
/// </summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>A row of a spreadsheet has room here; a binary file doesn't get to fill the memory.</summary>
    public const int LongestLine = 4096;

    private readonly byte[] buffer = new byte[128 * 1024];
    private int start;
    private int end;

    public long Lines { get; private set; }

    /// <param name="line">Without its end; valid until the next call. The beginning only, if it is too long.</param>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool tooLong)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) < 0)
        {
            if (end - start == buffer.Length)
            {
                return Take(buffer.Length, 0, out line, out tooLong) && SkipToEndOfLine();
            }

            if (!Fill())
            {
                return Take(end - start, 0, out line, out tooLong);
            }
        }

        return Take(length, 1, out line, out tooLong);
    }

    private bool Take(int length, int ending, out ReadOnlySpan<byte> line, out bool tooLong)
    {
        tooLong = length > LongestLine;
        line = buffer.AsSpan(start, Math.Min(length, LongestLine));
        start += length + ending;
        Lines += length + ending > 0 ? 1 : 0;
        return length + ending > 0;
    }

    /// <summary>
    /// The beginning of the line, which the caller has, stays at the head of the full buffer: only what follows is overwritten.
    /// </summary>
    private bool SkipToEndOfLine()
    {
        int length;
        do
        {
            start = LongestLine;
            end = start + stream.Read(buffer, start, buffer.Length - start);
            length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
        }
        while (length < 0 && end > start);

        start = length < 0 ? end : start + length + 1;
        return true;
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
