using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public sealed class RegionChoiceTests
{
    [Fact]
    public void A_region_whose_last_number_was_just_taken_does_not_hide_the_others()
    {
        RegionOffer[] open = [new(0, 10, IsPrime: true), new(3, 10, IsPrime: false)];

        Assert.Equal((1, 2L), RegionChoice.Choose(open, shareLeft: 0.3, exploring: false, chance: 5));
        Assert.Equal((-1, 0L), RegionChoice.Choose([open[0]], shareLeft: 0.3, exploring: false, chance: 5));
    }
}
