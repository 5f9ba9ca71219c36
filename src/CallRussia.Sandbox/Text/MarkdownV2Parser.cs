using System.Globalization;
using System.Text;

namespace CallRussia.Sandbox;

/// <summary>
/// Telegram's MarkdownV2: entities nest, quotes stand at the start of lines, and every reserved character that marks nothing must be
/// escaped. The order of the questions is that of the real server (parse_markdown_v2).
/// </summary>
internal sealed class MarkdownV2Parser
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!\n";

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<SandboxEntity> _entities = [];
    private readonly Stack<Open> _open = new();
    private bool _inQuote;
    private bool _mayQuote = true;
    private int _at;

    private MarkdownV2Parser(string source) => _source = source;

    /// <summary>An entity that has begun: its type on the wire, where its text starts, and the place of its mark.</summary>
    private sealed record Open(string Type, int Start, int MarkAt, string? Language = null);

    public static FormattedText Parse(string source)
    {
        var parser = new MarkdownV2Parser(source);
        while (parser._at < source.Length)
        {
            parser.Step();
        }

        parser.Finish();
        return new FormattedText(parser._text.ToString(), parser._entities);
    }

    /// <summary>The language of a block of code, and the line break that follows it.</summary>
    internal static string? ReadLanguage(string source, ref int at)
    {
        var end = at;
        while (end < source.Length && source[end] != '`' && !char.IsWhiteSpace(source[end]))
        {
            end++;
        }

        string? language = null;
        if (end > at && end < source.Length && source[end] != '`')
        {
            (language, at) = (source[at..end], end);
        }

        if (at < source.Length && source[at] is '\n' or '\r')
        {
            at += at + 1 < source.Length && source[at + 1] is '\n' or '\r' && source[at] != source[at + 1] ? 2 : 1;
        }

        return language;
    }

    /// <summary>The entity of a link, or nothing: a link that Telegram does not accept leaves only its words.</summary>
    internal static IEnumerable<SandboxEntity> Link(string url, int start, int length)
    {
        if (url.StartsWith("tg://user?id=", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(url.AsSpan(13), CultureInfo.InvariantCulture, out var userId))
        {
            yield return new SandboxEntity("text_mention", start, length, UserId: userId);
        }
        else if (LinkCheck.Check(url) is { Link: { } link })
        {
            yield return new SandboxEntity("text_link", start, length, Url: link);
        }
    }

    private void Step()
    {
        var c = _source[_at];
        if (c == '\\' && At(1) is > '\0' and <= '~')
        {
            Take(_source[_at + 1], 2);
        }
        else if (!(InCode ? "`" : Reserved).Contains(c, StringComparison.Ordinal))
        {
            Take(c, 1);
        }
        else if (IsEnd(c))
        {
            End(c);
        }
        else
        {
            Begin(c);
        }
    }

    private bool InCode => _open.TryPeek(out var last) && last.Type is "code" or "pre";

    private void Take(char c, int width)
    {
        _text.Append(c);
        _at += width;
        if (c != '\r')
        {
            _mayQuote = c == '\n';
        }
    }

    private bool IsEnd(char c)
    {
        if (!_open.TryPeek(out var last))
        {
            return false;
        }

        if (_inQuote && c == '\n' && At(1) != '>')
        {
            return true;
        }

        return last.Type switch
        {
            "bold" => c == '*',
            "italic" => c == '_' && At(1) != '_',
            "underline" => c == '_' && At(1) == '_',
            "strikethrough" => c == '~',
            "spoiler" => c == '|' && At(1) == '|',
            "code" => c == '`',
            "pre" => c == '`' && At(1) == '`' && At(2) == '`',
            "text_link" or "custom_emoji" => c == ']',
            _ => false,
        };
    }

    private void Begin(char c)
    {
        var mark = _at;
        if (c == '\n')
        {
            Take(c, 1);
            return;
        }

        if (c == '>' && _mayQuote)
        {
            _at++;
            if (!_inQuote)
            {
                _inQuote = true;
                _open.Push(new Open("blockquote", _text.Length, mark));
            }

            return;
        }

        var (type, width) = Mark(c);
        _at += width;
        var language = type == "pre" ? ReadLanguage(_source, ref _at) : null;
        _open.Push(new Open(type, _text.Length, mark, language));
    }

    private (string Type, int Width) Mark(char c) => c switch
    {
        '_' => At(1) == '_' ? ("underline", 2) : ("italic", 1),
        '*' => ("bold", 1),
        '~' => ("strikethrough", 1),
        '|' when At(1) == '|' => ("spoiler", 2),
        '[' => ("text_link", 1),
        '`' => At(1) == '`' && At(2) == '`' ? ("pre", 3) : ("code", 1),
        '!' when At(1) == '[' => ("custom_emoji", 2),
        _ => throw MarkupError.Of($"Character '{c}' is reserved and must be escaped with the preceding '\\'"),
    };

    private void End(char c)
    {
        if (c == '\n')
        {
            EndQuote();
            Take(c, 1);
            return;
        }

        var last = _open.Pop();
        _at += last.Type switch
        {
            "underline" or "spoiler" => 2,
            "pre" => 3,
            _ => 1,
        };
        var url = last.Type switch
        {
            "text_link" => At(0) == '(' ? ReadUrl() : _text.ToString(last.Start, _text.Length - last.Start),
            "custom_emoji" => At(0) == '(' ? ReadUrl() : throw MarkupError.Of("The entity must contain a tg://emoji or tg://time URL"),
            _ => null,
        };
        Add(last, url);
    }

    // The end of the line ends the quote. "||" just before it makes the quote one that is shown folded.
    private void EndQuote()
    {
        var last = _open.Pop();
        if (last.Type == "spoiler" && last.MarkAt == _at - 2 && _open.TryPeek(out var outer) && outer.Type == "blockquote")
        {
            last = _open.Pop() with { Type = "expandable_blockquote" };
        }

        if (last.Type is not ("blockquote" or "expandable_blockquote"))
        {
            throw Unclosed(last);
        }

        _inQuote = false;
        Add(last, null);
    }

    private void Finish()
    {
        if (_inQuote)
        {
            EndQuote();
        }

        if (_open.TryPeek(out var unclosed))
        {
            throw Unclosed(unclosed);
        }
    }

    private string ReadUrl()
    {
        var begin = ++_at;
        var url = new StringBuilder();
        while (_at < _source.Length && _source[_at] != ')')
        {
            _at += _source[_at] == '\\' && At(1) is > '\0' and <= '~' ? 1 : 0;
            url.Append(_source[_at++]);
        }

        return _at++ < _source.Length ? url.ToString() : throw MarkupError.At("Can't find end of a URL", _source, begin);
    }

    private void Add(Open entity, string? url)
    {
        var length = _text.Length - entity.Start;
        if (length == 0)
        {
            return;
        }

        switch (entity.Type)
        {
            case "text_link":
                _entities.AddRange(Link(url!, entity.Start, length));
                break;
            case "custom_emoji":
                _entities.Add(new SandboxEntity(entity.Type, entity.Start, length, CustomEmojiId: EmojiId(url!)));
                break;
            default:
                _entities.Add(new SandboxEntity(entity.Type, entity.Start, length, Language: entity.Language));
                break;
        }
    }

    private static string EmojiId(string url) =>
        url.StartsWith("tg://emoji?id=", StringComparison.OrdinalIgnoreCase) && url.Length > 14 && url.AsSpan(14).IndexOfAnyExceptInRange('0', '9') < 0
            ? url[14..]
            : throw MarkupError.Of("Invalid tg://emoji or tg://time URL specified");

    private Refusal Unclosed(Open entity)
    {
        var name = entity.Type switch
        {
            "text_link" => "TextUrl",
            "custom_emoji" => "CustomEmoji",
            "blockquote" => "BlockQuote",
            "pre" when entity.Language is not null => "PreCode",
            var type => char.ToUpperInvariant(type[0]) + type[1..],
        };
        return MarkupError.At($"Can't find end of {name} entity", _source, entity.MarkAt);
    }

    private char At(int ahead) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';
}
