namespace CallRussia.Sandbox;

/// <summary>A message of a chat as it stands now. An edit makes a new value with the same id.</summary>
public sealed record SandboxMessage
{
    public required int Id { get; init; }

    public required long ChatId { get; init; }

    public required bool FromBot { get; init; }

    /// <summary>Who wrote it in a group; null for the bot, and in a private chat.</summary>
    public PersonCard? Author { get; init; }

    public required DateTimeOffset Date { get; init; }

    public DateTimeOffset? EditDate { get; init; }

    /// <summary>The text or the caption with its entities.</summary>
    public FormattedText? Body { get; init; }

    public SandboxAttachment? Attachment { get; init; }

    /// <summary>The keyboard that came with the message.</summary>
    public SandboxMarkup? Markup { get; init; }

    public int? ReplyTo { get; init; }

    /// <summary>Where the message came from, when it was forwarded.</summary>
    public SandboxOrigin? Origin { get; init; }

    /// <summary>The album that the message is a part of.</summary>
    public string? MediaGroupId { get; init; }

    public bool ProtectContent { get; init; }

    public bool HasSpoiler { get; init; }

    /// <summary>The emoji the bot reacted with.</summary>
    public string? Reaction { get; init; }

    /// <summary>The words of the message: its text, its caption, or a poll's question; empty when it has none.</summary>
    public string Text => Body?.Text ?? (Attachment as PollAttachment)?.Question ?? "";

    public IReadOnlyList<SandboxEntity> Entities => Body?.Entities ?? [];

    /// <summary>Rows of buttons under the message; empty when there are none.</summary>
    public IReadOnlyList<IReadOnlyList<SandboxButton>> Buttons => Markup?.Buttons ?? [];

    /// <summary>All buttons under the message, row by row.</summary>
    public IEnumerable<SandboxButton> AllButtons => Buttons.SelectMany(row => row);

    /// <summary>The file that the message carries, of whatever kind.</summary>
    public SandboxFile? File => (Attachment as FileAttachment)?.File;

    public SandboxFile? Photo => File is { Kind: SandboxFileKind.Photo } file ? file : null;

    public SandboxFile? Document => File is { Kind: SandboxFileKind.Document } file ? file : null;

    public PollAttachment? Poll => Attachment as PollAttachment;

    /// <summary>The button with this label, or null.</summary>
    public SandboxButton? Button(string label) => AllButtons.FirstOrDefault(button => button.Text == label);

    /// <summary>What a forwarded copy of this message tells of where it came from.</summary>
    internal SandboxOrigin OriginIn(Chat chat) => Origin ?? (FromBot ? new BotOrigin(Date) : new PersonOrigin(Author ?? chat.Card, Date));

    internal bool SameContentAs(SandboxMessage other) =>
        (Body is null ? other.Body is null : Body.SameAs(other.Body))
        && Equals(Attachment, other.Attachment)
        && (Markup is null ? other.Markup is null : Markup.SameButtonsAs(other.Markup));
}
