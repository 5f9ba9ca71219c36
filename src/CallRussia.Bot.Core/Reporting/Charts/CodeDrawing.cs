namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>A link as a square that a camera reads, with whose it is above and the same in letters below.</summary>
internal static class CodeDrawing
{
    /// <param name="squares">Row by row, true where it is dark, with the light margin that cameras need.</param>
    public static void Draw(SvgPage page, bool[][] squares)
    {
        // Whole pixels: between squares that don't quite touch a camera sees lines.
        var size = SvgPage.Inside / squares.Length;
        var (left, top) = (SvgPage.Margin + ((SvgPage.Inside - (size * squares.Length)) / 2), Math.Round(page.Y));
        foreach (var (row, from, length) in DarkRuns.Of(squares)) page.Box(left + (from * size), top + (row * size), length * size, size, SvgPage.Ink, round: 0);
        page.Down(top - page.Y + (size * squares.Length));
    }
}
