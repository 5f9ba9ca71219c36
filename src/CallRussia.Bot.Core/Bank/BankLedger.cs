using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>The numbers: those that lie untouched in piles, those that were touched, the register, and what stops hand-outs.</summary>
public sealed class BankLedger : Ledger
{
    public override IReadOnlyList<Table> Tables =>
    [
        BankRegions.Table, Segments.Table, Piles.Table, Piles.Leaving, Blocks.Table, TouchedNumbers.Table, BarredNumbers.Table, DoNotCallRegister.Table, Honeytokens.Table, Levers.Table, KeptRules.Table,
    ];

    public override IEnumerable<string> Check(ITransaction kept)
    {
        foreach (var wrong in CheckPiles(kept)) yield return wrong;
        foreach (var wrong in CheckTouched(kept)) yield return wrong;
        var open = kept.All(Honeytokens.Table).Count(token => kept.Find(TouchedNumbers.Table, token.Token) is not { State.Status: >= NumberStatus.Retired });
        if (open > 0) yield return $"{open} times: honeytokens are not kept out of the bank.";
    }

    private static IEnumerable<string> CheckPiles(ITransaction kept)
    {
        var found = new Dictionary<(long Segment, int Region), long>();
        foreach (var block in kept.All(Blocks.Table))
        {
            var pile = Blocks.PileOf(block.Id);
            found[pile] = found.GetValueOrDefault(pile) + block.Count;
            if (BlockCodec.Decode(block.Steps).Count is var count && count != block.Count) yield return $"Block {block.Id} holds {count} numbers instead of {block.Count}.";
        }
        var sums = new Dictionary<long, long>();
        foreach (var pile in kept.All(Piles.Table))
        {
            sums[pile.Segment] = sums.GetValueOrDefault(pile.Segment) + pile.Count;
            if (found.GetValueOrDefault((pile.Segment, pile.Region)) is var held && held != pile.Count) yield return $"Segment {pile.Segment} holds {held} numbers of region {pile.Region} instead of {pile.Count}.";
            if (pile.Taken > pile.Count || pile.Taken < 0) yield return "More numbers of a pile are taken than it has.";
        }
        foreach (var segment in kept.All(Segments.Table))
            if (segment.Stage == SegmentStage.Whole && sums.GetValueOrDefault(segment.Id) != segment.Count) yield return $"Segment {segment.Id} does not add up to its numbers.";
        foreach (var segment in sums.Keys)
            if (kept.Find(Segments.Table, segment) is not { Stage: SegmentStage.Whole }) yield return "Sources leave the bank and are handed out.";
    }

    private static IEnumerable<string> CheckTouched(ITransaction kept)
    {
        var (shelves, offered, unregistered) = (new Dictionary<(long, long), long>(), 0, 0);
        foreach (var number in kept.All(TouchedNumbers.Table))
        {
            var shelf = ((long)number.Region, number.Shelf.Packed);
            shelves[shelf] = shelves.GetValueOrDefault(shelf) + 1;
            if (number.FreeAt is not null && (number.HeldBy is not null || number.State.Status >= NumberStatus.Retired)) offered++;
            if (number.State.Status == NumberStatus.DoNotCall && !DoNotCallRegister.Contains(kept, kept.Marks.Number(number.Token))) unregistered++;
        }
        var counted = TouchedNumbers.Shelves.All(kept).ToDictionary(count => (count.First, count.Second), count => count.N);
        if (shelves.Keys.Union(counted.Keys).Count(shelf => shelves.GetValueOrDefault(shelf) != counted.GetValueOrDefault(shelf)) is var wrong and > 0)
            yield return $"{wrong} times: counts of touched numbers are wrong.";
        if (offered > 0) yield return $"{offered} times: held or finished numbers are offered again.";
        if (unregistered > 0) yield return $"{unregistered} times: a do-not-call number is missing in the do-not-call register.";
    }
}
