using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>
/// Puts the pages of a batch in order: every number once, rising, with the region of its first line. A page is walked from its last line to
/// its first, and each line overwrites what a later one said; that needs 140 KB, which stay in the cache. Independent of all other pages.
/// </summary>
/// <param name="isSuspect">May be on the do-not-call register. Called from several threads.</param>
internal sealed class PageFold(NumberBatch batch, Func<long, bool>? isSuspect)
{
    private readonly ConcurrentBag<Desk> _desks = [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FoldedPage Fold(int page)
    {
        if (!_desks.TryTake(out var desk)) desk = new Desk();
        var duplicates = new int[NumberBatch.MostSources];
        var (bits, lines) = (desk.Bits, desk.Lines);
        var count = 0;
        for (var place = batch.End(page); batch.Before(ref place, out var run);)
            for (var i = run.Length - 1; i >= 0; i--)
            {
                var line = new BatchLine(run[i]);
                var bit = 1UL << line.Low;
                ref var word = ref bits[line.Low >> 6];
                if ((word & bit) == 0) count++;
                else duplicates[new BatchLine(lines[line.Low]).Source]++;
                word |= bit;
                lines[line.Low] = run[i];
            }
        var numbers = Collect(desk, count);
        _desks.Add(desk);
        return new FoldedPage(page, numbers, duplicates, Suspects(page, numbers));
    }

    /// <summary>Takes the numbers off the desk, which is clean again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint[] Collect(Desk desk, int count)
    {
        var numbers = GC.AllocateUninitializedArray<uint>(count);
        var (bits, lines, n) = (desk.Bits, desk.Lines, 0);
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1) numbers[n++] = lines[(word << 6) + BitOperations.TrailingZeroCount(left)];
            bits[word] = 0;
        }
        return numbers;
    }

    private HashSet<int>? Suspects(int page, uint[] numbers)
    {
        if (isSuspect is null) return null;
        HashSet<int>? found = null;
        foreach (var word in numbers)
            if (new BatchLine(word).Low is var low && isSuspect(FoldedPage.National(page, low))) (found ??= []).Add(low);
        return found;
    }

    private sealed class Desk
    {
        public ulong[] Bits { get; } = new ulong[NumberBatch.PageNumbers / 64];

        public uint[] Lines { get; } = new uint[NumberBatch.PageNumbers];
    }
}

/// <param name="Numbers">Rising; see <see cref="BatchLine"/>.</param>
/// <param name="Duplicates">Lines that repeat a number of the page, by source.</param>
/// <param name="Suspects">Lower parts of numbers that may be on the do-not-call register; null when there are none.</param>
internal sealed record FoldedPage(int Page, uint[] Numbers, int[] Duplicates, HashSet<int>? Suspects)
{
    public static long National(int page, int low) => ((long)page << NumberBatch.PageBits) | (uint)low;
}
