using System.Text;

namespace CallRussia.Site.Html;

/// <summary>
/// Writes HTML from top to bottom. Whatever is given to it as words or as a value is escaped, and what was opened is closed in the right order: no page
/// can write broken or foreign markup.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = [];

    /// <param name="attributes">One whose value is null is left out.</param>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Empty(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>An element that holds nothing and is never closed.</summary>
    public HtmlWriter Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            _html.Append(' ').Append(name);
            if (value.Length > 0) Escaped(value, '"', "=\"").Append('"');
        }
        _html.Append('>');
        return this;
    }

    /// <summary>Closes what was opened last.</summary>
    public HtmlWriter Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    public HtmlWriter Text(string words)
    {
        Escaped(words, '>');
        return this;
    }

    /// <summary>An element with words in it.</summary>
    public HtmlWriter Line(string tag, string words, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(words).Close();

    /// <summary>An element that is open until the answer is disposed: <c>using (page.In("main")) …</c></summary>
    public Opened In(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(tag, attributes);
        return new Opened(this);
    }

    /// <summary>The whole page.</summary>
    /// <exception cref="InvalidOperationException">Something is open still.</exception>
    public string Finish() => $"<!doctype html>\n{Part()}\n";

    /// <summary>What was written, for a page that stands already.</summary>
    /// <inheritdoc cref="Finish"/>
    public string Part() => _open.Count == 0 ? _html.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> was never closed.");

    private StringBuilder Escaped(string words, char special, string before = "")
    {
        _html.Append(before);
        foreach (var letter in words)
        {
            _ = letter switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '"' when special == '"' => _html.Append("&quot;"),
                '>' when special == '>' => _html.Append("&gt;"),
                // What HTML can't hold.
                < ' ' and not '\n' and not '\t' => _html,
                _ => _html.Append(letter),
            };
        }
        return _html;
    }

    internal readonly struct Opened(HtmlWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}
