namespace CallRussia.Bot.Storage.Lite;

/// <summary>One file as a disk sees it: what is written may be lost, or torn at any sector, until it was synced.</summary>
internal interface IDisk : IDisposable
{
    long Length { get; }

    /// <returns>How many bytes were read: fewer than asked for only at the end.</returns>
    int Read(long at, Span<byte> to);

    void Write(long at, ReadOnlySpan<byte> bytes);

    void SetLength(long length);

    /// <summary>The disk begins with what was written, and nobody waits: a later <see cref="Sync"/> has less to do. It promises nothing.</summary>
    void BeginSync();

    /// <summary>What was written survives a power cut when it returns.</summary>
    void Sync();
}
