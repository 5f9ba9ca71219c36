using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content.Book;

/// <summary>One Markdown document in the making: headings with anchors, a table of contents, paragraphs.</summary>
internal sealed class BookPage(Phrasebook words, Language language)
{
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _contents = new();

    public Language Language => language;

    /// <summary>The keys of <c>texts/book.yaml</c>.</summary>
    public static Text Label(string name) => new("book." + name);

    /// <summary>A text as blocks.</summary>
    public string Say(Text text) => BookMarkdown.FromHtml(words.Render(text, language));

    /// <summary>A text inside a line.</summary>
    public string Line(Text text) => BookMarkdown.Escape(words.Plain(text, language).Trim().ReplaceLineEndings(" "));

    public string Line(string label) => Line(Label(label));

    public static string Date(DateOnly day, bool month = false) => month
        ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="level">2 and 3 stand in the contents.</param>
    public void Heading(int level, string anchor, string title)
    {
        if (level <= 3) _contents.Append(' ', (level - 2) * 2).Append("- [").Append(title).Append("](#").Append(anchor).Append(")\n");
        Anchor(anchor);
        _body.Append('#', level).Append(' ').Append(title).Append("\n\n");
    }

    /// <summary>A place that links lead to.</summary>
    public void Anchor(string anchor) => _body.Append("<a id=\"").Append(anchor).Append("\"></a>\n\n");

    public void Paragraph(string markdown) => _body.Append(markdown).Append("\n\n");

    /// <summary><b>Label.</b> and the text after it.</summary>
    public void Labelled(string label, string markdown) => Paragraph($"**{Line(label)}.** {markdown}");

    public void List(IEnumerable<string> items)
    {
        foreach (var item in items) _body.Append("- ").Append(item.ReplaceLineEndings("\n  ")).Append('\n');
        _body.Append('\n');
    }

    public string Finish(string title, string about) => $"# {title}\n\n{about}\n\n{_contents}\n{_body}".TrimEnd() + "\n";
}
