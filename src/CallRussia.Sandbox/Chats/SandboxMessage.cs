namespace CallRussia.Sandbox;

/// <summary>A message of a chat as it stands now. An edit makes a new value with the same id.</summary>
public sealed record SandboxMessage
{
    public required int Id { get; init; }

    public required long ChatId { get; init; }

    public required bool FromBot { get; init; }

    public required DateTimeOffset Date { get; init; }

    public DateTimeOffset? EditDate { get; init; }

    /// <summary>The text or the caption with its entities.</summary>
    public FormattedText? Body { get; init; }

    public SandboxAttachment? Attachment { get; init; }

    /// <summary>The keyboard that came with the message.</summary>
    public SandboxMarkup? Markup { get; init; }

    public int? ReplyTo { get; init; }

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

    public SandboxFile? Photo => (Attachment as PhotoAttachment)?.File;

    public SandboxFile? Document => (Attachment as DocumentAttachment)?.File;

    public PollAttachment? Poll => Attachment as PollAttachment;

    /// <summary>The button with this label, or null.</summary>
    public SandboxButton? Button(string label) => AllButtons.FirstOrDefault(button => button.Text == label);

    internal bool SameContentAs(SandboxMessage other) =>
        (Body is null ? other.Body is null : Body.SameAs(other.Body))
        && Equals(Attachment, other.Attachment)
        && (Markup is null ? other.Markup is null : Markup.SameButtonsAs(other.Markup));
}
