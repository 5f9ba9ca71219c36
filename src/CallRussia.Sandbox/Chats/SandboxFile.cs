namespace CallRussia.Sandbox;

/// <summary>A stored file. Its id works for this bot only; its unique id tells equal files apart.</summary>
public sealed record SandboxFile(SandboxFileKind Kind, string FileId, string FileUniqueId, string Name, string MimeType, ReadOnlyMemory<byte> Bytes)
{
    public FileDetails Details { get; init; } = new();

    /// <summary>The path that getFile tells.</summary>
    public string Path { get; init; } = "";

    public bool Equals(SandboxFile? other) => other?.FileId == FileId;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FileId);
}

/// <summary>What is known of a file beside its bytes; each kind uses some of it. A length is in seconds, a size in pixels.</summary>
public sealed record FileDetails
{
    public int Width { get; init; }

    public int Height { get; init; }

    public int Duration { get; init; }

    public string? Title { get; init; }

    public string? Performer { get; init; }

    public string? Emoji { get; init; }
}
