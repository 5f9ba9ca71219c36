using System.Collections.Immutable;
using System.Text;

namespace CallRussia.Bot.Core.Texts;

/// <summary>Reads the source of one text, left to right; plural forms are read by calling itself.</summary>
internal sealed class PhrasebookReader(string source, Language language)
{
    private int _at;

    private bool AtEnd => _at >= source.Length;

    public ImmutableArray<PhrasebookNode> ReadAll() => ReadUntilEnd(counted: null);

    /// <param name="counted">The argument that <c>#</c> stands for, inside a plural form.</param>
    private ImmutableArray<PhrasebookNode> ReadUntilEnd(string? counted)
    {
        var nodes = ImmutableArray.CreateBuilder<PhrasebookNode>();
        var tags = new PhrasebookTags();
        var words = new StringBuilder();
        while (!AtEnd && !(counted is not null && source[_at] is '|' or '}' && !Doubled('}')))
        {
            if (ReadNode(counted, tags) is { } node)
            {
                Flush(words, nodes);
                nodes.Add(node);
            }
            else
            {
                words.Append(ReadCharacter());
            }
        }

        Flush(words, nodes);
        Refuse(tags.End());
        return nodes.ToImmutable();
    }

    private PhrasebookNode? ReadNode(string? counted, PhrasebookTags tags) => source[_at] switch
    {
        '{' when !Doubled('{') => ReadHole(insideForm: counted is not null),
        '}' when !Doubled('}') => throw Broken("There is a } without its {", "Write {name}, or }} to show the character itself"),
        '#' when counted is not null && !Doubled('#') => ReadCount(counted),
        '<' => ReadTag(tags),
        _ => null,
    };

    private static void Flush(StringBuilder words, ImmutableArray<PhrasebookNode>.Builder nodes)
    {
        if (words.Length > 0)
        {
            nodes.Add(new PhrasebookNode.Words(words.ToString()));
            words.Clear();
        }
    }

    private PhrasebookNode.Hole ReadCount(string counted)
    {
        _at++;
        return new PhrasebookNode.Hole(counted);
    }

    private PhrasebookNode ReadHole(bool insideForm)
    {
        _at++;
        var name = ReadName();
        if (Next('}'))
        {
            return new PhrasebookNode.Hole(name);
        }

        if (insideForm || !Next('|'))
        {
            throw Broken($"The placeholder {{{name}… is not finished", "Write {name}, or {count|form|form} outside of other braces");
        }

        return ReadForms(name);
    }

    private PhrasebookNode.Choice ReadForms(string name)
    {
        var forms = ImmutableArray.CreateBuilder<ImmutableArray<PhrasebookNode>>();
        do
        {
            forms.Add(ReadUntilEnd(name));
        }
        while (Next('|'));

        if (!Next('}'))
        {
            throw Broken($"The plural {{{name}|… has no closing brace", "Add } after the last form");
        }

        return forms.Count == language.PluralForms
            ? new PhrasebookNode.Choice(name, forms.ToImmutable())
            : throw Broken(
                $"The plural {{{name}|…}} has {forms.Count} forms; {language.Code} needs {language.PluralForms}", PhrasebookSyntax.Forms(language));
    }

    private string ReadName()
    {
        var start = _at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(source[_at]) || source[_at] is '-' or '_'))
        {
            _at++;
        }

        return _at > start
            ? source[start.._at]
            : throw Broken("There is a { without a name", "Write {name} with Latin letters, or {{ to show the character itself");
    }

    private PhrasebookNode.Tag ReadTag(PhrasebookTags tags)
    {
        var end = source.IndexOf('>', _at);
        var inside = end < 0 ? "" : source[(_at + 1)..end];
        if (PhrasebookSyntax.Tag(inside) is not { } name)
        {
            throw Broken($"Telegram doesn't know what follows <{inside}", "Use b, i, u, s, code, pre, a, blockquote, tg-spoiler; write &lt; to show <");
        }

        Refuse(inside[0] == '/' ? tags.Close(name) : tags.Open(name));
        _at = end + 1;
        return new PhrasebookNode.Tag(new PhrasebookReader($"&lt;{inside}&gt;", language).ReadMarkup());
    }

    /// <summary>The inside of a tag: what was written by hand stays as it is, arguments in an address are escaped.</summary>
    private ImmutableArray<PhrasebookNode> ReadMarkup() =>
        [.. ReadAll().Select(static node => node is PhrasebookNode.Words words
            ? new PhrasebookNode.Markup(words.Value.Replace("&", "&amp;", StringComparison.Ordinal))
            : node)];

    private string ReadCharacter()
    {
        if (PhrasebookSyntax.Entity(source.AsSpan(_at)) is { } entity)
        {
            _at += entity.Length;
            return entity.Meaning;
        }

        if (PhrasebookSyntax.LooksLikeEntity(source.AsSpan(_at)))
        {
            throw Broken("Telegram doesn't know this &…;", "Write the character itself; only &lt; &gt; &amp; &quot; are known");
        }

        var character = source[_at];
        _at += character is '{' or '}' || (character is '#' && Doubled('#')) ? 2 : 1;
        return character.ToString();
    }

    private bool Doubled(char character) => _at + 1 < source.Length && source[_at] == character && source[_at + 1] == character;

    private bool Next(char expected)
    {
        if (AtEnd || source[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Refuse(PhrasebookTagProblem? problem)
    {
        if (problem is not null)
        {
            throw Broken(problem.What, problem.Fix);
        }
    }

    private PhrasebookSyntaxException Broken(string what, string fix) =>
        new(source.AsSpan(0, Math.Min(_at, source.Length)).Count('\n'), what, fix);
}
