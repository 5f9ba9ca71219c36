using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Sources on their way out. Which numbers of a pile were touched is told by the pile itself: those at the places of its keyed order that were
/// taken. Each step may be done twice and ends the same.
/// </summary>
public static class Withdrawals
{
    /// <summary>One small change takes a whole segment's piles out of the hand-outs; what is left to do is done in steps.</summary>
    public static void Begin(ITransaction kept, long segment)
    {
        foreach (var pile in kept.Range(Piles.Table, KeyRange.Beginning(segment)).ToList())
        {
            kept.Put(Piles.Leaving, pile);
            kept.Remove(Piles.Table, (pile.Segment, pile.Region));
        }
        kept.Change(Segments.Table, segment, static one => one with { Stage = SegmentStage.Leaving });
        kept.Move(Piles.Changed);
    }

    /// <summary>The next pile that has something left to do.</summary>
    public static Pile? Next(ITransaction kept) => kept.All(Piles.Leaving).FirstOrDefault();

    /// <summary>Tokens of a pile's numbers that are still to be retired.</summary>
    public static List<byte[]> Touched(ITransaction kept, Pile pile)
    {
        var order = new Permutation(kept.Marks.Order, pile.Segment, pile.Region, pile.Count);
        var ranks = Enumerable.Range(0, pile.Taken).Select(order.At).GroupBy(rank => rank / BlockCodec.NumbersPerBlock);
        return [.. ranks.SelectMany(ofBlock => OfBlock(kept, pile, ofBlock)).Where(token => IsLeft(kept, token))];
    }

    /// <summary>Outcomes and do-not-call stay what they are. The call in hand may be finished; whatever comes of it, the number is retired.</summary>
    public static void Retire(ITransaction kept, IEnumerable<byte[]> tokens)
    {
        foreach (var token in tokens)
            if (kept.Find(TouchedNumbers.Table, token) is { State.Status: < NumberStatus.Retired } number)
                TouchedNumbers.Save(kept, number with { State = new NumberState { Status = NumberStatus.Retired }, Agreed = null });
    }

    /// <summary>The pile needs its blocks no more. When it was the last one, the segment is like one whose import died, and is swept as such.</summary>
    public static void Close(ITransaction kept, Pile pile)
    {
        kept.Remove(Piles.Leaving, (pile.Segment, pile.Region));
        if (kept.Find(Segments.Table, pile.Segment) is { Stage: SegmentStage.Leaving } segment && !kept.Range(Piles.Leaving, KeyRange.Beginning(pile.Segment)).Any())
            kept.Put(Segments.Table, segment with { Stage = SegmentStage.Unfinished });
    }

    private static bool IsLeft(ITransaction kept, byte[] token) => kept.Find(TouchedNumbers.Table, token) is { State.Status: < NumberStatus.Retired };

    /// <summary>None when another process has finished the pile meanwhile.</summary>
    private static List<byte[]> OfBlock(ITransaction kept, Pile pile, IGrouping<int, int> ranks)
    {
        if (kept.Find(Blocks.Table, Blocks.Id(pile.Segment, pile.Region, ranks.Key)) is not { } block) return [];
        var numbers = BlockCodec.Decode(block.Steps);
        return [.. ranks.Select(rank => kept.Marks.Token(PhoneNumber.FromNational(numbers[rank % BlockCodec.NumbersPerBlock])))];
    }
}
