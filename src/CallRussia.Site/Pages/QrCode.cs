using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Reporting.Charts;
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

    private static string Path(bool[][] squares)
    {
        var path = new StringBuilder();
        foreach (var (row, from, length) in DarkRuns.Of(squares)) path.Append(CultureInfo.InvariantCulture, $"M{from} {row}h{length}v1h-{length}z");
        return path.ToString();
    }
}
