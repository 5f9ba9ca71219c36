using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Counts the bank per region: the piles tell the untouched numbers, the shelves the touched ones, by status and by the day on which their
/// rest ends. Only the rests that end today are looked at one by one.
/// </summary>
public sealed class Stock(BankRegions regions)
{
    public List<RegionStock> Count(ITransaction kept, DateTimeOffset now)
    {
        var stock = new Dictionary<int, RegionStock>();
        void Add(int region, int status, long count) => stock[region] = Plus(stock.GetValueOrDefault(region) ?? Empty(kept, region), status, count);

        foreach (var pile in kept.All(Piles.Table)) Add(pile.Region, (int)NumberStatus.Free, pile.Left);
        foreach (var number in Ahead(kept)) Add(number.Region, (int)NumberStatus.Free, -1);
        var today = Counts.Day(now);
        foreach (var count in TouchedNumbers.Shelves.All(kept))
        {
            var shelf = Shelf.Unpacked(count.Second);
            Add((int)count.First, shelf.Status < (int)NumberStatus.Retired && shelf.Day < today ? (int)NumberStatus.Free : shelf.Status, count.N);
        }
        foreach (var number in OverToday(kept, [.. stock.Keys], now))
        {
            Add(number.Region, number.Shelf.Status, -1);
            Add(number.Region, (int)NumberStatus.Free, +1);
        }
        // The campaign's own numbers are none of the bank's.
        foreach (var token in kept.All(Honeytokens.Table))
            if (kept.Find(TouchedNumbers.Table, token.Token) is { } number) Add(number.Region, number.Shelf.Status, -1);
        return [.. stock.Values.Where(region => region.Total > 0).OrderBy(region => region.Region)];
    }

    /// <summary>Never handed out, and not closed.</summary>
    public static long Untouched(ITransaction kept) => kept.All(Piles.Table).Sum(pile => (long)pile.Left) - Ahead(kept).Count();

    /// <summary>The same of one segment.</summary>
    public static long Untouched(ITransaction kept, long segment) =>
        kept.Range(Piles.Table, KeyRange.Beginning(segment)).Sum(pile => (long)pile.Left) - kept.Range(TouchedNumbers.Ahead, KeyRange.Beginning(segment)).Count();

    /// <summary>When the first rest ends that is not over yet; null when nothing rests.</summary>
    public DateTimeOffset? NextRelease(ITransaction kept, DateTimeOffset now) =>
        (from region in regions.All(kept)
         from avoid in TouchedNumbers.Avoidances
         select kept.Range(TouchedNumbers.Free, TouchedNumbers.FreeKeys(region, avoid, now, DateTimeOffset.MaxValue)).FirstOrDefault(number => number.FreeAt > now)?.FreeAt).Min();

    /// <summary>How many rests end on these days (UTC).</summary>
    public static long Released(ITransaction kept, long fromDay, long toDay) => TouchedNumbers.Shelves.All(kept)
        .Where(count => Shelf.Unpacked(count.Second) is { Status: < (int)NumberStatus.Retired } shelf && shelf.Day >= fromDay && shelf.Day <= toDay)
        .Sum(count => count.N);

    /// <summary>Numbers that their pile counts as untouched although they were closed; a pile that was withdrawn counts nothing.</summary>
    private static IEnumerable<TouchedNumber> Ahead(ITransaction kept) =>
        kept.All(TouchedNumbers.Ahead).Where(number => kept.Has(Piles.Table, (number.Ahead!.Value, number.Region)));

    /// <summary>Those whose rest was to end today and is over.</summary>
    private static IEnumerable<TouchedNumber> OverToday(ITransaction kept, IReadOnlyCollection<int> some, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(Counts.Day(now) * TimeSpan.TicksPerDay, TimeSpan.Zero);
        return from region in some
               from avoid in TouchedNumbers.Avoidances
               from number in kept.Range(TouchedNumbers.Free, TouchedNumbers.FreeKeys(region, avoid, midnight, now))
               where number.FreeAt >= midnight && number.FreeAt <= now
               select number;
    }

    private RegionStock Empty(ITransaction kept, int region) => new(regions.Code(kept, region), 0, 0, 0, 0, 0, 0, 0, 0);

    private static RegionStock Plus(RegionStock stock, int status, long count)
    {
        stock = stock with { Total = stock.Total + count };
        return status switch
        {
            Shelf.InHand => stock with { Held = stock.Held + count },
            (int)NumberStatus.Kept => stock with { Kept = stock.Kept + count },
            (int)NumberStatus.Resting or Shelf.Flagged => stock with { Resting = stock.Resting + count },
            (int)NumberStatus.Quarantined => stock with { Quarantined = stock.Quarantined + count },
            (int)NumberStatus.Retired => stock with { Retired = stock.Retired + count },
            (int)NumberStatus.DoNotCall => stock with { DoNotCall = stock.DoNotCall + count },
            _ => stock with { Fresh = stock.Fresh + count },
        };
    }
}
