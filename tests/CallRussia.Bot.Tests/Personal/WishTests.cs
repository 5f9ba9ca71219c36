using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Personal;

public sealed class WishTests
{
    private static readonly RegionCode[] Regions = [.. Some.World.Plan.Regions.Callable.Take(14).Select(region => region.Code)];

    [Fact]
    public void A_region_is_wished_for_with_one_press_and_given_up_with_another()
    {
        var wished = Press(Some.Volunteer, new WishSwitched(Regions[3].Text, 0));
        Assert.Equal([Regions[3]], wished.Volunteer.Wished!.All);
        Assert.Contains("wish.wished", wished.Keys);
        Assert.Contains(new WishesDropped(), wished.Buttons);
        Assert.Null(Press(wished.Volunteer, new WishSwitched(Regions[3].Text, 0)).Volunteer.Wished);
        Assert.Null(Press(wished.Volunteer, new WishesDropped()).Volunteer.Wished);
    }

    [Fact]
    public void A_fourth_region_is_not_taken_and_so_is_none_that_nobody_knows()
    {
        var three = Some.Volunteer with { Wished = WishedRegions.Of(Regions.Take(WishedRegions.Most)) };
        var fourth = Press(three, new WishSwitched(Regions[9].Text, 0));
        Assert.Equal(three.Wished, fourth.Volunteer.Wished);
        Assert.Equal("wish.enough.toast", fourth.Result.Toast!.Text.Key);
        Assert.Null(Press(Some.Volunteer, new WishSwitched("nowhere", 0)).Volunteer.Wished);
    }

    [Fact]
    public void A_number_from_elsewhere_comes_with_half_a_sentence()
    {
        var handed = new NumberHandedOut(Some.Lease(), Again: false);
        Assert.Equal("calling.elsewhere.toast", Talk.In(new Home()).Answering(handed with { IsElsewhere = true }).Taps(new NumberAsked()).Result.Toast!.Text.Key);
        Assert.Null(Talk.In(new Home()).Answering(handed).Taps(new NumberAsked()).Result.Toast);
    }

    [Fact]
    public void Settings_say_what_is_wished_for() =>
        Assert.Contains("wish.wished", Talk.In(new Home()).As(Some.Volunteer with { Wished = WishedRegions.Of([Regions[0]]) }).When(new SettingsAsked()).Keys);

    [Fact]
    public async Task A_range_that_two_regions_share_is_what_either_was_wished_for()
    {
        await using var town = new Town();
        await town.Arrive(Town.Volunteer(Town.Anna) with { Wished = WishedRegions.Of([new RegionCode("DEMO-RU-MOS")]) });
        await town.Store.AddNumbers(
            [(DemoBlock.Number(3, 0), new RegionCode("DEMO-RU-MOW+RU-MOS")), .. Enumerable.Range(0, 500).Select(line => (DemoBlock.Number(5, line), new RegionCode("DEMO-RU-SVE")))], "test", town.Clock.Now, default);
        Assert.Contains("Москва и область", await town.Does(Town.Anna, new NumberAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_whose_parts_go_by_different_clocks_is_offered_once_and_is_one_wish_for_all_of_it()
    {
        await using var town = new Town();
        await town.Store.AddNumbers(
            [
                (DemoBlock.Number(9, 0), new RegionCode("DEMO-RU-SA-9")), (DemoBlock.Number(10, 0), new RegionCode("DEMO-RU-SA-10")), (DemoBlock.Number(9, 1), new RegionCode("DEMO-RU-SA")),
                .. Enumerable.Range(0, 500).Select(line => (DemoBlock.Number(5, line), new RegionCode("DEMO-RU-SVE"))),
            ],
            "test", town.Clock.Now, default);
        Assert.Equal(["DEMO-RU-SVE", "DEMO-RU-SA"], (await town.Look(BankRegions.Left)).Select(region => region.Text));
        await town.Arrive(Town.Volunteer(Town.Anna) with { Wished = WishedRegions.Of([new RegionCode("DEMO-RU-SA-9"), new RegionCode("DEMO-RU-SA-10")]) });
        Assert.Equal("DEMO-RU-SA", Assert.Single((await town.Look(kept => Chats.Volunteer(kept, new VolunteerId(Town.Anna))))!.Wished!.All).Text);
        Assert.Contains("Якутия", await town.Does(Town.Anna, new NumberAsked()), StringComparison.Ordinal);
    }

    private static Talk.Then Press(Volunteer volunteer, Trigger trigger) => Talk.In(new Home()).As(volunteer).Answering(new WishesSeen(Regions, 0)).Taps(trigger);
}
