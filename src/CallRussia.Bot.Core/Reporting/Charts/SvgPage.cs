using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>An SVG that is written from top to bottom: dark on light, large enough to be read on a phone. Lengths are pixels of a page 800 wide.</summary>
internal sealed class SvgPage
{
    public const int Width = 800;
    public const int Margin = 28;
    public const string Ink = "#1f2933";
    public const string Faint = "#7b8794";
    public const string Pale = "#e4e7eb";
    public const string Blue = "#2b6cb0";
    public const string LightBlue = "#bcd6f0";

    private const int NoteLine = 74;

    private readonly StringBuilder _body = new();

    public double Y { get; private set; } = 26;

    public void Down(double by) => Y += by;

    public void Title(string title)
    {
        Y += 30;
        foreach (var line in Wrapped(title, 44))
        {
            Text(Margin, Y, line, 28, weight: "bold");
            Y += 36;
        }
        Y -= 10;
    }

    /// <param name="anchor">start, middle or end.</param>
    public void Text(double x, double y, string text, int size = 20, string fill = Ink, string anchor = "start", string weight = "normal") =>
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" fill=\"{fill}\" text-anchor=\"{anchor}\" font-weight=\"{weight}\">{Escaped(text)}</text>\n");

    public void Box(double x, double y, double width, double height, string fill, double round = 3) =>
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, width):0.#}\" height=\"{height:0.#}\" rx=\"{round:0.#}\" fill=\"{fill}\"/>\n");

    public void Line(IEnumerable<(double X, double Y)> points, string stroke, double width)
    {
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        _body.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
    }

    public void Dot(double x, double y, string fill) =>
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" fill=\"{fill}\"/>\n");

    public string End(string note)
    {
        Y += 12;
        foreach (var line in Wrapped(note, NoteLine))
        {
            Y += 22;
            Text(Margin, Y, line, 16, Faint);
        }
        var height = (int)Y + Margin;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="DejaVu Sans, Noto Sans, Arial, sans-serif">
            <rect width="{Width}" height="{height}" fill="#ffffff"/>
            {_body}</svg>
            """);
    }

    public static string Short(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");

    private static IEnumerable<string> Wrapped(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        if (line.Length > 0) yield return line.ToString();
    }

    /// <summary>What XML can't hold is left out.</summary>
    private static string Escaped(string text) => string.Concat(text.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)))
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
