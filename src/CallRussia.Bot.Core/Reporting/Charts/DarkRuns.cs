namespace CallRussia.Bot.Core.Reporting.Charts;

/// <summary>Dark squares of a code that lie side by side: drawn as one, so that no camera sees lines between them.</summary>
public static class DarkRuns
{
    /// <param name="squares">Row by row, true where it is dark.</param>
    public static IEnumerable<(int Row, int From, int Length)> Of(bool[][] squares)
    {
        ArgumentNullException.ThrowIfNull(squares);
        for (var row = 0; row < squares.Length; row++)
            for (var (from, to) = (0, 0); from < squares[row].Length; from = to + 1)
            {
                for (to = from; to < squares[row].Length && squares[row][to];) to++;
                if (to > from) yield return (row, from, to - from);
            }
    }
}
