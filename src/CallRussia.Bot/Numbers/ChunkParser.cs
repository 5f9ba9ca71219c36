using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Lines without quotes to numbers with their regions, or to the reason why not. It remembers nothing between chunks, so they may be parsed
/// side by side. For several threads at once.
/// </summary>
internal sealed class ChunkParser(RowTaker rows, TableLines tables, PlanTable table, ImportLayout layout)
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create("\r\n"u8);

    public ImportChunk Parse(ImportChunk chunk)
    {
        for (var at = 0; at < chunk.Length;)
        {
            at = layout.IsPlain ? PlainLines(chunk, at) : tables.Read(chunk, at, layout);
            if (at < chunk.Length)
            {
                var line = chunk.Text.AsSpan(at, chunk.Text.AsSpan(at).IndexOfAny(Ends));
                at += LineEnds.Behind(chunk.Text.AsSpan(at), 1);
                chunk.Lines++;
                rows.Take(chunk, new Row(line, layout));
            }
        }

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
}
