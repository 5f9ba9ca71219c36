namespace CallRussia.Bot.Numbers;

/// <summary>Lines as editors count them: they end with \n, \r\n or \r.</summary>
internal static class LineEnds
{
    /// <summary>Where the first <paramref name="lines"/> lines have ended.</summary>
    public static int Behind(ReadOnlySpan<byte> text, long lines)
    {
        var at = 0;
        for (; lines > 0 && at < text.Length; lines--)
        {
            var length = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            at = length < 0 ? text.Length : at + length + (text[(at + length)..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1);
        }

        return at;
    }

    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (; text.IndexOfAny((byte)'\r', (byte)'\n') >= 0; count++)
        {
            text = text[Behind(text, 1)..];
        }

        return count;
    }
}
