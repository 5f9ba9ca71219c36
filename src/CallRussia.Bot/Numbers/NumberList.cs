using System.Text;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Lists whose every number counts: those who asked not to be called, and those named one by one. Any form and packing that
/// <see cref="ImportReader"/> takes. No numbering plan decides here: who asks not to be called is not called, whatever the registry knows
/// of the number. A row is taken whole or refused whole, so that none counts as done in part.
/// </summary>
public static class NumberList
{
    /// <summary>A name of a column has fewer digits.</summary>
    private const int DigitsOfName = 5;

    /// <param name="stream">May not seek; stays open.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; thrown while enumerating.</exception>
    public static IEnumerable<ListedNumbers> Read(Stream stream, Action<ImportProgress>? progress = null)
    {
        var source = new ImportSource(stream);
        using var rows = new CsvRows(Opened(source), delimiter: null);
        for (var isFirst = true; Next(rows);)
        {
            var text = Encoding.UTF8.GetString(rows.Raw);
            progress?.Invoke(new(source.BytesTaken, rows.Line));
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var found = rows.AreQuotesFit() ? WrittenNumbers.In(text) : new WrittenNumbers([], Refusal.UnfitQuotes);
            // The first row may name the columns.
            if (!isFirst || found.Refusal != Refusal.NotANumber || text.Count(char.IsDigit) >= DigitsOfName)
            {
                yield return new(rows.Line, found.Numbers, found.Refusal, found.Refusal == Refusal.None ? null : MaskedText.Of(rows.Raw));
            }

            isFirst = false;
        }
    }

    private static bool Next(CsvRows rows)
    {
        try
        {
            return rows.Next();
        }
        catch (InvalidDataException damaged)
        {
            throw new ImportFileException($"The archive is damaged after line {rows.Line}: what came before has been read.", damaged);
        }
    }

    private static Stream Opened(ImportSource source)
    {
        try
        {
            return source.Text();
        }
        catch (InvalidDataException damaged)
        {
            throw new ImportFileException("The archive is damaged.", damaged);
        }
    }
}

/// <param name="Line">Counted from 1, as an editor shows it; where the row begins.</param>
/// <param name="Numbers">All that stand there; none when the row is refused.</param>
/// <param name="MaskedText">For refused rows only: all letters and all digits but the last two hidden.</param>
public sealed record ListedNumbers(long Line, IReadOnlyList<PhoneNumber> Numbers, Refusal Refusal, string? MaskedText);
