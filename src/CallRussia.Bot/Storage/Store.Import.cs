using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Storage;

/// <summary>
/// Adds a batch of numbers as one segment. Comparing and packing happen on the caller's side; the writer only takes finished blocks, in short
/// commits. Nobody sees them until the last commit makes the segment whole, so an import may die at any moment: what it left is swept by the
/// next one. Only one import writes at a time, in whichever process.
/// </summary>
public sealed partial class Store
{
    public async Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return BatchAdded.Nothing(batch);
        await using var turn = await ImportTurn.Take(_options, cancellationToken);
        for (var left = MostViews; ; left--)
        {
            await SweepImports(cancellationToken);
            try
            {
                return await AddOnce(batch, at, cancellationToken);
            }
            catch (EngineFailure failure) when (failure.MayBeginAgain)
            {
                if (left == 1) throw failure.Explain();
            }
        }
    }

    private async Task<BatchAdded> AddOnce(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _writer.ForgetLongestHold();
        var used = batch.UsedRegions();
        var (segment, regions) = await Write(
            kept => (Segments.Announce(kept, Name(batch), at), used.ConvertAll(place => _rules.Regions.Add(kept, batch.Regions[place]))), cancellationToken);
        var blocks = new BlockWriter(some => Write(kept => some.ForEach(block => kept.Put(Blocks.Table, block)), cancellationToken), _options.Pace, cancellationToken);
        // It writes blocks while it looks: when the look is given up, the whole is begun again.
        var (added, piles) = await Task.Run(() => Look(kept => Pack(kept, batch, segment, used.Zip(regions), blocks, cancellationToken), most: 1), cancellationToken);
        await blocks.End();
        await Write(kept => Complete(kept, segment, piles), cancellationToken);
        _options.Log.SegmentAdded(added.Sum.Added, added.Sum.Duplicates, added.Sum.DoNotCall);
        return added with { LongestHold = _writer.LongestHold };
    }

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) =>
        Study(kept => new Sifting(batch, piles: null, _options.Pace.Workers).Run(Inside(kept), cancellationToken), cancellationToken);

    public async Task SweepDeadImports(CancellationToken cancellationToken)
    {
        if (ImportTurn.TryTake(_options) is not { } turn) return;
        await using (turn) await SweepImports(cancellationToken);
    }

    private async Task SweepImports(CancellationToken cancellationToken)
    {
        while (await Read(kept => Segments.FirstUnfinished(kept), cancellationToken) is { } segment)
        {
            var blocks = await Read(kept => kept.Range(Blocks.Table, Blocks.OfSegment(segment)).Select(block => block.Id).ToList(), cancellationToken);
            // In short commits too.
            foreach (var some in blocks.Chunk(_options.Pace.BlocksPerCommit)) await Write(kept => Array.ForEach(some, id => kept.Remove(Blocks.Table, id)), cancellationToken);
            await Write(kept => kept.Remove(Segments.Table, segment), cancellationToken);
        }
    }

    private (BatchAdded Added, List<PilePacker> Piles) Pack(
        ITransaction kept, NumberBatch batch, long segment, IEnumerable<(int Place, int Region)> regions, BlockWriter blocks, CancellationToken cancellationToken)
    {
        var piles = new PilePacker?[batch.Regions.Count];
        foreach (var (place, region) in regions) piles[place] = new PilePacker(segment, region, blocks.Add);
        var added = new Sifting(batch, piles, _options.Pace.Workers).Run(Inside(kept), cancellationToken);
        var used = piles.OfType<PilePacker>().ToList();
        used.ForEach(pile => pile.End());
        return (added, used.FindAll(pile => pile.Count > 0));
    }

    /// <summary>The moment at which the numbers are in the bank. Nothing new leaves no segment.</summary>
    private static bool Complete(ITransaction kept, long segment, List<PilePacker> piles)
    {
        if (piles.Count == 0) return kept.Remove(Segments.Table, segment);
        Segments.Complete(kept, segment, piles.ConvertAll(pile => (pile.Region, pile.Count)));
        return true;
    }

    /// <summary>In one look: a source that is withdrawn meanwhile takes its blocks along.</summary>
    private static BankInside Inside(ITransaction kept) => new(
        kept.All(Piles.Table).ToList().Select(pile => Enumerable.Range(0, pile.Blocks)
            .Select(place => Blocks.Open(kept, Blocks.Id(pile.Segment, pile.Region, place)))),
        DoNotCallRegister.Hints(kept), kept.Marks.DoNotCallHint, number => DoNotCallRegister.Contains(kept, number));

    private static string Name(NumberBatch batch) => batch.Sources.Count switch
    {
        1 => batch.Sources[0],
        var count => $"{batch.Sources[0]} and {count - 1} more",
    };
}
