using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>The first rows of a file as one delimiter cuts them.</summary>
internal sealed record SampleTable(byte Delimiter, List<SampleRow> Rows)
{
    /// <summary>Cells of most rows that have several.</summary>
    public int Width { get; } = Rows.Where(row => row.Width > 1).GroupBy(row => row.Width).OrderByDescending(rows => rows.Count()).Select(rows => rows.Key).FirstOrDefault(1);

    /// <summary>How many rows are cut alike: the delimiter of the file cuts more of them than a comma that stands here and there.</summary>
    public int Regularity => Width > 1 ? Rows.Count(row => row.Width == Width) : 0;

    public bool HoldsRegions(int column)
    {
        var cells = Rows.Where(row => column < row.Cells.Length && row.Cells[column].Length > 0).Select(row => row.Cells[column]).ToList();
        return cells.Count > 0 && cells.Count(LooksLikeRegion) * 2 > cells.Count;
    }

    private static bool LooksLikeRegion(string cell) =>
        cell.StartsWith("RU-", StringComparison.OrdinalIgnoreCase) || cell.StartsWith("UA-", StringComparison.OrdinalIgnoreCase);
}

/// <param name="Line">Where it begins, from 1.</param>
/// <param name="LastLine">Where it ends: later, when a cell has several lines.</param>
internal sealed record SampleRow(long Line, long LastLine, string[] Cells, string Masked)
{
    public bool IsBlank { get; } = Array.TrueForAll(Cells, cell => cell.Length == 0);

    public bool HasNumber { get; } = Array.Exists(Cells, cell => PhoneNumber.TryParse(cell, out _, out _));

    /// <summary>Without the empty cells at its end.</summary>
    public int Width { get; } = Array.FindLastIndex(Cells, cell => cell.Length > 0) + 1;
}

/// <summary>How often a column looks like phone numbers: written with their prefix, or as ten digits that happen to be callable.</summary>
internal sealed record ColumnHits
{
    public ColumnHits(int column, List<SampleRow> rows, NumberingPlan plan)
    {
        Column = column;
        foreach (var cell in rows.Where(row => column < row.Cells.Length).Select(row => row.Cells[column]))
        {
            if (PhoneNumber.TryParse(cell, out var number, out _))
            {
                var isExplicit = cell.Count(char.IsDigit) == 11;
                Explicit += isExplicit ? 1 : 0;
                All += isExplicit || plan.Find(number).IsCallable ? 1 : 0;
            }
        }
    }

    public int Column { get; }

    public int All { get; }

    public int Explicit { get; }
}
