using System.Diagnostics;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class NumberingPlanTests
{
    private static readonly NumberingPlan Plan = Given.Plan;

    private static readonly IReadOnlyList<(long From, long To, string Region)> Ranges = Given.Ranges;

    [Fact]
    public void Both_ends_of_every_range_are_found_in_their_region()
    {
        Assert.True(Ranges.Count > 14_000);
        foreach (var row in Ranges)
        {
            var expected = Given.Region(row.Region);
            foreach (var end in new[] { row.From, row.To })
            {
                var placed = Plan.Find(PhoneNumber.FromNational(end));
                var isExcluded = placed.Refusal is not Refusal.None && placed.Refusal != expected.Refusal;
                Assert.True(
                    isExcluded ? IsExcludedCode(end) : placed.Region == (expected.IsCallable ? expected : null) || IsPartOfYakutia(placed, expected),
                    $"a range of {expected.Code} is not found");
            }
        }
    }

    [Fact]
    public void A_number_beside_a_range_belongs_to_the_neighbour_or_to_nobody()
    {
        for (var i = 1; i < Ranges.Count; i++)
        {
            var gap = Ranges[i - 1].To + 1;
            if (gap < Ranges[i].From && !IsExcludedCode(gap))
            {
                Assert.Equal(Placement.Refused(Refusal.UnknownRange), Plan.Find(PhoneNumber.FromNational(gap)));
            }
        }
    }

    [Theory]
    [InlineData(600, Refusal.Kazakhstan)]
    [InlineData(701, Refusal.Kazakhstan)]
    [InlineData(777, Refusal.Kazakhstan)]
    [InlineData(840, Refusal.Abkhazia)]
    [InlineData(940, Refusal.Abkhazia)]
    [InlineData(336, Refusal.Baikonur)]
    [InlineData(800, Refusal.Service)]
    [InlineData(804, Refusal.Service)]
    [InlineData(809, Refusal.Service)]
    [InlineData(941, Refusal.CarUnit)]
    [InlineData(942, Refusal.CarUnit)]
    [InlineData(954, Refusal.NotGeographic)]
    [InlineData(971, Refusal.NotGeographic)]
    [InlineData(365, Refusal.UkrainianTerritory)]
    [InlineData(856, Refusal.UkrainianTerritory)]
    [InlineData(978, Refusal.UkrainianTerritory)]
    [InlineData(907, Refusal.UnknownRange)]
    [InlineData(973, Refusal.UnknownRange)]
    [InlineData(975, Refusal.UnknownRange)]
    [InlineData(0, Refusal.UnknownRange)]
    [InlineData(100, Refusal.UnknownRange)]
    public void Whoever_is_not_called_is_refused_with_a_reason_of_its_own(int code, Refusal expected) =>
        Assert.Equal(Placement.Refused(expected), Plan.Find(Given.NumberIn(code)));

    [Theory]
    [InlineData("UA-14")]
    [InlineData("UA-09")]
    [InlineData("UA-23")]
    [InlineData("UA-65")]
    [InlineData("UA-43+UA-40")]
    public void Mobile_numbers_of_occupied_territory_are_refused(string code)
    {
        var row = Ranges.Last(range => range.Region == code);
        Assert.Equal(Refusal.UkrainianTerritory, Plan.Find(PhoneNumber.FromNational(row.From)).Refusal);
    }

    [Theory]
    [InlineData(495, "RU-MOW+RU-MOS")]
    [InlineData(812, "RU-SPE")]
    [InlineData(343, "RU-SVE")]
    [InlineData(401, "RU-KGD")]
    [InlineData(423, "RU-PRI")]
    public void A_landline_is_placed_by_its_code(int code, string region) =>
        Assert.Equal(region, Plan.Find(Given.NumberIn(code)).Region?.Code.Text);

    [Theory]
    [InlineData(41120, "RU-SA-9")]
    [InlineData(41150, "RU-SA-11")]
    [InlineData(41154, "RU-SA-10")]
    [InlineData(41165, "RU-SA-10")]
    [InlineData(41157, "RU-SA-11")]
    public void A_landline_of_Yakutia_keeps_the_clock_of_its_district(int prefix, string region)
    {
        foreach (var end in new[] { prefix * 100_000L, (prefix * 100_000L) + 99_999 })
        {
            Assert.Equal(region, Plan.Find(PhoneNumber.FromNational(end)).Region?.Code.Text);
        }
    }

    [Fact]
    public void A_mobile_of_Yakutia_has_all_three_clocks()
    {
        var mobile = Ranges.Last(row => row.Region == "RU-SA");
        var region = Plan.Find(PhoneNumber.FromNational(mobile.To)).Region;
        Assert.Equal(new int[] { 9, 10, 11 }, region!.Zones.Select(zone => zone.Offset.Hours));
    }

    [Theory]
    [InlineData(2, "DEMO-02")]
    [InlineData(12, "DEMO-12")]
    public void A_demo_number_stands_in_the_zone_it_names(int offset, string code)
    {
        var region = Plan.Find(DemoBlock.Number(offset, 9999)).Region;
        Assert.Equal(code, region!.Code.Text);
        Assert.True(region.IsDemo);
        Assert.Equal(TimeSpan.FromHours(offset), region.MainZone.LocalTime(DateTimeOffset.UnixEpoch).Offset);
    }

    [Fact]
    public void The_plan_is_small_and_loads_fast()
    {
        _ = NumberingPlanFiles.Load(NumberingPlanFiles.DefaultDirectory);
        var watch = Stopwatch.StartNew();
        _ = NumberingPlanFiles.Load(NumberingPlanFiles.DefaultDirectory);
        // Measured about 15 ms; the limit leaves room for a busy machine.
        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
    }

    private static bool IsPartOfYakutia(Placement placed, Region expected) =>
        expected.Code.Text == "RU-SA" && placed.Region?.Code.Text.StartsWith("RU-SA-", StringComparison.Ordinal) == true;

    private static bool IsExcludedCode(long national) =>
        (national / 10_000_000) is (>= 600 and < 800) or (>= 800 and < 810) or 840 or 940 or 336 or 941 or 942 or 954 or 970 or 971 or 978;
}
