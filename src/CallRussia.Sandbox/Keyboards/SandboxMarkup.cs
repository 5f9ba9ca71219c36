namespace CallRussia.Sandbox;

/// <summary>What kind of keyboard came with a message.</summary>
public enum SandboxMarkupKind
{
    /// <summary>Buttons under the message.</summary>
    Inline,

    /// <summary>Keys in place of the person's own keyboard.</summary>
    ReplyKeyboard,

    /// <summary>Takes the reply keyboard away.</summary>
    RemoveKeyboard,

    /// <summary>Asks for an answer to the message.</summary>
    ForceReply,
}

/// <summary>A button under a message. Exactly one of the actions is set.</summary>
public sealed record SandboxButton(
    string Text, string? CallbackData = null, string? Url = null, string? CopyText = null, string? WebAppUrl = null,
    string? SwitchInlineQuery = null, string? SwitchInlineQueryCurrentChat = null, string? Style = null);

/// <summary>A key of a reply keyboard; sends its text, or a contact when it asks for one.</summary>
public sealed record SandboxKey(string Text, bool RequestContact = false, bool RequestLocation = false);

/// <summary>A keyboard as the bot gave it.</summary>
public sealed record SandboxMarkup(SandboxMarkupKind Kind)
{
    /// <summary>Rows of buttons; empty unless <see cref="Kind"/> is <see cref="SandboxMarkupKind.Inline"/>.</summary>
    public IReadOnlyList<IReadOnlyList<SandboxButton>> Buttons { get; init; } = [];

    /// <summary>Rows of keys; empty unless <see cref="Kind"/> is <see cref="SandboxMarkupKind.ReplyKeyboard"/>.</summary>
    public IReadOnlyList<IReadOnlyList<SandboxKey>> Keys { get; init; } = [];

    public string? Placeholder { get; init; }

    public bool OneTime { get; init; }

    public bool Resize { get; init; }

    public bool Persistent { get; init; }

    internal bool SameButtonsAs(SandboxMarkup? other) =>
        other is not null && Buttons.Count == other.Buttons.Count
        && Buttons.Zip(other.Buttons).All(rows => rows.First.SequenceEqual(rows.Second));
}
