using System.Globalization;
using System.Text;

namespace CallRussia.Sandbox;

/// <summary>
/// Telegram's HTML: a handful of tags, four named references, errors that name the byte where the trouble starts.
/// </summary>
internal sealed class HtmlParser
{
    private readonly string _html;
    private readonly StringBuilder _text = new();
    private readonly List<SandboxEntity> _entities = [];
    private readonly Stack<HtmlTag> _open = new();
    private int _at;

    private HtmlParser(string html) => _html = html;

    public static FormattedText Parse(string html)
    {
        var parser = new HtmlParser(html);
        parser.Run();
        // The language of a code that stands in no "pre" is not kept.
        return new FormattedText(
            parser._text.ToString(),
            [.. parser._entities.Select(entity => entity.Type == "code" ? entity with { Language = null } : entity)]);
    }

    private void Run()
    {
        while (_at < _html.Length)
        {
            if (_html[_at] == '&' && HtmlReference.Read(_html, ref _at) is { } character)
            {
                _text.Append(character);
            }
            else if (_html[_at] != '<')
            {
                _text.Append(_html[_at++]);
            }
            else if (_at + 1 < _html.Length && _html[_at + 1] == '/')
            {
                Close();
            }
            else
            {
                _open.Push(HtmlTagReader.Read(_html, ref _at) with { Start = _text.Length });
            }
        }

        if (_open.TryPeek(out var unclosed))
        {
            throw MarkupError.Of($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        }
    }

    private void Close()
    {
        var begin = _at;
        if (_open.Count == 0)
        {
            throw MarkupError.At("Unexpected end tag", _html, begin);
        }

        var end = _html.IndexOf('>', begin);
        if (end < 0)
        {
            throw MarkupError.At("Unclosed end tag", _html, begin);
        }

        var name = _html[(begin + 2)..end].Trim().ToLowerInvariant();
        var tag = _open.Pop();
        if (name.Length > 0 && name != tag.Name)
        {
            throw MarkupError.Of($"Unmatched end tag at byte offset {Encoding.UTF8.GetByteCount(_html.AsSpan(0, begin))}, expected \"</{tag.Name}>\", found \"</{name}>\"");
        }

        _at = end + 1;
        if (_text.Length > tag.Start)
        {
            Add(tag);
        }
    }

    private void Add(HtmlTag tag)
    {
        var (offset, length) = (tag.Start, _text.Length - tag.Start);
        switch (tag.Name)
        {
            case "a":
                AddLink(tag.Argument is { Length: > 0 } url ? url : _text.ToString(offset, length), offset, length);
                break;
            case "code" or "pre" when _entities.Count > 0 && _entities[^1] is { Type: "code" or "pre" } inner
                && inner.Offset == offset && inner.Length == length && inner.Type != tag.Name:
                _entities[^1] = new SandboxEntity("pre", offset, length, Language: inner.Language ?? tag.Argument);
                break;
            case "tg-emoji":
                _entities.Add(new SandboxEntity("custom_emoji", offset, length, CustomEmojiId: tag.Argument));
                break;
            case "blockquote":
                _entities.Add(new SandboxEntity(tag.Expandable ? "expandable_blockquote" : "blockquote", offset, length));
                break;
            default:
                _entities.Add(new SandboxEntity(HtmlTagReader.EntityOf(tag.Name), offset, length, Language: tag.Name == "code" ? tag.Argument : null));
                break;
        }
    }

    // A link that Telegram does not accept (tel: for one) is dropped without a word: only its text stays.
    private void AddLink(string url, int offset, int length)
    {
        if (url.StartsWith("tg://user?id=", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(url.AsSpan(13), CultureInfo.InvariantCulture, out var userId))
        {
            _entities.Add(new SandboxEntity("text_mention", offset, length, UserId: userId));
        }
        else if (LinkCheck.Check(url) is { Link: { } link })
        {
            _entities.Add(new SandboxEntity("text_link", offset, length, Url: link));
        }
    }
}
