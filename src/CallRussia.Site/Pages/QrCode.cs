using System.Collections;
using System.Globalization;
using System.Text;
using CallRussia.Site.Html;
using QRCoder;

namespace CallRussia.Site.Pages;

/// <summary>An address as a square for a phone's camera, black on white also where the page is dark.</summary>
internal static class QrCode
{
    public static void Write(HtmlWriter page, string address, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        using var svg = page.In("svg", ("class", "qr"), ("viewBox", $"0 0 {side} {side}"), ("role", "img"), ("aria-label", label), ("shape-rendering", "crispEdges"));
        page.Open("path", ("fill", "#fff"), ("d", $"M0 0h{side}v{side}h-{side}z")).Close();
        page.Open("path", ("fill", "#000"), ("d", Path(code.ModuleMatrix))).Close();
    }

    /// <summary>Dark modules that lie side by side are one stroke.</summary>
    private static string Path(List<BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var from = x;
                while (x < rows[y].Count && rows[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return path.ToString();
    }
}
