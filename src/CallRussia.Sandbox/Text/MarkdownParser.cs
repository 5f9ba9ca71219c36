using System.Text;

namespace CallRussia.Sandbox;

/// <summary>Telegram's old Markdown (parse_mode "Markdown"): no nesting, a backslash before _ * ` [ only.</summary>
internal sealed class MarkdownParser
{
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<SandboxEntity> _entities = [];
    private int _at;

    private MarkdownParser(string source) => _source = source;

    public static FormattedText Parse(string source)
    {
        var parser = new MarkdownParser(source);
        parser.Run();
        return new FormattedText(parser._text.ToString(), parser._entities);
    }

    private void Run()
    {
        while (_at < _source.Length)
        {
            if (_source[_at] == '\\' && At(1) is '_' or '*' or '`' or '[')
            {
                _text.Append(_source[_at + 1]);
                _at += 2;
            }
            else if (_source[_at] is '_' or '*' or '`' or '[')
            {
                ReadEntity();
            }
            else
            {
                _text.Append(_source[_at++]);
            }
        }
    }

    private void ReadEntity()
    {
        var begin = _at;
        var mark = _source[_at++];
        var isPre = mark == '`' && At(0) == '`' && At(1) == '`';
        var language = isPre ? ReadLanguage() : null;
        var end = isPre ? _source.IndexOf("```", _at, StringComparison.Ordinal) : _source.IndexOf(mark == '[' ? ']' : mark, _at);
        if (end < 0)
        {
            throw MarkupError.At("Can't find end of the entity starting", _source, begin);
        }

        var words = _source[_at..end];
        var start = _text.Length;
        _text.Append(words);
        _at = end + (isPre ? 3 : 1);
        var url = mark == '[' ? ReadUrl(words) : null;
        if (words.Length > 0)
        {
            Add(mark, isPre, start, words.Length, language, url);
        }
    }

    private string? ReadLanguage()
    {
        _at += 2;
        var language = MarkdownV2Parser.ReadLanguage(_source, ref _at);
        return language;
    }

    // Words without an address are the address themselves.
    private string ReadUrl(string words)
    {
        if (At(0) != '(')
        {
            return words;
        }

        var end = _source.IndexOf(')', _at);
        end = end < 0 ? _source.Length : end;
        var url = _source[(_at + 1)..end];
        _at = Math.Min(end + 1, _source.Length);
        return url;
    }

    private void Add(char mark, bool isPre, int start, int length, string? language, string? url)
    {
        if (url is not null)
        {
            _entities.AddRange(MarkdownV2Parser.Link(url, start, length));
            return;
        }

        var type = mark switch
        {
            '_' => "italic",
            '*' => "bold",
            _ => isPre ? "pre" : "code",
        };
        _entities.Add(new SandboxEntity(type, start, length, Language: language));
    }

    private char At(int ahead) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';
}
