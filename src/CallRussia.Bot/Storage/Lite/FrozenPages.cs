namespace CallRussia.Bot.Storage.Lite;

/// <summary>Pages as they stood at one moment: what an engine of a view reads. Nobody writes them meanwhile.</summary>
/// <param name="read">Reads while the view is valid, and throws when it was given up.</param>
/// <param name="isSealed">They lie there with their sums.</param>
internal sealed class FrozenPages(ViewRead read, long length, bool isSealed) : PageStream
{
    public override bool CanWrite => false;

    public override long Length => length;

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A view is only read.");

    /// <summary>As they lie there.</summary>
    /// <returns>How many bytes were read; none behind the end.</returns>
    public int ReadAt(long at, Span<byte> to) => at >= length ? 0 : read(at, to[..(int)Math.Min(to.Length, length - at)]);

    protected override int ReadPage(long at, Span<byte> to)
    {
        var bytes = ReadAt(at, to);
        if (isSealed && bytes == PageBytes) Pages.Unseal(to);
        return bytes;
    }

    protected override void WritePage(long at, ReadOnlySpan<byte> page) => throw new NotSupportedException("A view is only read.");
}

/// <returns>How many bytes were read.</returns>
internal delegate int ViewRead(long at, Span<byte> to);
