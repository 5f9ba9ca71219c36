using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>
/// An SVG that is written from top to bottom, large enough to be read on a phone. Lengths are pixels of a page 800 wide; on white each of the
/// inks that words are written with has a contrast of at least 4.5 to 1.
/// </summary>
internal sealed class SvgPage
{
    public const int Width = 800;
    public const int Margin = 32;
    public const int Inside = Width - (2 * Margin);
    public const string Ink = "#172b4d";
    public const string Faint = "#56657a";
    public const string Pale = "#dfe5ec";
    public const string Blue = "#1d5fae";
    public const string LightBlue = "#9cc3ec";
    public const string Orange = "#b9480b";

    private const int NoteSize = 17;

    private readonly StringBuilder _body = new();

    public double Y { get; private set; } = 28;

    public void Down(double by) => Y += by;

    /// <summary>Whose figures these are and of which day, and what they show.</summary>
    public void Title(string heading, string title)
    {
        Down(18);
        Text(Margin, Y, heading, 18, Faint);
        Down(12);
        foreach (var line in LetterWidths.Lines(title, Inside, 30, bold: true))
        {
            Down(36);
            Text(Margin, Y, line, 30, weight: "bold");
        }
        Down(8);
    }

    /// <param name="anchor">start, middle or end.</param>
    public void Text(double x, double y, string text, double size = 20, string fill = Ink, string anchor = "start", string weight = "normal") =>
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size:0.#}\" fill=\"{fill}\" text-anchor=\"{anchor}\" font-weight=\"{weight}\">{Escaped(text)}</text>\n");

    /// <summary>Words in lines, one under another, the first one's foot at <paramref name="y"/>.</summary>
    /// <returns>How many lines it took.</returns>
    public int Text(double x, double y, double room, string text, double size, string fill, string anchor = "start")
    {
        var lines = LetterWidths.Lines(text, room, size);
        for (var line = 0; line < lines.Count; line++) Text(x, y + (line * size * 1.25), lines[line], size, fill, anchor);
        return lines.Count;
    }

    public void Box(double x, double y, double width, double height, string fill, double round = 3) =>
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, width):0.#}\" height=\"{height:0.#}\" rx=\"{round:0.#}\" fill=\"{fill}\"/>\n");

    public void Line(IEnumerable<(double X, double Y)> points, string stroke, double width)
    {
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        _body.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
    }

    public void Dot(double x, double y, string fill) =>
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"5\" fill=\"{fill}\"/>\n");

    /// <summary>The page as high as what stands on it, with a note at its foot.</summary>
    public string End(string note)
    {
        Down(16);
        foreach (var line in LetterWidths.Lines(note, Inside, NoteSize))
        {
            Down(NoteSize * 1.35);
            Text(Margin, Y, line, NoteSize, Faint);
        }
        return Svg((int)Y + Margin, "#ffffff");
    }

    public string Svg(int height, string ground) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="Noto Sans">
        <rect width="{Width}" height="{height}" fill="{ground}"/>
        {_body}</svg>
        """);

    /// <summary>What XML can't hold is left out.</summary>
    private static string Escaped(string text) => Markup.Escape(string.Concat(text.Where(static sign => !char.IsControl(sign) && !char.IsSurrogate(sign))));
}
