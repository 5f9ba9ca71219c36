using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>One row after the other to a number with its region, or to the reason why not. For several threads at once.</summary>
internal sealed class RowTaker(NumberingPlan plan, PlanTable table)
{
    private const int LongestRegion = 32;

    /// <summary>The row stands in the line that the chunk has counted last.</summary>
    public void Take(ImportChunk chunk, Row row) => Take(chunk, row, chunk.Lines);

    /// <param name="line">Where the row begins.</param>
    public void Take(ImportChunk chunk, Row row, long line)
    {
        if (row.IsBlank)
        {
            return;
        }

        if (row.Problem != Refusal.None)
        {
            Refuse(chunk, line, row.Whole, row.Problem);
        }
        else if (!PhoneNumber.TryParse(row.Number, out var number, out var problem))
        {
            Refuse(chunk, line, row.Number, row.Number.Contains((byte)0) ? Refusal.UnreadableLine : problem);
        }
        else
        {
            Place(chunk, line, row, number);
        }
    }

    private void Place(ImportChunk chunk, long line, Row row, PhoneNumber number)
    {
        if (row.Region.IsEmpty && table.PlaceOf(number.ToNational()) is var place and >= 0)
        {
            chunk.Accept(PlacedNumber.Of(number.ToNational(), place));
            return;
        }

        Span<char> code = stackalloc char[LongestRegion];
        // What doesn't fit or isn't ASCII is no code: a question mark makes it an unknown one.
        var length = Encoding.ASCII.TryGetChars(row.Region, code, out var written) ? written : 0;
        var placed = plan.Find(number, length > 0 || row.Region.IsEmpty ? code[..length] : "?");
        if (placed.IsCallable)
        {
            chunk.Accept(PlacedNumber.Of(number.ToNational(), table.PlaceOf(placed.Region)));
        }
        else
        {
            Refuse(chunk, line, row.Number, placed.Refusal);
        }
    }

    private static void Refuse(ImportChunk chunk, long line, ReadOnlySpan<byte> text, Refusal refusal) =>
        chunk.Refuse(new ImportLine(line, refusal, MaskedText.Of(text)));
}

/// <summary>What matters of one row of a file.</summary>
internal readonly ref struct Row
{
    /// <summary>A line without quotes.</summary>
    public Row(ReadOnlySpan<byte> line, ImportLayout layout)
    {
        Whole = line.Length <= ChunkSource.LongestLine ? line : line[..ChunkSource.LongestLine];
        IsBlank = true;
        var rest = line;
        var (cells, isRestEmpty) = (0, true);
        while (cells == 0 || !rest.IsEmpty)
        {
            var length = layout.IsPlain ? -1 : rest.IndexOf(layout.Delimiter);
            var cell = Trimmed(length < 0 ? rest : rest[..length]);
            // A delimiter at the end of the line opens a last cell, an empty one.
            rest = length < 0 ? default : rest[(length + 1)..];
            IsBlank &= cell.IsEmpty;
            isRestEmpty &= cells < layout.Columns || cell.IsEmpty;
            Number = cells == layout.NumberColumn ? cell : Number;
            Region = cells == layout.RegionColumn ? cell : Region;
            cells += length >= 0 && rest.IsEmpty ? 2 : 1;
        }

        Problem = ProblemOf(line.Length, layout.Fits(cells, isRestEmpty));
    }

    /// <summary>A row as RFC 4180 has it.</summary>
    public Row(CsvRows rows, ImportLayout layout)
    {
        Whole = rows.Raw.Length <= ChunkSource.LongestLine ? rows.Raw : rows.Raw[..ChunkSource.LongestLine];
        IsBlank = true;
        var isRestEmpty = true;
        for (var column = 0; column < rows.Count; column++)
        {
            var isEmpty = rows.Cell(column).IsEmpty;
            IsBlank &= isEmpty;
            isRestEmpty &= column < layout.Columns || isEmpty;
        }

        Number = Trimmed(rows.Cell(layout.NumberColumn));
        Region = Trimmed(rows.Cell(layout.RegionColumn));
        Problem = rows.AreQuotesFit() ? ProblemOf(rows.Raw.Length, layout.Fits(rows.Count, isRestEmpty)) : Refusal.UnfitQuotes;
        IsBlank &= Problem != Refusal.UnfitQuotes;
    }

    public ReadOnlySpan<byte> Whole { get; }

    public ReadOnlySpan<byte> Number { get; }

    public ReadOnlySpan<byte> Region { get; }

    /// <summary>Nobody wrote anything here.</summary>
    public bool IsBlank { get; }

    /// <summary>Why not even the right cell is found.</summary>
    public Refusal Problem { get; }

    private static Refusal ProblemOf(int length, bool fits) =>
        length > ChunkSource.LongestLine ? Refusal.UnreadableLine : fits ? Refusal.None : Refusal.OtherColumns;

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> cell) => cell.Trim(" \t"u8);
}
