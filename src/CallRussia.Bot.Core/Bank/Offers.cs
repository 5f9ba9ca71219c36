using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Bank;

/// <summary>The open regions that have fresh numbers, put together anew every minute: what is left of them changes with every hand-out.</summary>
internal sealed class Offers(OpenRegions open, BankRegions regions)
{
    private readonly Memo<Minute> _minute = new(static () => [Piles.Table, BankRegions.Table], static _ => new Minute(), Piles.Changed, Levers.Changed);

    /// <summary>The pile of the next fresh number; the number counts as taken.</summary>
    /// <param name="wished">Only these regions are looked at; null looks at all.</param>
    public OpenPile? Choose(ITransaction kept, DateTimeOffset at, IReadOnlyList<RegionCode>? wished, bool exploring, ulong chance)
    {
        var minute = kept.Remember(_minute);
        Renew(kept, minute, at);
        if (minute.Left == 0) return null;
        var count = 0;
        foreach (var (region, code, isPrime) in minute.Open) minute.Offers[count++] = new RegionOffer(wished is null || WishedRegions.Fit(wished, code) ? region.Left : 0, region.Total, isPrime);
        var (index, place) = RegionChoice.Choose(minute.Offers.AsSpan(0, count), (double)minute.Left / minute.Total, exploring, chance);
        if (index < 0) return null;
        minute.Left--;
        return minute.Open[index].Region.Choose(place);
    }

    private void Renew(ITransaction kept, Minute known, DateTimeOffset at)
    {
        var minute = at.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute == known.At) return;
        known.At = minute;
        var called = OpenPiles.Of(kept).Regions.Where(region => regions.Find(kept, region.Region) is not null).ToList();
        (known.Left, known.Total) = (called.Sum(region => region.Left), called.Sum(region => region.Total));
        known.Open.Clear();
        foreach (var region in called)
            if (region.Left > 0 && open.IsOpen(kept, region.Region, at)) known.Open.Add((region, regions.Code(kept, region.Region), open.IsPrime(kept, region.Region, at)));
        if (known.Offers.Length < known.Open.Count) known.Offers = new RegionOffer[known.Open.Count];
    }

    private sealed class Minute
    {
        public long At { get; set; } = -1;

        public List<(RegionPiles Region, RegionCode Code, bool IsPrime)> Open { get; } = [];

        public RegionOffer[] Offers { get; set; } = [];

        public long Left { get; set; }

        public long Total { get; set; }
    }
}
