using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>Tells pages, objections and facts apart by their texts, each with a version of its own.</summary>
internal static class ContentLeaves
{
    private static readonly Dictionary<string, LeafKind> s_kinds = new() { ["guide"] = LeafKind.Page, ["objection"] = LeafKind.Objection, ["fact"] = LeafKind.Fact };

    /// <param name="texts">Keys begin with the kind and the id; titles of themes and the like are no leaves.</param>
    public static IReadOnlyList<Leaf> Of(IEnumerable<ContentSource> texts) =>
    [
        .. from text in texts
           let parts = text.Key.Split('.')
           where parts.Length == 3 && s_kinds.ContainsKey(parts[0])
           group text by (Kind: s_kinds[parts[0]], Id: parts[1]) into leaf
           select new Leaf(leaf.Key.Kind, leaf.Key.Id, ContentVersion.Of(leaf)),
    ];

    /// <summary>Some leaves in the place of those with the same id, and new ones at the end.</summary>
    public static IReadOnlyList<Leaf> With(IReadOnlyList<Leaf> all, IReadOnlyList<Leaf> changed) =>
        [.. all.Where(leaf => !changed.Any(other => (other.Kind, other.Id) == (leaf.Kind, leaf.Id))), .. changed];
}
