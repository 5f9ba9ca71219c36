using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class RegionTests
{
    private const int Subjects = 83;
    private const int Pairs = 3;
    private const int PartsOfYakutia = 3;

    [Fact]
    public void Every_callable_region_has_names_and_clocks()
    {
        var real = Given.Plan.Regions.Callable.Where(region => !region.IsDemo).ToList();
        Assert.Equal(Subjects + Pairs + PartsOfYakutia, real.Count);
        Assert.All(real, region =>
        {
            Assert.NotEmpty(region.Zones);
            Assert.All(new[] { region.Names.Ru, region.Names.En, region.Names.Lt }, name => Assert.InRange(name.Length, 3, 40));
        });
    }

    [Fact]
    public void The_table_of_offsets_agrees_with_tz_data_all_year()
    {
        foreach (var zone in Given.Plan.Regions.All.SelectMany(region => region.Zones).DistinctBy(zone => zone.Name))
        {
            Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone.Name, out _), zone.Name);
            for (var month = 1; month <= 12; month++)
            {
                var at = new DateTimeOffset(2026, month, 15, 12, 0, 0, TimeSpan.Zero);
                Assert.Equal(zone.Offset, zone.LocalTime(at).Offset);
            }
        }
    }

    [Fact]
    public void A_zone_that_the_machine_does_not_know_falls_back_to_its_offset()
    {
        var zone = new RegionZone("Asia/Nowhere", TimeSpan.FromHours(7));
        var at = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(19, zone.LocalTime(at).Hour);
        Assert.Equal(at, zone.Instant(new(2026, 7, 1), new(19, 0)));
    }

    [Theory]
    [InlineData("RU-MOW", "Москва", "Moscow", "Maskva")]
    [InlineData("RU-SVE", "Свердловская область", "Sverdlovsk Oblast", "Sverdlovsko sritis")]
    [InlineData("RU-KYA", "Красноярский край", "Krasnoyarsk Krai", "Krasnojarsko kraštas")]
    [InlineData("RU-MOW+RU-MOS", "Москва и область", "Moscow and region", "Maskva ir sritis")]
    [InlineData("RU-SA-10", "Якутия", "Yakutia", "Jakutija")]
    public void Regions_are_named_as_people_say(string code, string ru, string en, string lt)
    {
        var names = Given.Region(code).Names;
        Assert.Equal([ru, en, lt], new[] { names.In("ru"), names.In("en"), names.In("lt") });
    }

    [Theory]
    [InlineData("RU-MOW", "RU-MOW", true)]
    [InlineData("RU-MOW", "RU-MOW+RU-MOS", true)]
    [InlineData("RU-MOW+RU-MOS", "RU-MOS", true)]
    [InlineData("DEMO-RU-MOS", "DEMO-RU-MOW+RU-MOS", true)]
    [InlineData("RU-SA", "RU-SA-10", true)]
    [InlineData("RU-SA-9", "RU-SA-10", false)]
    [InlineData("RU-SA", "RU-SAM", false)]
    [InlineData("RU-MOW", "RU-MOS", false)]
    [InlineData("RU-MOW", "DEMO-RU-MOW", false)]
    [InlineData("RU-SPE+RU-LEN", "RU-MOW+RU-MOS", false)]
    public void A_region_meets_what_shares_a_place_with_it(string one, string other, bool meets)
    {
        Assert.Equal(meets, new RegionCode(one).Meets(new RegionCode(other)));
        Assert.Equal(meets, new RegionCode(other).Meets(new RegionCode(one)));
    }

    [Theory]
    [InlineData("RU-SA-10", "RU-SA")]
    [InlineData("DEMO-RU-SA-9", "DEMO-RU-SA")]
    [InlineData("RU-SA", "RU-SA")]
    [InlineData("RU-MOW+RU-MOS", "RU-MOW+RU-MOS")]
    [InlineData("DEMO-07", "DEMO-07")]
    public void A_part_of_a_region_has_the_name_of_the_whole(string code, string whole) => Assert.Equal(whole, new RegionCode(code).Whole().Text);

    [Fact]
    public void Regions_with_one_name_are_parts_of_one_region() => Assert.All(
        Given.Plan.Regions.All.Where(region => !region.IsDemo).GroupBy(region => region.Names.Ru), same => Assert.Single(same.Select(region => region.Code.Whole()).Distinct()));

    [Fact]
    public void A_main_city_is_named_in_all_languages_or_not_at_all() => Assert.All(
        Given.Plan.Regions.All.Where(region => region.City is not null),
        region => Assert.DoesNotContain("", new[] { region.City!.Ru, region.City.En, region.City.Lt }));

    [Theory]
    [InlineData("regions.csv", "RU-AD,", "RU-AL,", "line 6: region 'RU-AL' stands here twice")]
    [InlineData("overrides.csv", "4115000000", "4114000000", "line 5: ranges are sorted and don't overlap")]
    [InlineData("overrides.csv", "RU-SA-11", "RU-SA-12", "line 5: unknown region 'RU-SA-12'")]
    [InlineData("overrides.csv", "4115000000", "4115x", "line 5: 'from' is not a number")]
    [InlineData("overrides.csv", "4110000000,4114999999", "9750020000,9750020001", "line 4: the demo block")]
    [InlineData("exclusions.csv", "Baikonur,", "Baykonur,", "line 4: 'Baykonur' is not a reason")]
    [InlineData("regions.csv", "Europe/Moscow,3,", "Europe/Moscow,3,,", "line 5: 12 fields where the header has 11")]
    public void A_broken_file_is_named_with_its_line(string file, string text, string broken, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("callrussia-plan-");
        try
        {
            foreach (var path in Directory.GetFiles(NumberingPlanFiles.DefaultDirectory))
            {
                File.Copy(path, Path.Combine(folder.FullName, Path.GetFileName(path)));
            }

            var target = Path.Combine(folder.FullName, file);
            var whole = File.ReadAllText(target);
            var at = whole.IndexOf(text, StringComparison.Ordinal);
            File.WriteAllText(target, whole.Remove(at, text.Length).Insert(at, broken));
            var error = Assert.Throws<DataFileException>(() => NumberingPlanFiles.Load(folder.FullName));
            Assert.StartsWith($"{file}, {expected}", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<DataFileException>(() => NumberingPlanFiles.Load("/nowhere"));
        Assert.Equal("regions.csv: the file can't be opened", error.Message);
    }
}
