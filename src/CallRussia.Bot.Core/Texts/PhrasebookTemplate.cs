using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Texts;

/// <summary>
/// One text in one language, parsed once. Syntax: <c>{name}</c> is replaced by an argument;
/// <c>{count|call|calls}</c> chooses a plural form, <c>#</c> in a form is the number itself; <c>{{</c>, <c>}}</c> and
/// <c>##</c> stand for the characters; Telegram's tags b, i, u, s, code, pre, a, blockquote and tg-spoiler are written plainly.
/// </summary>
public sealed class PhrasebookTemplate
{
    private PhrasebookTemplate(ImmutableArray<PhrasebookNode> nodes) => Nodes = nodes;

    /// <summary>The names of all arguments; those in plural forms need a <see cref="TextArg.Count"/>.</summary>
    public IReadOnlySet<string> Placeholders => PhrasebookNode.NamesIn(Nodes).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Whether the text has tags; a button or a toast can't show them.</summary>
    public bool HasTags => Nodes.Any(static node => node is PhrasebookNode.Tag);

    /// <summary>Characters on the screen, an argument taken as <paramref name="argument"/> characters and plurals as their longest form.</summary>
    public int Length(int argument) => PhrasebookNode.LengthOf(Nodes, argument);

    internal ImmutableArray<PhrasebookNode> Nodes { get; }

    /// <summary>The template of <paramref name="source"/>, or the first problem in it.</summary>
    public static PhrasebookParse Parse(string source, Language language)
    {
        var reader = new PhrasebookReader(source.Trim().ReplaceLineEndings("\n"), language);
        try
        {
            return new PhrasebookParse.Parsed(new PhrasebookTemplate(reader.ReadAll()));
        }
        catch (PhrasebookSyntaxException broken)
        {
            return new PhrasebookParse.Broken(broken.Line, broken.Message, broken.Fix);
        }
    }
}

/// <summary>What became of a text's source.</summary>
public abstract record PhrasebookParse
{
    private PhrasebookParse()
    {
    }

    public sealed record Parsed(PhrasebookTemplate Template) : PhrasebookParse;

    /// <param name="Line">Of the text, from 0.</param>
    /// <param name="What">What is wrong, for an editor who is not a programmer.</param>
    /// <param name="Fix">What to do about it.</param>
    public sealed record Broken(int Line, string What, string Fix) : PhrasebookParse;
}
