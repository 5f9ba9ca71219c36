using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Numbers;

public class RegionChoiceTests
{
    [Fact]
    public void Nothing_open_gives_nothing()
    {
        Assert.Equal((-1, 0L), RegionChoice.Choose([], 1, exploring: false, 5));
        Assert.Equal((-1, 0L), RegionChoice.Choose([new(0, 100, true)], 1, exploring: false, 5));
    }

    [Fact]
    public void Every_number_in_prime_time_has_the_same_chance()
    {
        RegionOffer[] open = [new(10, 10, true), new(500, 500, false), new(30, 30, true)];
        var drawn = Draws(40_000).Select(chance => RegionChoice.Choose(open, 1, exploring: false, chance)).ToList();
        Assert.InRange(drawn.Count(draw => draw.Index == 0), 9_600, 10_400);
        Assert.InRange(drawn.Count(draw => draw.Index == 2), 29_600, 30_400);
        Assert.Equal(40, drawn.Distinct().Count());
        Assert.All(drawn.CountBy(draw => draw), number => Assert.InRange(number.Value, 800, 1_200));
    }

    [Fact]
    public void Exploring_takes_every_open_hour_for_prime()
    {
        RegionOffer[] open = [new(10, 10, true), new(90, 90, false)];
        Assert.InRange(Draws(10_000).Count(chance => RegionChoice.Choose(open, 1, exploring: true, chance).Index == 1), 8_900, 9_100);
    }

    [Fact]
    public void The_more_is_left_of_a_region_the_more_often_it_comes()
    {
        RegionOffer[] open = [new(50, 100, true), new(60, 100, true)];
        // 60 : 50 to the fifth.
        Assert.InRange(Draws(10_000).Count(chance => RegionChoice.Choose(open, 0.5, exploring: false, chance).Index == 1), 6_950, 7_300);
    }

    [Fact]
    public void An_empty_region_in_prime_time_hides_no_other_one() =>
        Assert.Equal((1, 5L), RegionChoice.Choose([new(0, 20, true), new(100, 100, false)], 0.9, exploring: false, 5));

    [Fact]
    public void A_region_ahead_of_the_whole_waits_while_another_one_is_open()
    {
        RegionOffer ahead = new(80_000, 100_000, true);
        Assert.Equal(1, RegionChoice.Choose([ahead, new(10, 10, false)], 0.9, exploring: false, 5).Index);
        Assert.Equal(0, RegionChoice.Choose([ahead], 0.9, exploring: false, 5).Index);
        Assert.Equal(0, RegionChoice.Choose([ahead, new(10, 10, false)], 0.81, exploring: false, 5).Index);
    }

    /// <summary>Volunteers in Europe and America ask most when it is evening in Moscow and night in Vladivostok.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void In_a_year_in_which_half_the_bank_is_called_all_regions_keep_nearly_the_same_share(int seed)
    {
        var (shares, whole) = Year(new Random(seed), balanced: true);
        Assert.InRange(whole, 0.4, 0.6);
        Assert.All(shares, share => Assert.InRange(share, whole - 0.05, whole + 0.15));
    }

    /// <summary>Why proportion alone is not enough: whoever is in prime time when few others are open would be called out first.</summary>
    [Fact]
    public void Without_waiting_some_regions_would_be_called_out_before_others_are_half_called()
    {
        var (shares, whole) = Year(new Random(1), balanced: false);
        Assert.True(shares.Min() < whole - 0.2, $"The least is {shares.Min()}.");
        Assert.True(shares.Max() > whole + 0.2, $"The most is {shares.Max()}.");
    }

    private static IEnumerable<ulong> Draws(int count)
    {
        var random = new Random(7);
        for (; count > 0; count--) yield return ((ulong)random.NextInt64() << 1) ^ (ulong)random.NextInt64();
    }

    private static (List<double> Shares, double Whole) Year(Random random, bool balanced)
    {
        const int BankSize = 40_000_000;
        var regions = Some.World.Plan.Regions.Callable.Where(region => !region.IsDemo).Select(region => new Bank(region, random)).ToList();
        var scale = BankSize / regions.Sum(bank => bank.Weight);
        foreach (var bank in regions) bank.Left = bank.Total = (long)(bank.Weight * scale);
        var total = regions.Sum(bank => bank.Total);
        var start = new DateTimeOffset(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);
        for (var hour = 0; hour < 365 * 24; hour++)
        {
            var at = start.AddHours(hour);
            var open = regions.GroupBy(bank => string.Join(' ', bank.Region.Zones.Select(zone => zone.Name)))
                .Where(clock => Some.Hours.IsOpen(clock.First().Region, at))
                .SelectMany(clock => clock.Select(bank => (Bank: bank, IsPrime: Some.Hours.IsPrime(clock.First().Region, at))).ToList()).ToList();
            // In the last hour of Kaliningrad's day nothing else is open: it is called as long as it lasts, and no choice could help it.
            for (var asked = Asked(at, random); asked > 0 && open.Count > 1; asked--) Take(open, total, regions, random, balanced);
        }
        return ([.. regions.Select(bank => (double)bank.Left / bank.Total)], (double)regions.Sum(bank => bank.Left) / total);
    }

    private static void Take(List<(Bank Bank, bool IsPrime)> open, long total, List<Bank> regions, Random random, bool balanced)
    {
        // A thousand people at once: the same choice, a thousandth of the work.
        const int AtOnce = 1_000;
        var offers = open.Select(region => new RegionOffer(region.Bank.Left, region.Bank.Total, region.IsPrime)).ToArray();
        var share = balanced ? (double)regions.Sum(bank => bank.Left) / total : 0;
        var (index, _) = RegionChoice.Choose(offers, share, random.Next(10) == 0, (ulong)random.NextInt64() << 1);
        if (index >= 0) open[index].Bank.Left -= Math.Min(AtOnce, open[index].Bank.Left);
    }

    /// <summary>
    /// Thousands of requests in that hour (UTC): most in the afternoon and evening of Europe, few in its night, when only the east of Russia
    /// is awake.
    /// </summary>
    private static int Asked(DateTimeOffset at, Random random) => (int)((at.Hour switch
    {
        < 5 or >= 22 => 0.2,
        < 8 => 1.5,
        < 12 => 5,
        < 15 => 6,
        _ => 8,
    }) + random.NextDouble());

    private sealed class Bank(Region region, Random random)
    {
        public Region Region { get; } = region;

        /// <summary>Large regions have fifty times the numbers of small ones.</summary>
        public double Weight { get; } = Math.Pow(50, random.NextDouble());

        public long Total { get; set; }

        public long Left { get; set; }
    }
}
