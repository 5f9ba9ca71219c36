using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>A table of shares: the darker the more; what is not told stays empty.</summary>
internal static class HeatDrawing
{
    private const int NameSize = 18;
    private const int NameLine = 23;

    /// <summary>A longer name takes several lines.</summary>
    private const int LongestName = 250;

    private const int Height = 32;

    public static void Draw(SvgPage page, Chart.Heat heat, Func<Text, string> say)
    {
        var names = heat.Rows.Select(row => LetterWidths.Lines(say(row.Label), LongestName, NameSize)).ToList();
        var left = SvgPage.Margin + names.SelectMany(lines => lines).Select(line => LetterWidths.Width(line, NameSize)).DefaultIfEmpty(0).Max() + 10;
        var width = (SvgPage.Width - SvgPage.Margin - left) / Math.Max(1, heat.Columns.Length);
        var size = heat.Columns.Append("100").Min(words => LetterWidths.Fitting(words, width - 4, 17));
        var most = Math.Max(1, heat.Rows.SelectMany(row => row.Percent).Max() ?? 1);
        page.Down(30);
        for (var column = 0; column < heat.Columns.Length; column++)
            page.Text(left + (width * (column + 0.5)), page.Y, heat.Columns[column], size, SvgPage.Faint, "middle");
        page.Down(10);
        for (var row = 0; row < heat.Rows.Length; row++)
        {
            var height = Math.Max(Height, names[row].Count * NameLine);
            for (var line = 0; line < names[row].Count; line++)
                page.Text(left - 10, page.Y + ((height - (names[row].Count * NameLine)) / 2.0) + 17 + (line * NameLine), names[row][line], NameSize, anchor: "end");
            for (var column = 0; column < heat.Rows[row].Percent.Length; column++)
                Cell(page, left + (width * column), width, height, size, heat.Rows[row].Percent[column], most);
            page.Down(height + 2);
        }
    }

    private static void Cell(SvgPage page, double x, double width, double height, double size, int? percent, int most)
    {
        if (percent is not { } told)
        {
            page.Box(x + 1, page.Y, width - 2, height, "#f4f6f9");
            return;
        }
        var warmth = (double)told / most;
        page.Box(x + 1, page.Y, width - 2, height, Ink(warmth));
        page.Text(x + (width / 2), page.Y + (height / 2) + (size * 0.36), told.ToString(CultureInfo.InvariantCulture), size, warmth > 0.5 ? "#ffffff" : SvgPage.Ink, "middle");
    }

    /// <summary>From nearly white to a deep blue.</summary>
    private static string Ink(double warmth)
    {
        int Between(int pale, int deep) => (int)Math.Round(pale + ((deep - pale) * warmth));
        return $"#{Between(0xeb, 0x12):x2}{Between(0xf3, 0x46):x2}{Between(0xfb, 0x85):x2}";
    }
}
