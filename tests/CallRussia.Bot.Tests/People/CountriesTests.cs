using CallRussia.Bot.Core.People;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.People;

public class CountriesTests
{
    private static readonly Countries Countries = CountriesFile.Load(NumberingPlanFiles.DefaultDirectory);

    [Theory]
    [InlineData("Литва", "LT")]
    [InlineData("литва ", "LT")]
    [InlineData("Lietuva", "LT")]
    [InlineData("lithuania", "LT")]
    [InlineData("LT", "LT")]
    [InlineData("США", "US")]
    [InlineData("usa", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("America", "US")]
    [InlineData("Америка", "US")]
    [InlineData("Штаты", "US")]
    [InlineData("JAV", "US")]
    [InlineData("Англия", "GB")]
    [InlineData("UK", "GB")]
    [InlineData("Великобритания", "GB")]
    [InlineData("Эмираты", "AE")]
    [InlineData("Голландия", "NL")]
    [InlineData("Чехия", "CZ")]
    [InlineData("cekija", "CZ")]
    [InlineData("Čekija", "CZ")]
    [InlineData("Švedija", "SE")]
    [InlineData("svedija", "SE")]
    [InlineData("Türkiye", "TR")]
    [InlineData("turkey", "TR")]
    [InlineData("Грузия", "GE")]
    [InlineData("Gruzija", "GE")]
    [InlineData("Sakartvelas", "GE")]
    [InlineData("Белоруссия", "BY")]
    [InlineData("Чёрногория", "ME")]
    [InlineData("Германи", "DE")]
    [InlineData("герм", "DE")]
    [InlineData("Кот-д'Ивуар", "CI")]
    [InlineData("Кот д Ивуар", "CI")]
    [InlineData("Босния", "BA")]
    public void A_country_that_is_surely_meant_is_the_only_answer(string typed, string code) =>
        Assert.Equal([code], Codes(typed));

    [Theory]
    [InlineData("Германея", "DE")]
    [InlineData("Канадa", "CA")]
    [InlineData("Казхастан", "KZ")]
    [InlineData("Lituania", "LT")]
    [InlineData("Latvai", "LV")]
    [InlineData("Великобритиния", "GB")]
    [InlineData("Нидерлнды", "NL")]
    [InlineData("Norwey", "NO")]
    public void A_slip_of_the_finger_is_forgiven(string typed, string code) => Assert.Equal(code, Codes(typed)[0]);

    [Theory]
    [InlineData("Гер")]
    [InlineData("С")]
    [InlineData("a")]
    [InlineData("острова")]
    public void A_few_letters_offer_up_to_six(string typed) => Assert.InRange(Codes(typed).Count, 2, Countries.Offered);

    [Theory]
    [InlineData("Korea", "KR")]
    [InlineData("зел", "NZ")]
    [InlineData("африк", "ZA")]
    public void A_word_within_the_name_counts(string typed, string code) => Assert.Contains(code, Codes(typed));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("!?")]
    [InlineData("qwertyuiop")]
    [InlineData("ъъъ")]
    public void Nonsense_finds_nothing(string typed) => Assert.Empty(Codes(typed));

    [Fact]
    public void Every_clock_that_is_offered_has_a_name_in_every_language_and_is_known_to_this_machine()
    {
        foreach (var zone in Countries.All.Where(country => country.HasSeveralClocks).SelectMany(country => country.Zones))
        {
            Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone);
            Assert.All(new[] { "ru", "en", "lt" }, language => Assert.NotEmpty(Countries.Zone(zone)!.In(language)));
            Assert.Matches("[а-я]", Countries.Zone(zone)!.In("ru"));
        }
    }

    [Fact]
    public void Every_country_is_found_by_each_of_its_names_and_its_code()
    {
        Assert.Equal(246, Countries.All.Count);
        Assert.All(Countries.All, country => Assert.All(
            new[] { country.Names.Ru, country.Names.En, country.Names.Lt, country.Code },
            words => Assert.Contains(country.Code, Codes(words))));
    }

    [Fact]
    public void Every_country_has_zones_that_the_machine_knows_the_main_one_first() => Assert.All(Countries.All, country =>
    {
        Assert.Equal(country.MainZone, country.Zones[0]);
        Assert.All(country.Zones, zone => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone));
    });

    [Fact]
    public void Big_countries_offer_one_zone_for_every_clock()
    {
        Assert.Equal("America/New_York", Countries.Find("us")!.MainZone);
        Assert.Equal(8, Countries.Find("US")!.Zones.Count);
        Assert.Equal(11, Countries.Find("RU")!.Zones.Count);
        Assert.Null(Countries.Find("ZZ"));
    }

    private static List<string> Codes(string typed) => [.. Countries.Search(typed).Select(country => country.Code)];
}
