using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class RegionColumnTests
{
    private static readonly PhoneNumber Yekaterinburg = Given.NumberIn(343);

    [Theory]
    [InlineData("RU-TYU")]
    [InlineData(" ru-tyu ")]
    public void A_region_in_the_file_wins_over_the_plan(string code) =>
        Assert.Equal("RU-TYU", Given.Plan.Find(Yekaterinburg, code).Region?.Code.Text);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_region_leaves_the_plan(string code) =>
        Assert.Equal("RU-SVE", Given.Plan.Find(Yekaterinburg, code).Region?.Code.Text);

    [Theory]
    [InlineData("UA-43", Refusal.UkrainianTerritory)]
    [InlineData("UA-30", Refusal.UkrainianTerritory)]
    [InlineData("KZ-BAY", Refusal.Baikonur)]
    [InlineData("RU", Refusal.NotGeographic)]
    [InlineData("RU-XXX", Refusal.UnknownRegion)]
    [InlineData("DE-BE", Refusal.UnknownRegion)]
    [InlineData("Екатеринбург", Refusal.UnknownRegion)]
    [InlineData("DEMO-05", Refusal.UnknownRegion)]
    public void A_region_that_is_not_called_or_not_known_refuses_the_number(string code, Refusal expected) =>
        Assert.Equal(expected, Given.Plan.Find(Yekaterinburg, code).Refusal);

    [Theory]
    [InlineData(701, Refusal.Kazakhstan)]
    [InlineData(800, Refusal.Service)]
    [InlineData(365, Refusal.UkrainianTerritory)]
    [InlineData(973, Refusal.UnknownRange)]
    public void A_region_in_the_file_never_opens_what_the_plan_refuses(int code, Refusal expected) =>
        Assert.Equal(expected, Given.Plan.Find(Given.NumberIn(code), "RU-SVE").Refusal);

    [Fact]
    public void A_demo_number_takes_the_region_of_the_file_and_stays_a_demo_number()
    {
        var region = Given.Plan.Find(DemoBlock.Number(5, 1), "RU-SVE").Region!;
        Assert.Equal("DEMO-RU-SVE", region.Code.Text);
        Assert.Equal("Свердловская область", region.Names.Ru);
        Assert.Equal("Asia/Yekaterinburg", region.MainZone.Name);
        Assert.True(region.IsDemo);
    }
}
