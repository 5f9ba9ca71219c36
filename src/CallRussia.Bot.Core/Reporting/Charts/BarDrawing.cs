using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Bars, one under another: the name before each, its figure behind it. Both are whole: the bars take what room they leave.</summary>
internal static class BarDrawing
{
    private const int Height = 32;
    private const int Size = 20;
    private const int LineHeight = 25;

    /// <summary>A longer name takes several lines.</summary>
    private const int LongestName = 270;

    public static void Draw(SvgPage page, Chart.Bars chart, Func<Text, string> say)
    {
        var bars = chart.Items.Select(bar => (bar.Value, bar.Part, Name: LetterWidths.Lines(say(bar.Label), LongestName, Size), Shown: say(bar.Shown))).ToList();
        var left = SvgPage.Margin + bars.SelectMany(bar => bar.Name).Select(line => LetterWidths.Width(line, Size)).DefaultIfEmpty(0).Max() + 12;
        var room = SvgPage.Width - SvgPage.Margin - left - 10 - bars.Select(bar => LetterWidths.Width(bar.Shown, Size)).DefaultIfEmpty(0).Max();
        var longest = Math.Max(1, bars.Select(bar => bar.Value).DefaultIfEmpty(1).Max());
        page.Down(20);
        foreach (var bar in bars)
        {
            var height = Math.Max(Height, bar.Name.Count * LineHeight);
            var top = page.Y + ((height - Height) / 2.0);
            for (var line = 0; line < bar.Name.Count; line++)
                page.Text(left - 12, page.Y + ((height - (bar.Name.Count * LineHeight)) / 2.0) + 19 + (line * LineHeight), bar.Name[line], Size, anchor: "end");
            page.Box(left, top, room * bar.Value / longest, Height, SvgPage.LightBlue);
            page.Box(left, top, room * bar.Part / longest, Height, SvgPage.Blue);
            page.Text(left + (room * bar.Value / longest) + 10, top + 23, bar.Shown, Size);
            page.Down(height + 10);
        }
    }
}
