using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Draws a chart as SVG, in the words of the reader.</summary>
public static class ChartDrawing
{
    /// <param name="say">A text in the reader's language, without markup.</param>
    /// <param name="squares">Of a link: what a camera reads, row by row, true where it is dark.</param>
    public static string Svg(Chart chart, Func<Text, string> say, Func<string, bool[][]> squares)
    {
        if (chart is Chart.Card card) return Svg(card, CardShape.Square, say);
        if (chart is Chart.Certificate certificate) return CertificateDrawing.Draw(certificate, say);
        var page = new SvgPage();
        page.Title(say(chart.Heading), say(chart.Title));
        switch (chart)
        {
            case Chart.Bars bars:
                BarDrawing.Draw(page, bars, say);
                break;
            case Chart.Curves curves:
                CurveDrawing.Draw(page, curves, say);
                break;
            case Chart.Heat heat:
                HeatDrawing.Draw(page, heat, say);
                break;
            case Chart.Code code:
                CodeDrawing.Draw(page, squares(code.Link));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(chart), chart.GetType().Name, "No drawing for it.");
        }
        return page.End(say(chart.Note));
    }

    /// <summary>A card in a shape of its own.</summary>
    public static string Svg(Chart.Card card, CardShape shape, Func<Text, string> say) => new CardDrawing(shape, say).Draw(card);
}
