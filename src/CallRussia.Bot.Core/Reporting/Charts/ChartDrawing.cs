using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Draws a chart as SVG, in the words of the reader.</summary>
public static class ChartDrawing
{
    private const int LabelWidth = 254;
    private const int LabelLetters = 21;
    private const int ShownWidth = 186;

    private static readonly string[] s_inks = ["#2b6cb0", "#38a169", "#dd6b20"];

    /// <param name="say">A text in the reader's language, without markup.</param>
    public static string Svg(Chart chart, Func<Text, string> say)
    {
        var page = new SvgPage();
        page.Title(say(chart.Title));
        switch (chart)
        {
            case Chart.Bars bars:
                Draw(page, bars, say);
                break;
            case Chart.Curves curves:
                CurveDrawing.Draw(page, curves, say, s_inks);
                break;
            case Chart.Heat heat:
                HeatDrawing.Draw(page, heat, say);
                break;
            case Chart.Card card:
                Draw(page, card, say);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(chart), chart.GetType().Name, "No drawing for it.");
        }
        return page.End(say(chart.Note));
    }

    private static void Draw(SvgPage page, Chart.Card card, Func<Text, string> say)
    {
        page.Down(24);
        foreach (var (figure, i) in card.Figures.Select((figure, i) => (figure, i)))
        {
            var height = i == 0 ? 76 : 52;
            page.Down(height);
            page.Text(SvgPage.Margin, page.Y, say(figure.Shown), height, i == 0 ? SvgPage.Blue : SvgPage.Ink, weight: "bold");
            page.Down(32);
            page.Text(SvgPage.Margin, page.Y, say(figure.Label), 24, SvgPage.Faint);
            page.Down(18);
        }
    }

    private static void Draw(SvgPage page, Chart.Bars bars, Func<Text, string> say)
    {
        const int Height = 30;
        const int Room = SvgPage.Width - (2 * SvgPage.Margin) - LabelWidth - ShownWidth;
        var longest = Math.Max(1, bars.Items.Select(bar => bar.Value).DefaultIfEmpty(1).Max());
        page.Down(16);
        foreach (var bar in bars.Items)
        {
            var x = SvgPage.Margin + LabelWidth;
            page.Text(x - 12, page.Y + 22, SvgPage.Short(say(bar.Label), LabelLetters), anchor: "end");
            page.Box(x, page.Y, (double)Room * bar.Value / longest, Height, SvgPage.LightBlue);
            page.Box(x, page.Y, (double)Room * bar.Part / longest, Height, SvgPage.Blue);
            page.Text(x + ((double)Room * bar.Value / longest) + 10, page.Y + 22, say(bar.Shown));
            page.Down(Height + 10);
        }
    }
}
