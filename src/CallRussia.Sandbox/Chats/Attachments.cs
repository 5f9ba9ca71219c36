namespace CallRussia.Sandbox;

/// <summary>What a message carries besides words.</summary>
public abstract record SandboxAttachment;

public sealed record PhotoAttachment(SandboxFile File) : SandboxAttachment;

public sealed record DocumentAttachment(SandboxFile File) : SandboxAttachment;

public sealed record ContactAttachment(string PhoneNumber, string FirstName, string? LastName, long? UserId) : SandboxAttachment;

/// <summary>A poll or quiz in a private chat: the only voter is the person of the chat.</summary>
public sealed record PollAttachment(string Id, string Question, IReadOnlyList<string> Options) : SandboxAttachment
{
    public bool IsQuiz { get; init; }

    public bool IsAnonymous { get; init; } = true;

    public bool AllowsMultipleAnswers { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>Zero-based places of the right answers of a quiz.</summary>
    public IReadOnlyList<int> CorrectOptions { get; init; } = [];

    public FormattedText? Explanation { get; init; }

    /// <summary>What the person has chosen; empty before the vote.</summary>
    public IReadOnlyList<int> Votes { get; init; } = [];
}

/// <summary>A stored file. Its id works for this bot only; its unique id tells equal files apart.</summary>
public sealed record SandboxFile(string FileId, string FileUniqueId, string Name, string MimeType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Pixels; 0 for what is not a picture.</summary>
    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>The path that getFile tells.</summary>
    public string Path { get; init; } = "";

    public bool Equals(SandboxFile? other) => other?.FileId == FileId;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FileId);
}
