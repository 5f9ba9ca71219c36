using System.Globalization;
using System.Text;
using CallRussia.Site.Html;
using CallRussia.Site.Sources;

namespace CallRussia.Site.Pages;

/// <summary>An address as a square for a phone's camera, black on white also where the page is dark.</summary>
internal static class QrCode
{
    public static void Write(HtmlWriter page, View view, string address)
    {
        var squares = view.Source.Squares(address);
        var side = squares.Length.ToString(CultureInfo.InvariantCulture);
        using var svg = page.In("svg", ("class", "qr"), ("viewBox", $"0 0 {side} {side}"), ("role", "img"), ("aria-label", view.Say("home.qr.label")), ("shape-rendering", "crispEdges"));
        page.Open("path", ("fill", "#fff"), ("d", $"M0 0h{side}v{side}h-{side}z")).Close();
        page.Open("path", ("fill", "#000"), ("d", Path(squares))).Close();
    }

    /// <summary>Dark modules that lie side by side are one stroke.</summary>
    private static string Path(bool[][] rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                var from = x;
                while (x < rows[y].Length && rows[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return path.ToString();
    }
}
