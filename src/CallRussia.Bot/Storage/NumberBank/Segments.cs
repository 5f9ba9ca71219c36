using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Table segment: one per batch of numbers. Its blocks come in many commits and nobody sees them; the last one says that it is whole, and
/// with it come its lanes.
/// </summary>
internal sealed class Segments(Database database)
{
    /// <summary>Takes an id, to which the blocks are bound before they are kept.</summary>
    public long Announce(string source, DateTimeOffset at)
    {
        database.Use("INSERT INTO segment(n, source, created, whole) VALUES(0, ?1, ?2, 0)").Bind(source).Bind(at.Stored()).Run();
        return database.LastId;
    }

    public void Complete(long segment, int count) =>
        database.Use("UPDATE segment SET n=?2, whole=1 WHERE id=?1").Bind(segment).Bind(count).Run();

    /// <summary>Announced, and not whole: being written, or the import ended before.</summary>
    public long? FirstUnfinished()
    {
        using var row = database.Use("SELECT min(id) FROM segment WHERE whole=0");
        return row.Step() ? row.LongOrNull(0) : null;
    }

    /// <summary>What whole segments hold of each region.</summary>
    public List<(long Segment, int Region, int Count)> Lanes()
    {
        var lanes = new List<(long, int, int)>();
        using var row = database.Use("SELECT segment, region, n FROM pos ORDER BY segment, region");
        while (row.Step()) lanes.Add((row.Long(0), row.Int(1), row.Int(2)));
        return lanes;
    }

    public void Remove(long segment) => database.Use("DELETE FROM segment WHERE id=?1").Bind(segment).Run();
}
