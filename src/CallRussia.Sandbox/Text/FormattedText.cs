namespace CallRussia.Sandbox;

/// <summary>A marked stretch of a text; offset and length in UTF-16 units, as on the wire.</summary>
public sealed record SandboxEntity(
    string Type, int Offset, int Length, string? Url = null, string? Language = null, long? UserId = null, string? CustomEmojiId = null);

/// <summary>A text or caption with its entities, as Telegram keeps it after parsing.</summary>
public sealed record FormattedText(string Text, IReadOnlyList<SandboxEntity> Entities)
{
    /// <summary>Length as Telegram counts it for its limits: code points, not UTF-16 units.</summary>
    public int CodePoints => Text.Length - Text.Count(char.IsLowSurrogate);

    public bool SameAs(FormattedText? other) =>
        other is not null && Text == other.Text && Entities.SequenceEqual(other.Entities);
}
