namespace CallRussia.Sandbox;

/// <summary>What a message carries besides words.</summary>
public abstract record SandboxAttachment;

/// <summary>A photo, a voice message, a sticker…: the file itself tells its kind.</summary>
public sealed record FileAttachment(SandboxFile File) : SandboxAttachment
{
    public SandboxFileKind Kind => File.Kind;
}

public sealed record ContactAttachment(string PhoneNumber, string FirstName, string? LastName, long? UserId) : SandboxAttachment;

public sealed record LocationAttachment(double Latitude, double Longitude) : SandboxAttachment;

public sealed record VenueAttachment(LocationAttachment Location, string Title, string Address) : SandboxAttachment;

public sealed record DiceAttachment(string Emoji, int Value) : SandboxAttachment;

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
