using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Adds a batch of numbers as one segment. Comparing, packing and sealing happen on the caller's side; the writer only inserts finished
/// blocks, in short commits. Nobody sees them until the last commit makes the segment whole, so an import may die at any moment: what it
/// left is swept by the next one. Only one import writes at a time, in whichever process.
/// </summary>
internal sealed class Import(Writer writer, Readers readers, StoreOptions options)
{
    public async Task<BatchAdded> Add(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return BatchAdded.Nothing(batch);
        await using var turn = await ImportTurn.Take(options, cancellationToken);
        await SweepAll(cancellationToken);
        writer.ForgetLongestHold();
        var used = batch.UsedRegions();
        var (segment, regions) = await writer.Run(
            session => (session.Segments.Announce(Name(batch), at), used.ConvertAll(place => session.Regions.Add(batch.Regions[place]))), cancellationToken);
        var blocks = new BlockWriter(writer, options.Pace, ImportTurn.IsServed(options) ? options.Pace.Breath : TimeSpan.Zero, options.Clock, cancellationToken);
        var (added, lanes) = await readers.Run(session => Pack(session, batch, segment, used.Zip(regions), blocks, cancellationToken), cancellationToken);
        await blocks.End();
        await writer.Run(session => Complete(session, segment, lanes), cancellationToken);
        options.Log.SegmentAdded(added.Sum.Added, added.Sum.Duplicates, added.Sum.DoNotCall);
        return added with { LongestHold = writer.LongestHold };
    }

    /// <summary>What <see cref="Add"/> would do.</summary>
    public Task<BatchAdded> Weigh(NumberBatch batch, CancellationToken cancellationToken) =>
        readers.Run(session => Sift(session, batch, lanes: null, cancellationToken), cancellationToken);

    /// <summary>Takes out what imports that died have left, unless one is at work just now.</summary>
    public async Task Sweep(CancellationToken cancellationToken)
    {
        if (ImportTurn.TryTake(options) is not { } turn) return;
        await using (turn) await SweepAll(cancellationToken);
    }

    private async Task SweepAll(CancellationToken cancellationToken)
    {
        while (await readers.Run(session => session.Segments.FirstUnfinished(), cancellationToken) is { } segment)
        {
            while (await writer.Run(session => session.Blocks.Remove(segment, options.Pace.BlocksPerCommit), cancellationToken) > 0)
            {
                // In short commits too.
            }
            await writer.Run(session => Remove(session, segment), cancellationToken);
        }
    }

    private (BatchAdded Added, List<LanePacker> Lanes) Pack(
        Session session, NumberBatch batch, long segment, IEnumerable<(int Place, int Region)> regions, BlockWriter blocks, CancellationToken cancellationToken)
    {
        var lanes = new LanePacker?[batch.Regions.Count];
        foreach (var (place, region) in regions) lanes[place] = new LanePacker(segment, region, block => blocks.Add(new SealedBlock(block.Id, block.Count, session.Vault.Seal(Purpose.Block, block.Id, block.Steps))));
        var added = Sift(session, batch, lanes, cancellationToken);
        var used = lanes.OfType<LanePacker>().ToList();
        used.ForEach(lane => lane.End());
        return (added, used.FindAll(lane => lane.Count > 0));
    }

    /// <summary>In one read transaction: a source that is withdrawn meanwhile takes its blocks along.</summary>
    private BatchAdded Sift(Session session, NumberBatch batch, LanePacker?[]? lanes, CancellationToken cancellationToken)
    {
        session.Database.Execute("BEGIN");
        try
        {
            return new Sifting(batch, lanes, options.Pace.Workers).Run(Inside(session), cancellationToken);
        }
        finally
        {
            session.Database.Execute("COMMIT");
        }
    }

    private static BankInside Inside(Session session) => new(
        session.Segments.Lanes().Select(lane => Enumerable.Range(0, (lane.Count + BlockCodec.NumbersPerBlock - 1) / BlockCodec.NumbersPerBlock)
            .Select(place => session.Blocks.Open(Blocks.Id(lane.Segment, lane.Region, place)))),
        session.DoNotCall.Hints(), session.Vault.DoNotCallHint, session.DoNotCall.Contains);

    /// <summary>The moment at which the numbers are in the bank. Nothing new leaves no segment.</summary>
    private static bool Complete(Session session, long segment, List<LanePacker> lanes)
    {
        if (lanes.Count == 0) return Remove(session, segment);
        foreach (var lane in lanes) session.Lanes.Add(segment, lane.Region, lane.Count);
        session.Segments.Complete(segment, lanes.Sum(lane => lane.Count));
        return true;
    }

    private static bool Remove(Session session, long segment)
    {
        session.Segments.Remove(segment);
        return true;
    }

    private static string Name(NumberBatch batch) => batch.Sources.Count switch
    {
        1 => batch.Sources[0],
        var count => $"{batch.Sources[0]} and {count - 1} more",
    };
}
