using CsvHelper;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Rows of a text as RFC 4180 has them: a quoted cell may hold delimiters, ends of lines and doubled quotes. A quote within a cell that
/// doesn't begin with one is a character like any other. All that matters to a table is ASCII; other bytes come out as they are.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>In the place of a delimiter where there is none: every line is one cell.</summary>
    private const char NoDelimiter = '\x1F';

    /// <summary>A quote that is never closed makes one row of all that follows.</summary>
    private const int LongestRow = 16 << 20;

    private readonly CsvReader reader;
    private bool isMalformed;

    /// <param name="text">Stays open.</param>
    /// <param name="delimiter">0 when there is none; null takes the one that the first lines have.</param>
    public CsvRows(Stream text, byte? delimiter)
    {
        reader = CsvReader.Create(
            text,
            CsvReaderOptions.Default with
            {
                Separator = delimiter switch { null => null, 0 => NoDelimiter, _ => (char)delimiter },
                HasHeader = false,
                SkipEmptyLines = false,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRow,
                OnMalformedRecord = _ => isMalformed = true,
            },
            leaveOpen: true);
    }

    /// <summary>The line on which the row begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    public int Count => reader.FieldCount;

    /// <summary>The row as it stands there.</summary>
    public ReadOnlySpan<byte> Raw => reader.GetEnumerator().Current.RawRecord;

    /// <exception cref="ImportFileException">A row without end.</exception>
    public bool Next()
    {
        isMalformed = false;
        try
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException endless)
        {
            throw new ImportFileException($"A quote or a line that begins behind line {Line} does not end within 16 MB: what came before is taken.", endless);
        }

        Line = reader.LineNumber;
        return true;
    }

    /// <summary>A cell without its quotes and the spaces around them; empty where the row has none.</summary>
    public ReadOnlySpan<byte> Cell(int column) => column >= 0 && column < Count ? reader.GetSpan(column) : default;

    /// <summary>
    /// False when a quote stands where none should and a cell has a delimiter or the end of a line in it: nobody knows then where it ends.
    /// </summary>
    public bool AreQuotesFit()
    {
        for (var column = 0; isMalformed && column < Count; column++)
        {
            if (Cell(column).IndexOfAny((byte)reader.Separator, (byte)'\r', (byte)'\n') >= 0)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => reader.Dispose();
}
