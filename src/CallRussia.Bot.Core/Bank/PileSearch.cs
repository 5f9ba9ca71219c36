using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Finds in which pile a number lies. Every pile is rising, so it is halved until the block is found, for all that are looked for at once:
/// a few of 40 million are found in some 10 ms, and no block is opened twice.
/// </summary>
public static class PileSearch
{
    public static Dictionary<PhoneNumber, (long Segment, int Region)> Find(ITransaction kept, IEnumerable<PhoneNumber> numbers)
    {
        var found = new Dictionary<PhoneNumber, (long, int)>();
        long[] wanted = [.. numbers.Select(number => number.ToNational()).Distinct().Order()];
        if (wanted.Length == 0) return found;
        foreach (var pile in kept.All(Piles.Table))
            Search(kept, pile, 0, pile.Blocks, wanted, found);
        return found;
    }

    /// <param name="from">The first block that may hold one of them.</param>
    /// <param name="to">The first one after that may not.</param>
    private static void Search(ITransaction kept, Pile pile, int from, int to, ReadOnlySpan<long> wanted, Dictionary<PhoneNumber, (long, int)> found)
    {
        if (from >= to || wanted.IsEmpty) return;
        var middle = (from + to) / 2;
        var block = BlockCodec.Decode(Blocks.Open(kept, Blocks.Id(pile.Segment, pile.Region, middle)));
        var (first, last) = (Place(wanted, block[0]), Place(wanted, block[^1] + 1));
        foreach (var number in wanted[first..last])
            if (block.BinarySearch(number) >= 0) found[PhoneNumber.FromNational(number)] = (pile.Segment, pile.Region);
        Search(kept, pile, from, middle, wanted[..first], found);
        Search(kept, pile, middle + 1, to, wanted[last..], found);
    }

    /// <summary>How many are smaller.</summary>
    private static int Place(ReadOnlySpan<long> sorted, long number)
    {
        var at = sorted.BinarySearch(number);
        return at < 0 ? ~at : at;
    }
}
