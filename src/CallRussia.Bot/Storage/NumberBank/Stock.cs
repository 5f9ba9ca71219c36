using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Counts the bank per region: the lanes tell the untouched numbers, table touched the others, by status and by the day on which their
/// rest ends. Only the rests that end today are looked at one by one.
/// </summary>
internal static class Stock
{
    private const int Held = 6;

    /// <summary>Numbers that their lane counts as untouched although they have a row; a lane that was withdrawn counts nothing.</summary>
    private const string Ahead = "number n JOIN pos p ON p.segment=n.ahead AND p.region=n.region WHERE n.ahead IS NOT NULL";

    public static List<RegionStock> Count(Session session, DateTimeOffset now)
    {
        var stock = new Dictionary<int, RegionStock>();
        var today = Moment.Day(now);
        session.Counts.Write();
        Add(session, stock, session.Database.Use("SELECT region, 0, sum(n-pos) FROM pos GROUP BY region"));
        Add(session, stock, session.Database.Use($"SELECT p.region, 0, -count(*) FROM {Ahead} GROUP BY p.region"));
        Add(session, stock, session.Database.Use("SELECT region, CASE WHEN status<4 AND day<?1 THEN 0 ELSE status END, sum(n) FROM touched GROUP BY 1, 2").Bind(today));
        foreach (var (region, status, count) in OverToday(session, now)) Move(session, stock, region, status, count);
        // The campaign's own numbers are none of the bank's.
        Add(session, stock, session.Database.Use("""
            SELECT n.region, CASE WHEN n.lease IS NULL THEN n.status ELSE 6 END, -count(*) FROM honeytoken JOIN number n USING(token) GROUP BY 1, 2
            """));
        return [.. stock.Values.Where(region => region.Total > 0).OrderBy(region => region.Region)];
    }

    /// <summary>Never handed out, and not closed.</summary>
    public static long Untouched(Session session) => session.Database.Scalar($"SELECT (SELECT coalesce(sum(n-pos), 0) FROM pos) - (SELECT count(*) FROM {Ahead})");

    /// <summary>Days that count nothing any more.</summary>
    public static void Sweep(Session session) => session.Database.Use("DELETE FROM touched WHERE n=0").Run();

    private static void Add(Session session, Dictionary<int, RegionStock> stock, Statement counted)
    {
        using var row = counted;
        while (row.Step()) stock[row.Int(0)] = Plus(Of(session, stock, row.Int(0)), row.Int(1), row.Long(2));
    }

    private static List<(int Region, int Status, long Count)> OverToday(Session session, DateTimeOffset now)
    {
        var over = new List<(int, int, long)>();
        using var row = session.Database.Use("""
            WITH daypart(avoid) AS (VALUES(0), (1), (2), (3))
            SELECT n.region, n.status, count(*) FROM region r CROSS JOIN daypart d CROSS JOIN number n
            WHERE n.region=r.id AND n.avoid=d.avoid AND n.free_at>=?1 AND n.free_at<=?2 GROUP BY 1, 2
            """).Bind(now.UtcTicks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay).Bind(now.Stored());
        while (row.Step()) over.Add((row.Int(0), row.Int(1), row.Long(2)));
        return over;
    }

    private static void Move(Session session, Dictionary<int, RegionStock> stock, int region, int status, long count) =>
        stock[region] = Plus(Plus(Of(session, stock, region), status, -count), (int)NumberStatus.Free, count);

    private static RegionStock Of(Session session, Dictionary<int, RegionStock> stock, int region) =>
        stock.TryGetValue(region, out var known) ? known : new RegionStock(session.Regions.Code(region), 0, 0, 0, 0, 0, 0, 0, 0);

    private static RegionStock Plus(RegionStock stock, int status, long count)
    {
        stock = stock with { Total = stock.Total + count };
        return status switch
        {
            Held => stock with { Held = stock.Held + count },
            (int)NumberStatus.Kept => stock with { Kept = stock.Kept + count },
            (int)NumberStatus.Resting => stock with { Resting = stock.Resting + count },
            (int)NumberStatus.Quarantined => stock with { Quarantined = stock.Quarantined + count },
            (int)NumberStatus.Retired => stock with { Retired = stock.Retired + count },
            (int)NumberStatus.DoNotCall => stock with { DoNotCall = stock.DoNotCall + count },
            _ => stock with { Fresh = stock.Fresh + count },
        };
    }
}
