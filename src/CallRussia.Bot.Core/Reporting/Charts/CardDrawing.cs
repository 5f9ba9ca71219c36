using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>The card that volunteers post: a square, one large figure, a few smaller ones, and where to join.</summary>
internal static class CardDrawing
{
    private const int Height = SvgPage.Width;
    private const string Ground = "#0f2f57";
    private const string White = "#ffffff";
    private const string Soft = "#c9dcf3";
    private const string Warm = "#ffb366";
    private const int Margin = 56;
    private const int Inside = SvgPage.Width - (2 * Margin);

    public static string Svg(Chart.Card card, Func<Text, string> say)
    {
        var page = new SvgPage();
        page.Box(Margin, 64, 72, 8, Warm, round: 4);
        page.Text(Margin, 132, say(card.Heading), LetterWidths.Fitting(say(card.Heading), Inside, 44, bold: true), White, weight: "bold");
        page.Text(Margin, 178, Inside, say(card.Title), 26, Soft);
        if (card.Figures.Length > 0) First(page, card.Figures[0], say);
        Others(page, [.. card.Figures.Skip(1)], say);
        Foot(page, say(card.Note));
        return page.Svg(Height, Ground);
    }

    private static void First(SvgPage page, Figure figure, Func<Text, string> say)
    {
        var shown = say(figure.Shown);
        page.Text(Margin, 390, shown, LetterWidths.Fitting(shown, Inside, 170, bold: true), White, weight: "bold");
        page.Text(Margin, 454, Inside, say(figure.Label), 30, Soft);
    }

    private static void Others(SvgPage page, List<Figure> figures, Func<Text, string> say)
    {
        var room = ((double)Inside / Math.Max(1, figures.Count)) - 28;
        var size = figures.Select(figure => LetterWidths.Fitting(say(figure.Shown), room, 48, bold: true)).DefaultIfEmpty(48).Min();
        for (var i = 0; i < figures.Count; i++)
        {
            var x = Margin + (i * (double)Inside / figures.Count);
            page.Text(x, 560, say(figures[i].Shown), size, Warm, weight: "bold");
            page.Text(x, 598, room, say(figures[i].Label), 22, Soft);
        }
    }

    private static void Foot(SvgPage page, string note)
    {
        var lines = LetterWidths.Lines(note, Inside, 24);
        page.Box(Margin, Height - 64 - (lines.Count * 30) - 26, Inside, 2, Soft, round: 0);
        page.Text(Margin, Height - 64 - ((lines.Count - 1) * 30), Inside, note, 24, White);
    }
}
