using System.Net;
using System.Text.RegularExpressions;

namespace CallRussia.Site.Html;

/// <summary>Telegram's HTML, as the phrasebook renders it, as paragraphs, lists and quotes of a page.</summary>
internal sealed partial class Prose
{
    private const string Bullet = "• ";

    private static readonly Dictionary<string, string> s_tags = new()
    {
        ["b"] = "strong",
        ["i"] = "em",
        ["u"] = "u",
        ["s"] = "s",
        ["code"] = "code",
        ["pre"] = "code",
        ["tg-spoiler"] = "span",
        ["a"] = "a",
    };

    private readonly HtmlWriter _to;
    private readonly string _language;

    /// <summary>What is open inside a line: name, address of a link, whether it is written.</summary>
    private readonly List<(string Name, string? Address, bool IsWritten)> _inside = [];

    /// <summary>The paragraph or list item that is open.</summary>
    private string? _block;
    private string? _list;
    private int _lineEnds;

    private Prose(HtmlWriter to, string language) => (_to, _language) = (to, language);

    /// <param name="language">Of the page: what is Russian on a page that is not says so, for voices that read it aloud.</param>
    public static void Write(HtmlWriter to, string telegramHtml, string language)
    {
        var prose = new Prose(to, language);
        var at = 0;
        foreach (Match tag in Tag().Matches(telegramHtml))
        {
            prose.Words(telegramHtml[at..tag.Index]);
            prose.Meet(tag);
            at = tag.Index + tag.Length;
        }
        prose.Words(telegramHtml[at..]);
        prose.EndList();
    }

    /// <summary>Words inside a line, those in Russian marked as such.</summary>
    public static void Inline(HtmlWriter to, string words, string language)
    {
        if (language != "ru" && IsRussian(words)) to.Line("span", words, ("lang", "ru"));
        else to.Text(words);
    }

    private static bool IsRussian(string words) => words.Count(static letter => letter is >= 'Ѐ' and <= 'ӿ') > words.Count(char.IsAsciiLetter);

    private void Words(string html)
    {
        var lines = WebUtility.HtmlDecode(html).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) _lineEnds++;
            if (lines[i].Length > 0 && (_block is not null && _lineEnds == 0 || !string.IsNullOrWhiteSpace(lines[i]))) Line(lines[i]);
        }
    }

    private void Line(string words)
    {
        var starts = _block is null || _lineEnds > 0;
        var (list, skipped) = starts ? ListOf(words) : (null, 0);
        if (!starts) Inside();
        else if (list is not null) Item(list);
        else if (_block == "p" && _lineEnds == 1)
        {
            _to.Empty("br");
            Inside();
        }
        else
        {
            EndList();
            Block("p");
        }
        _lineEnds = 0;
        Inline(_to, words[skipped..], _language);
    }

    private static (string? List, int Skipped) ListOf(string words)
    {
        if (words.StartsWith(Bullet, StringComparison.Ordinal)) return ("ul", Bullet.Length);
        return Number().Match(words) is { Success: true } number ? ("ol", number.Length) : (null, 0);
    }

    private void Item(string list)
    {
        EndBlock();
        if (_list != list)
        {
            EndList();
            _to.Open(_list = list);
        }
        Block("li");
    }

    private void Block(string tag)
    {
        _to.Open(_block = tag);
        Inside();
    }

    /// <summary>Writes what was opened and not written yet: with the words that it belongs to.</summary>
    private void Inside()
    {
        for (var i = 0; i < _inside.Count; i++)
        {
            var (name, address, isWritten) = _inside[i];
            if (isWritten) continue;
            _to.Open(s_tags[name], ("href", address), ("rel", address is null ? null : "noopener"));
            _inside[i] = (name, address, true);
        }
    }

    private void Meet(Match tag)
    {
        var (ends, name) = (tag.Groups["end"].Success, tag.Groups["name"].Value);
        if (name == "blockquote") Quote(ends);
        else if (!s_tags.ContainsKey(name)) return;
        else if (!ends) _inside.Add((name, Address(tag), false));
        else if (_inside.Count > 0)
        {
            if (_inside[^1].IsWritten) _to.Close();
            _inside.RemoveAt(_inside.Count - 1);
        }
    }

    private void Quote(bool ends)
    {
        EndList();
        if (ends) _to.Close();
        else _to.Open("blockquote");
        _lineEnds = 0;
    }

    /// <summary>Only what a browser fetches.</summary>
    private static string? Address(Match tag) => WebUtility.HtmlDecode(tag.Groups["address"].Value) is var address && WebAddress().IsMatch(address) ? address : null;

    private void EndBlock()
    {
        if (_block is null) return;
        for (var i = _inside.Count - 1; i >= 0; i--)
        {
            if (_inside[i].IsWritten) _to.Close();
            _inside[i] = _inside[i] with { IsWritten = false };
        }
        _to.Close();
        _block = null;
    }

    private void EndList()
    {
        EndBlock();
        if (_list is null) return;
        _to.Close();
        _list = null;
    }

    [GeneratedRegex("<(?<end>/)?(?<name>[a-z-]+)(?: href=\"(?<address>[^\"]*)\")?[^>]*>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\d+\. ", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("^https?://", RegexOptions.NonBacktracking)]
    private static partial Regex WebAddress();
}
