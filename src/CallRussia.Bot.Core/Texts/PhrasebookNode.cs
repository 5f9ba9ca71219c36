using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Texts;

/// <summary>A piece of a parsed template.</summary>
internal abstract record PhrasebookNode
{
    private PhrasebookNode()
    {
    }

    /// <summary>Characters as a person reads them; escaped when rendered as HTML.</summary>
    public sealed record Words(string Value) : PhrasebookNode;

    /// <summary>Characters that stand in the HTML as they are; only inside <see cref="Tag"/>.</summary>
    public sealed record Markup(string Html) : PhrasebookNode;

    /// <summary>An opening or closing tag; a link's address may hold arguments.</summary>
    public sealed record Tag(ImmutableArray<PhrasebookNode> Parts) : PhrasebookNode;

    /// <summary>A place for an argument.</summary>
    public sealed record Hole(string Name) : PhrasebookNode;

    /// <summary>Plural forms, one of which is chosen by an argument.</summary>
    public sealed record Choice(string Name, ImmutableArray<ImmutableArray<PhrasebookNode>> Forms) : PhrasebookNode;

    public static IEnumerable<string> NamesIn(ImmutableArray<PhrasebookNode> nodes) => nodes.SelectMany(static node => node switch
    {
        Hole hole => [hole.Name],
        Tag tag => NamesIn(tag.Parts),
        Choice choice => choice.Forms.SelectMany(NamesIn).Append(choice.Name),
        _ => Enumerable.Empty<string>(),
    });

    public static int LengthOf(ImmutableArray<PhrasebookNode> nodes, int argument) => nodes.Sum(node => node switch
    {
        Words words => words.Value.Length,
        Hole => argument,
        Choice choice => choice.Forms.Max(form => LengthOf(form, argument)),
        _ => 0,
    });
}
