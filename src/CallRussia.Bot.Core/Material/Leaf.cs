namespace CallRussia.Bot.Core.Material;

/// <summary>What a leaf is. The values are stored.</summary>
public enum LeafKind
{
    /// <summary>A page of the guide.</summary>
    Page = 0,
    Objection = 1,
    Fact = 2,
}

/// <summary>One thing that callers read and editors change by itself: a page of the guide, an objection, a fact.</summary>
/// <param name="Version">Changes with any word of it, in any language.</param>
public sealed record Leaf(LeafKind Kind, string Id, string Version);
