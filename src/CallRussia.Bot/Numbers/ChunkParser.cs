using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Lines to numbers with their regions, or to the reason why not. It remembers nothing between chunks: what a chunk leads to depends on its
/// lines and the layout before it, so chunks may be parsed side by side. For several threads at once.
/// </summary>
internal sealed class ChunkParser(NumberingPlan plan, PlanTable table)
{
    private const int LongestRegion = 32;

    private readonly TableLines tables = new(plan.Regions, table);

    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r,;\""u8);

    public ImportChunk Parse(ImportChunk chunk)
    {
        var layout = chunk.Before;
        for (var at = 0; at < chunk.Length;)
        {
            at = layout switch
            {
                { IsFirst: true } => at,
                { IsPlain: true } => PlainLines(chunk, at),
                { IsLearned: true } => tables.Read(chunk, at, layout),
                _ => at,
            };

            if (at < chunk.Length)
            {
                var line = chunk.Text.AsSpan(at, chunk.Text.AsSpan(at).IndexOf((byte)'\n'));
                at += line.Length + 1;
                chunk.Lines++;
                layout = Line(chunk, line, layout);
            }
        }

        chunk.After = layout;
        return chunk;
    }

    /// <summary>The lines that are nothing but a number that is called.</summary>
    /// <returns>Where they end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int PlainLines(ImportChunk chunk, int at)
    {
        ref var text = ref MemoryMarshal.GetArrayDataReference(chunk.Text);
        while (at < chunk.Length)
        {
            var length = PlainNumber.Read(ref Unsafe.Add(ref text, at), out var national);
            length += length > 0 && Unsafe.Add(ref text, at + length) == '\r' ? 2 : 1;
            if (length == 1 || Unsafe.Add(ref text, at + length - 1) != '\n')
            {
                length = SpelledNumber.Read(ref Unsafe.Add(ref text, at), out national);
            }

            if (length == 0 || table.PlaceOf(national) is var region && region < 0)
            {
                break;
            }

            chunk.Accept(PlacedNumber.Of(national, region));
            chunk.Lines++;
            at += length;
        }

        return at;
    }

    private ImportLayout Line(ImportChunk chunk, ReadOnlySpan<byte> line, ImportLayout layout)
    {
        if (line.IndexOfAnyExcept(Blank) < 0)
        {
            return layout;
        }

        var isTooLong = line.Length > ChunkSource.LongestLine;
        if (layout.IsFirst)
        {
            if (!isTooLong && layout.FromHeader(line) is { } header)
            {
                return header;
            }

            layout = layout.Seen;
        }

        if (!isTooLong)
        {
            return Parse(chunk, line, layout);
        }

        Refuse(chunk, line[..ChunkSource.LongestLine], Refusal.UnreadableLine);
        return layout;
    }

    private ImportLayout Parse(ImportChunk chunk, ReadOnlySpan<byte> text, ImportLayout layout)
    {
        if (layout.IsPlain)
        {
            if (PhoneNumber.TryParse(text, out var number, out var refusal))
            {
                Place(chunk, text, number, default);
                return layout;
            }

            layout = layout.WithDelimiterOf(text);
            if (layout.IsPlain)
            {
                Refuse(chunk, text, text.Contains((byte)0) ? Refusal.UnreadableLine : refusal);
                return layout;
            }
        }

        layout = layout.IsLearned ? layout : Learn(text, layout);
        var field = layout.Field(text, Math.Max(layout.NumberColumn, 0));
        if (PhoneNumber.TryParse(field, out var found, out var problem))
        {
            Place(chunk, field, found, layout.Field(text, layout.RegionColumn));
        }
        else
        {
            Refuse(chunk, field, problem);
        }

        return layout;
    }

    /// <summary>
    /// The first field that is a callable number shows its column; a ten-digit tax number beside it is not callable by luck only.
    /// </summary>
    private ImportLayout Learn(ReadOnlySpan<byte> line, ImportLayout layout)
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

        return number >= 0 ? layout.Learned(number, region) : layout;
    }

    private void Place(ImportChunk chunk, ReadOnlySpan<byte> text, PhoneNumber number, ReadOnlySpan<byte> region)
    {
        if (region.IsEmpty && table.PlaceOf(number.ToNational()) is var place and >= 0)
        {
            chunk.Accept(PlacedNumber.Of(number.ToNational(), place));
            return;
        }

        Span<char> code = stackalloc char[LongestRegion];
        // What doesn't fit or isn't ASCII is no code: a question mark makes it an unknown one.
        var length = Encoding.ASCII.TryGetChars(region, code, out var written) ? written : 0;
        var placed = plan.Find(number, length > 0 || region.IsEmpty ? code[..length] : "?");
        if (placed.IsCallable)
        {
            chunk.Accept(PlacedNumber.Of(number.ToNational(), table.PlaceOf(placed.Region)));
        }
        else
        {
            Refuse(chunk, text, placed.Refusal, number);
        }
    }

    private static void Refuse(ImportChunk chunk, ReadOnlySpan<byte> text, Refusal refusal, PhoneNumber? number = null) =>
        chunk.Refuse(new ImportLine(chunk.Lines, refusal, MaskedText.Of(text)) { Number = number });

    private static bool LooksLikeRegion(ReadOnlySpan<byte> field) =>
        field.Length > 3 && (Ascii.EqualsIgnoreCase(field[..3], "RU-"u8) || Ascii.EqualsIgnoreCase(field[..3], "UA-"u8));
}
