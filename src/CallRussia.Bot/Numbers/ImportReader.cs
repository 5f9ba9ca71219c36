using System.Buffers;
using System.Text;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Reads numbers from a stream: plain text or CSV (comma, semicolon, tab), with or without a header, UTF-8, UTF-16 or windows-1251, plain
/// or gzip. Needs one buffer however long the file is; empty lines are passed over, every other one comes out accepted or refused.
/// </summary>
public sealed class ImportReader(NumberingPlan plan)
{
    private const int LinesPerProgress = 100_000;
    private const int LongestRegion = 32;

    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r,;\""u8);

    /// <param name="stream">May not seek; stays open.</param>
    /// <param name="progress">Called every hundred thousand lines and once at the end.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; thrown while enumerating.</exception>
    public IEnumerable<ImportLine> Read(Stream stream, Action<ImportProgress>? progress = null)
    {
        var source = new ImportSource(stream);
        var lines = new LineReader(Opened(source));
        var layout = new ImportLayout();
        var isFirst = true;
        while (TryRead(lines, out var line, out var tooLong))
        {
            if (lines.Lines % LinesPerProgress == 0)
            {
                progress?.Invoke(new(source.BytesTaken, lines.Lines));
            }

            if (IsBlank(line))
            {
                continue;
            }

            var isHeader = isFirst && !tooLong && layout.IsHeader(line);
            isFirst = false;
            if (!isHeader)
            {
                yield return tooLong ? Refused(lines.Lines, line, Refusal.UnreadableLine) : Parse(lines.Lines, line, layout);
            }
        }

        progress?.Invoke(new(source.BytesTaken, lines.Lines));
    }

    private ImportLine Parse(long line, ReadOnlySpan<byte> text, ImportLayout layout)
    {
        if (layout.IsPlain)
        {
            if (PhoneNumber.TryParse(text, out var number, out var refusal))
            {
                return Placed(line, text, number, default);
            }

            if (!layout.FindDelimiter(text))
            {
                return Refused(line, text, text.Contains((byte)0) ? Refusal.UnreadableLine : refusal);
            }
        }

        if (!layout.IsLearned)
        {
            Learn(text, layout);
        }

        var field = layout.Field(text, Math.Max(layout.NumberColumn, 0));
        return PhoneNumber.TryParse(field, out var found, out var problem)
            ? Placed(line, field, found, layout.Field(text, layout.RegionColumn))
            : Refused(line, field, problem);
    }

    /// <summary>
    /// The first field that is a callable number shows its column; a ten-digit tax number beside it is not callable by luck only.
    /// </summary>
    private void Learn(ReadOnlySpan<byte> line, ImportLayout layout)
    {
        var (number, region) = (-1, -1);
        for (var column = 0; layout.TryNext(ref line, out var field); column++)
        {
            if (number < 0 && PhoneNumber.TryParse(field, out var found, out _) && plan.Find(found).IsCallable)
            {
                number = column;
            }
            else if (region < 0 && LooksLikeRegion(field))
            {
                region = column;
            }
        }

        if (number >= 0)
        {
            layout.Learn(number, region);
        }
    }

    private ImportLine Placed(long line, ReadOnlySpan<byte> text, PhoneNumber number, ReadOnlySpan<byte> region)
    {
        Span<char> code = stackalloc char[LongestRegion];
        // What doesn't fit or isn't ASCII is no code: a question mark makes it an unknown one.
        var length = Encoding.ASCII.TryGetChars(region, code, out var written) ? written : 0;
        var placed = plan.Find(number, length > 0 || region.IsEmpty ? code[..length] : "?");
        return placed.IsCallable
            ? new ImportLine(line, number, placed.Region.Code, Refusal.None, null)
            : Refused(line, text, placed.Refusal);
    }

    private static ImportLine Refused(long line, ReadOnlySpan<byte> text, Refusal refusal) =>
        new(line, default, default, refusal, MaskedText.Of(text));

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(Blank) < 0;

    private static bool LooksLikeRegion(ReadOnlySpan<byte> field) =>
        field.Length > 3 && (Ascii.EqualsIgnoreCase(field[..3], "RU-"u8) || Ascii.EqualsIgnoreCase(field[..3], "UA-"u8));

    private static bool TryRead(LineReader lines, out ReadOnlySpan<byte> line, out bool tooLong)
    {
        try
        {
            return lines.TryRead(out line, out tooLong);
        }
        catch (InvalidDataException damaged)
        {
            throw Damaged(damaged, lines.Lines);
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
            throw Damaged(damaged, 0);
        }
    }

    private static ImportFileException Damaged(Exception damaged, long lines) =>
        new($"The archive is damaged after line {lines}: what came before has been read.", damaged);
}
