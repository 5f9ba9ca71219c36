using System.Text;
using System.Text.Unicode;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Looks at the beginning of a file and tells its layout: by the column that was asked for, by a header with a known name, or by the one
/// column that holds numbers. Where that leaves a choice, it asks: a guess would call somebody else.
/// </summary>
internal sealed class LayoutFinder(NumberingPlan plan, string? wanted)
{
    public const int SampleBytes = 64 * 1024;

    /// <summary>Rows that are looked at; a header stands within the first of them.</summary>
    private const int MostRows = 200;

    private const int MostRowsToHeader = 10;

    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <param name="sample">The beginning of the text, or all of it.</param>
    /// <exception cref="ImportColumnException">The column has to be named.</exception>
    public ImportLayout Find(ReadOnlySpan<byte> sample)
    {
        var encoding = IsUtf8(sample) ? Encoding.UTF8 : Windows1251;
        var isWhole = sample.Length < SampleBytes;
        var bytes = sample.ToArray();
        var tables = ((byte[])[(byte)';', (byte)'\t', (byte)',', (byte)'|', 0])
            .Select(delimiter => new SampleTable(delimiter, Rows(bytes, delimiter, isWhole, encoding)))
            .ToList();
        var table = tables.Where(table => table.Delimiter == 0 || table.Width > 1)
            .OrderByDescending(table => Header(table)?.Width == table.Width)
            .ThenByDescending(table => Header(table) is not null)
            .ThenByDescending(table => table.Regularity)
            .First();
        return Header(table) is { } header ? UnderHeader(table, header) : WithoutHeader(table);
    }

    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        // The last character may be cut.
        for (var cut = 0; cut < 4 && cut <= sample.Length; cut++)
        {
            if (Utf8.IsValid(sample[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<SampleRow> Rows(byte[] sample, byte delimiter, bool isWhole, Encoding encoding)
    {
        var rows = new List<SampleRow>();
        using var text = new CsvRows(new MemoryStream(sample), delimiter);
        while (rows.Count < MostRows && text.Next())
        {
            var cells = Enumerable.Range(0, text.Count).Select(column => encoding.GetString(text.Cell(column)).Trim().Trim('\uFEFF')).ToArray();
            rows.Add(new SampleRow(text.Line, text.Line + LineEnds.Count(text.Raw), cells, MaskedText.Of(text.Raw)));
        }

        // The last row of a sample is cut somewhere.
        return rows.Count is > 0 and < MostRows && !isWhole ? rows[..^1] : rows;
    }

    /// <summary>The first rows up to the one that has a number.</summary>
    private static IEnumerable<SampleRow> Top(SampleTable table) =>
        table.Rows.Where(row => !row.IsBlank).Take(MostRowsToHeader).TakeWhile(row => !row.HasNumber);

    private SampleRow? Header(SampleTable table) => Top(table).FirstOrDefault(row => ColumnOfNumber(row) is not null);

    private int? ColumnOfNumber(SampleRow row)
    {
        var columns = Enumerable.Range(0, row.Cells.Length);
        if (wanted is not null)
        {
            return columns.Where(column => ColumnNames.AreSame(row.Cells[column], wanted)).Cast<int?>().FirstOrDefault();
        }

        return columns.Select(column => (Column: (int?)column, Rank: ColumnNames.RankOfNumber(row.Cells[column])))
            .Where(one => one.Rank is not null).OrderBy(one => one.Rank).FirstOrDefault().Column;
    }

    private ImportLayout UnderHeader(SampleTable table, SampleRow header)
    {
        var column = ColumnOfNumber(header)!.Value;
        return new ImportLayout
        {
            Delimiter = table.Delimiter,
            NumberColumn = column,
            RegionColumn = Array.FindIndex(header.Cells, ColumnNames.IsRegion),
            Columns = table.Delimiter == 0 ? 0 : header.Width,
            Name = header.Cells[column],
            LinesBefore = header.LastLine,
            Above = [.. table.Rows.TakeWhile(row => row != header).Where(row => !row.IsBlank).Select(row => new ImportLine(row.Line, Refusal.NotANumber, row.Masked))],
        };
    }

    private ImportLayout WithoutHeader(SampleTable table)
    {
        var rows = table.Rows.Where(row => !row.IsBlank).ToList();
        var column = Wanted(table) ?? (table.Delimiter == 0 || rows.Count == 0 ? 0 : Asked(table, rows));
        return new ImportLayout
        {
            Delimiter = table.Delimiter,
            NumberColumn = column,
            RegionColumn = Enumerable.Range(0, table.Width).Where(region => region != column && table.HoldsRegions(region)).DefaultIfEmpty(ImportLayout.None).First(),
            Columns = column == 0 ? 0 : table.Width,
        };
    }

    /// <summary>A column may be asked for by its place, too.</summary>
    private int? Wanted(SampleTable table) => wanted is null ? null
        : int.TryParse(wanted, out var place) && place >= 1 && place <= Math.Max(table.Width, 1) ? place - 1
        : throw Ask(table.Rows.Find(row => !row.IsBlank), $"There is no column '{wanted}'.");

    /// <summary>The only column with numbers; or the only one where they are written as phones are, with their prefix, and that throughout.</summary>
    private int Asked(SampleTable table, List<SampleRow> rows)
    {
        if (rows[0] is { HasNumber: false, Width: > 1 } names)
        {
            throw Ask(names, "No column has a name that stands for phone numbers.");
        }

        var hits = Enumerable.Range(0, table.Width).Select(column => new ColumnHits(column, rows, plan)).Where(column => column.All > 0).ToList();
        return (hits, hits.FindAll(column => column.Explicit > 0)) switch
        {
            ([var only], _) => only.Column,
            (_, [var written]) when written.Explicit * 2 >= rows.Count => written.Column,
            ([], _) => throw Ask(null, "No column of the first rows holds phone numbers."),
            _ => throw Ask(null, "Several columns look like phone numbers."),
        };
    }

    private static ImportColumnException Ask(SampleRow? names, string problem)
    {
        List<string> shown = [.. (names?.HasNumber == false ? names.Cells : []).Where(cell => cell.Length > 0).Select(Shown)];
        var columns = shown.Count > 0 ? $" The columns are: {string.Join(", ", shown)}." : "";
        return new ImportColumnException($"{problem}{columns} Say which one to take: --column NAME, or its place: --column 2.", shown);
    }

    /// <summary>A name of a column has few digits; what has more may be somebody's.</summary>
    private static string Shown(string cell) =>
        cell.Count(char.IsDigit) > 4 ? MaskedText.Of(Encoding.UTF8.GetBytes(cell)) : cell.Length > 40 ? cell[..40] + "…" : cell;
}
