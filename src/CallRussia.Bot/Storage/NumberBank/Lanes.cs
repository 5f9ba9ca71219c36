using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Table pos, held in memory by the writer. Memory runs ahead of the file inside a transaction; after a rollback it is read anew, and so it
/// is when another process has added a segment.
/// </summary>
internal sealed class Lanes(Database database, SipHash order)
{
    private IReadOnlyCollection<RegionLanes>? _regions;

    /// <summary>The same collection until it is read anew.</summary>
    public IReadOnlyCollection<RegionLanes> Regions => _regions ??= Load();

    public void Forget() => _regions = null;

    public void Keep(Lane lane) =>
        database.Use("UPDATE pos SET pos=?3 WHERE segment=?1 AND region=?2").Bind(lane.Segment).Bind(lane.Region).Bind(lane.Next).Run();

    public void Add(long segment, int region, int count)
    {
        database.Use("INSERT INTO pos(segment, region, n, pos) VALUES(?1, ?2, ?3, 0)").Bind(segment).Bind(region).Bind(count).Run();
        Forget();
    }

    private Dictionary<int, RegionLanes>.ValueCollection Load()
    {
        var regions = new Dictionary<int, RegionLanes>();
        using var row = database.Use("SELECT segment, region, n, pos FROM pos ORDER BY segment, region");
        while (row.Step())
        {
            var (segment, region, count) = (row.Long(0), row.Int(1), row.Int(2));
            if (!regions.TryGetValue(region, out var lanes)) regions.Add(region, lanes = new RegionLanes(region));
            lanes.Add(new Lane(segment, region, count, row.Int(3), new Permutation(order, segment, region, count)));
        }
        return regions.Values;
    }
}
