using System.Text;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Short lists of numbers, one a line, in any form and packing that <see cref="ImportReader"/> takes. No numbering plan decides here: who
/// asks not to be called is not called, whatever the registry knows of the number.
/// </summary>
public static class NumberList
{
    private static readonly char[] Between = [';', ',', '\t'];

    /// <param name="stream">May not seek; stays open.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; thrown while enumerating.</exception>
    public static IEnumerable<ListedNumber> Read(Stream stream)
    {
        using var lines = new StreamReader(Opened(stream), leaveOpen: true);
        for (var line = 1L; Next(lines, line) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var found = Parse(line, text);
            // The first line may name the columns.
            if (line > 1 || found.Refusal == Refusal.None || text.Any(char.IsAsciiDigit)) yield return found;
        }
    }

    /// <summary>In a row with several columns it is the first one that holds a number.</summary>
    private static ListedNumber Parse(long line, string text)
    {
        var first = Refusal.None;
        foreach (var field in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (PhoneNumber.TryParse(field.Trim().Trim('"'), out var number, out var refusal)) return new ListedNumber(line, number, Refusal.None, null);
            if (first == Refusal.None) first = refusal;
        }
        return new ListedNumber(line, default, first == Refusal.None ? Refusal.NotANumber : first, MaskedText.Of(Encoding.UTF8.GetBytes(text)));
    }

    private static string? Next(StreamReader lines, long line)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (InvalidDataException damaged)
        {
            throw new ImportFileException($"The archive is damaged after line {line - 1}: what came before has been read.", damaged);
        }
    }

    private static Stream Opened(Stream stream)
    {
        try
        {
            return new ImportSource(stream).Text();
        }
        catch (InvalidDataException damaged)
        {
            throw new ImportFileException("The archive is damaged.", damaged);
        }
    }
}

/// <param name="Line">Counted from 1, as an editor shows it.</param>
/// <param name="MaskedText">For refused lines only: all letters and all digits but the last two hidden.</param>
public sealed record ListedNumber(long Line, PhoneNumber Number, Refusal Refusal, string? MaskedText);
