using System.Globalization;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>A table of shares: the darker the more; what is not told stays empty.</summary>
internal static class HeatDrawing
{
    private const int LabelWidth = 226;
    private const int LabelLetters = 21;
    private const int Height = 30;

    public static void Draw(SvgPage page, Chart.Heat heat, Func<Text, string> say)
    {
        var left = SvgPage.Margin + LabelWidth;
        var width = (double)(SvgPage.Width - SvgPage.Margin - left) / Math.Max(1, heat.Columns.Length);
        var most = Math.Max(1, heat.Rows.SelectMany(row => row.Percent).Max() ?? 1);
        page.Down(26);
        for (var column = 0; column < heat.Columns.Length; column++)
            page.Text(left + (width * (column + 0.5)), page.Y, heat.Columns[column], 16, SvgPage.Faint, "middle");
        page.Down(8);
        foreach (var row in heat.Rows)
        {
            page.Text(left - 10, page.Y + 21, SvgPage.Short(say(row.Label), LabelLetters), 18, anchor: "end");
            for (var column = 0; column < row.Percent.Length; column++)
                Cell(page, left + (width * column), width, row.Percent[column], most);
            page.Down(Height + 2);
        }
    }

    private static void Cell(SvgPage page, double x, double width, int? percent, int most)
    {
        if (percent is not { } told)
        {
            page.Box(x + 1, page.Y, width - 2, Height, "#f5f7fa");
            return;
        }
        var warmth = (double)told / most;
        page.Box(x + 1, page.Y, width - 2, Height, Ink(warmth));
        page.Text(x + (width / 2), page.Y + 21, told.ToString(CultureInfo.InvariantCulture), 15, warmth > 0.55 ? "#ffffff" : SvgPage.Ink, "middle");
    }

    /// <summary>From nearly white to a deep blue.</summary>
    private static string Ink(double warmth)
    {
        int Between(int pale, int deep) => (int)Math.Round(pale + ((deep - pale) * warmth));
        return $"#{Between(0xeb, 0x1a):x2}{Between(0xf4, 0x4e):x2}{Between(0xfc, 0x8a):x2}";
    }
}
