using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Counts the bank per region. It reads every touched number: for organizers and tests, not for a turn.</summary>
internal static class Stock
{
    public static List<RegionStock> Count(Session session, DateTimeOffset now)
    {
        var totals = Totals(session);
        var stock = totals.ToDictionary(pair => pair.Key, pair => new RegionStock(session.Regions.Code(pair.Key), pair.Value, pair.Value, 0, 0, 0, 0, 0, 0));
        using var row = session.Database.Use("""
            SELECT region, CASE WHEN lease IS NOT NULL THEN -1 WHEN free_at<=?1 THEN 0 ELSE status END, count(*) FROM number GROUP BY 1, 2
            """).Bind(now.Stored());
        while (row.Step())
            if (stock.TryGetValue(row.Int(0), out var region)) stock[row.Int(0)] = Move(region, row.Int(1), row.Long(2));
        return [.. stock.Values.OrderBy(region => region.Region)];
    }

    private static Dictionary<int, long> Totals(Session session)
    {
        var totals = new Dictionary<int, long>();
        using var row = session.Database.Use("SELECT region, sum(n) FROM pos GROUP BY region");
        while (row.Step()) totals[row.Int(0)] = row.Long(1);
        return totals;
    }

    /// <summary>A touched number is not fresh, whatever else it is; one whose rest is over may be handed out and counts as fresh.</summary>
    private static RegionStock Move(RegionStock stock, int status, long count) => status switch
    {
        -1 => stock with { Fresh = stock.Fresh - count, Held = count },
        (int)NumberStatus.Kept => stock with { Fresh = stock.Fresh - count, Kept = count },
        (int)NumberStatus.Resting => stock with { Fresh = stock.Fresh - count, Resting = count },
        (int)NumberStatus.Quarantined => stock with { Fresh = stock.Fresh - count, Quarantined = count },
        (int)NumberStatus.Retired => stock with { Fresh = stock.Fresh - count, Retired = count },
        (int)NumberStatus.DoNotCall => stock with { Fresh = stock.Fresh - count, DoNotCall = count },
        _ => stock,
    };
}
