using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// The quick way through a table whose columns are known: lines that have all columns, a number in one of the commonest spellings and no
/// region, or the code of a real one. It stops at every other line, which is then looked at more closely.
/// </summary>
internal sealed class TableLines
{
    private const int LongestCode = sizeof(ulong);

    private readonly PlanTable table;
    private readonly Dictionary<ulong, int> placeOfCode = [];
    private readonly bool[] isDemo;

    public TableLines(RegionCatalogue regions, PlanTable table)
    {
        this.table = table;
        isDemo = [.. table.Regions.Select(code => regions[code].IsDemo)];
        foreach (var region in regions.Callable.Where(region => !region.IsDemo && region.Code.Text.Length <= LongestCode))
        {
            placeOfCode.Add(region.Code.Text.Aggregate(0UL, (code, letter) => (code << 8) | letter), table.PlaceOf(region));
        }
    }

    /// <returns>Where the quick lines end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(ImportChunk chunk, int at, ImportLayout layout)
    {
        ref var text = ref MemoryMarshal.GetArrayDataReference(chunk.Text);
        while (at < chunk.Length && TryCut(chunk.Text, at, layout, out var number, out var region, out var next))
        {
            if (number.Length == 0 || next - at > ChunkSource.LongestLine
                || PlainNumber.Read(ref Unsafe.Add(ref text, number.From), out var national) != number.Length || PlaceOf(chunk.Text, national, region) is var place && place < 0)
            {
                break;
            }

            chunk.Accept(PlacedNumber.Of(national, place));
            chunk.Lines++;
            at = next;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(byte[] text, long national, Piece region)
    {
        var place = table.PlaceOf(national);
        if (region.Length == 0 || place < 0)
        {
            return place;
        }

        // A demo number stays one in whatever region.
        return !isDemo[place] && region.Length <= LongestCode && placeOfCode.TryGetValue(Code(text, region), out var claimed) ? claimed : PlanTable.Refused;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Code(byte[] text, Piece region)
    {
        var code = 0UL;
        for (var at = region.From; at < region.From + region.Length; at++)
        {
            code = (code << 8) | text[at];
        }

        return code;
    }

    /// <summary>Finds the two cells and the next line.</summary>
    /// <returns>False where the line has other columns than the table.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryCut(byte[] text, int at, ImportLayout layout, out Piece number, out Piece region, out int next)
    {
        (number, region, next) = (default, default, 0);
        var (from, last, columns) = (at, Math.Max(layout.NumberColumn, layout.RegionColumn), 1);
        var delimiter = layout.Delimiter;
        for (var column = 0; column <= last; at++)
        {
            var letter = text[at];
            if (letter != delimiter && letter is not ((byte)'\n' or (byte)'\r'))
            {
                continue;
            }

            var cell = new Piece(from, at - from);
            number = column == layout.NumberColumn ? cell : number;
            region = column == layout.RegionColumn ? cell : region;
            from = at + 1;
            if (letter != delimiter)
            {
                break;
            }

            column++;
            columns++;
        }

        // Ours is faster here than the runtime's searches, which an import of seconds never sees compiled in full.
        var end = text[from - 1] == delimiter ? from : from - 1;
        for (; text[end] is not ((byte)'\n' or (byte)'\r'); end++)
        {
            columns += text[end] == delimiter ? 1 : 0;
        }

        next = end + (text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        return layout.Columns == 0 || columns == layout.Columns;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int From, int Length);
}
