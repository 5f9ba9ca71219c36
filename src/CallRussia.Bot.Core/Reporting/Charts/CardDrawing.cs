using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>The card that volunteers post: one large figure, a few smaller ones, and where to join.</summary>
internal sealed class CardDrawing(CardShape shape, Func<Text, string> say)
{
    private const string Ground = "#0f2f57";
    private const string White = "#ffffff";
    private const string Soft = "#c9dcf3";
    private const string Warm = "#ffb366";
    private const int Margin = 56;
    private const int Inside = SvgPage.Width - (2 * Margin);

    private readonly SvgPage _page = new();

    public string Draw(Chart.Card card)
    {
        _page.Box(Margin, shape.Mark, 72, 8, Warm, round: 4);
        _page.Text(Margin, shape.Title - 46, say(card.Heading), LetterWidths.Fitting(say(card.Heading), Inside, 44, bold: true), White, weight: "bold");
        _page.Text(Margin, shape.Title, Inside, say(card.Title), 26, Soft);
        if (card.Figures.Length > 0) First(card.Figures[0]);
        Others([.. card.Figures.Skip(1)]);
        Foot(say(card.Note));
        return _page.Svg(shape.Height, Ground);
    }

    private void First(Figure figure)
    {
        var shown = say(figure.Shown);
        _page.Text(Margin, shape.First, shown, LetterWidths.Fitting(shown, Inside, shape.FirstSize, bold: true), White, weight: "bold");
        var size = shape.LabelSize + 6;
        _page.Text(Margin, shape.First + (0.16 * shape.FirstSize) + (1.25 * size), Inside, say(figure.Label), size, Soft);
    }

    private void Others(List<Figure> figures)
    {
        var room = ((double)Inside / Math.Max(1, figures.Count)) - 28;
        var size = figures.Select(figure => LetterWidths.Fitting(say(figure.Shown), room, shape.OthersSize, bold: true)).DefaultIfEmpty(shape.OthersSize).Min();
        for (var i = 0; i < figures.Count; i++)
        {
            var x = Margin + (i * (double)Inside / figures.Count);
            _page.Text(x, shape.Others, say(figures[i].Shown), size, Warm, weight: "bold");
            _page.Text(x, shape.Others + (1.6 * shape.LabelSize), room, say(figures[i].Label), shape.LabelSize - 2, Soft);
        }
    }

    private void Foot(string note)
    {
        var (lines, size) = (LetterWidths.Lines(note, Inside, shape.LabelSize).Count, shape.LabelSize);
        var foot = shape.Height - shape.Foot;
        _page.Box(Margin, foot - (lines * 1.25 * size) - size, Inside, 2, Soft, round: 0);
        _page.Text(Margin, foot - ((lines - 1) * 1.25 * size), Inside, note, size, White);
    }
}
