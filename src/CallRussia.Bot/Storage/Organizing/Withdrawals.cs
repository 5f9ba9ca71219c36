using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Bank;
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

    /// <summary>The lane needs its blocks no more. When it was the last one, the segment is like one whose import died, and is swept as such.</summary>
    public void Close(LeavingLane lane)
    {
        database.Use("DELETE FROM leaving WHERE segment=?1 AND region=?2").Bind(lane.Segment).Bind(lane.Region).Run();
        database.Use("UPDATE segment SET whole=0 WHERE id=?1 AND whole=2 AND NOT EXISTS(SELECT 1 FROM leaving WHERE segment=?1)").Bind(lane.Segment).Run();
    }

    private bool IsLeft(byte[] token) => numbers.Find(token) is { } number && number.State.Status < NumberStatus.Retired;

    /// <summary>Null when another process has finished the lane meanwhile.</summary>
    private List<long>? Block(LeavingLane lane, int index)
    {
        var id = NumberBank.Blocks.Id(lane.Segment, lane.Region, index);
        using var row = database.Use("SELECT data FROM block WHERE id=?1").Bind(id);
        return row.Step() ? BlockCodec.Decode(vault.Open(Purpose.Block, id, row.Blob(0))) : null;
    }
}

/// <param name="Taken">Handed out or passed over.</param>
internal sealed record LeavingLane(long Segment, int Region, int Count, int Taken);
