using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>
/// Table leaving: lanes of withdrawn sources. Which of their numbers were touched is told by the lane itself: those at the first
/// <c>pos</c> places of its keyed order. Each step may be done twice, by two processes too, and ends the same.
/// </summary>
internal sealed class Withdrawals(Database database, Vault vault, NumberRows numbers)
{
    private const int BlocksPerStep = 32;

    /// <summary>The next lane that has something left to do.</summary>
    public LeavingLane? Next()
    {
        using var row = database.Use("SELECT segment, region, n, pos FROM leaving ORDER BY segment, region LIMIT 1");
        return row.Step() ? new LeavingLane(row.Long(0), row.Int(1), row.Int(2), row.Int(3)) : null;
    }

    /// <summary>Tokens of a lane's numbers that are still to be retired, block by block.</summary>
    public IEnumerable<List<byte[]>> Touched(LeavingLane lane)
    {
        var order = new Permutation(vault.Order, lane.Segment, lane.Region, lane.Count);
        var ranks = new int[lane.Taken];
        for (var place = 0; place < ranks.Length; place++) ranks[place] = order.At(place);
        foreach (var block in ranks.GroupBy(rank => rank / BlockCodec.NumbersPerBlock))
            if (Block(lane, block.Key) is { } held)
                yield return [.. block.Select(rank => vault.Token(PhoneNumber.FromNational(held[rank % BlockCodec.NumbersPerBlock]))).Where(IsLeft)];
    }

    /// <summary>Outcomes and do-not-call stay what they are. The call in hand may be finished; whatever comes of it, the number is retired.</summary>
    public void Retire(IEnumerable<byte[]> tokens)
    {
        foreach (var token in tokens)
            if (numbers.Find(token) is { } number && number.State.Status < NumberStatus.Retired)
                numbers.Save(number with { State = new NumberState { Status = NumberStatus.Retired }, Agreed = null });
    }

    /// <summary>The lane needs its blocks no more.</summary>
    public void Close(LeavingLane lane) =>
        database.Use("DELETE FROM leaving WHERE segment=?1 AND region=?2").Bind(lane.Segment).Bind(lane.Region).Run();

    /// <summary>Gives space back: some blocks of sources that are done with, at last the source itself.</summary>
    /// <returns>False when nothing is left.</returns>
    public bool Free()
    {
        var segment = database.Scalar("SELECT id FROM segment WHERE whole=2 AND NOT EXISTS(SELECT 1 FROM leaving WHERE segment=segment.id)");
        if (segment == 0) return false;
        var freed = database.Use("DELETE FROM block WHERE id IN (SELECT id FROM block WHERE id>=?1 AND id<?2 LIMIT ?3)")
            .Bind(segment << 40).Bind((segment + 1) << 40).Bind(BlocksPerStep).Run();
        if (freed == 0) database.Use("DELETE FROM segment WHERE id=?1").Bind(segment).Run();
        return true;
    }

    private bool IsLeft(byte[] token) => numbers.Find(token) is { } number && number.State.Status < NumberStatus.Retired;

    /// <summary>Null when another process has finished the lane meanwhile.</summary>
    private List<long>? Block(LeavingLane lane, int index)
    {
        var id = Blocks.Id(lane.Segment, lane.Region, index);
        using var row = database.Use("SELECT data FROM block WHERE id=?1").Bind(id);
        return row.Step() ? BlockCodec.Decode(vault.Open(Purpose.Block, id, row.Blob(0))) : null;
    }
}

/// <param name="Taken">Handed out or passed over.</param>
internal sealed record LeavingLane(long Segment, int Region, int Count, int Taken);
