using System.Net;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class AddressBrakeTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.7");

    private readonly StoreClock _clock = new(StoreBench.Noon);
    private readonly AddressBrake _brake;

    public AddressBrakeTests() => _brake = new AddressBrake(_clock);

    [Fact]
    public void Some_go_at_once_then_one_at_a_time()
    {
        Assert.Equal(AddressBrake.AtOnce, TakenBy(Home, 50));
        Assert.Equal(AddressBrake.OneEvery, _brake.Take(Home));
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(AddressBrake.OneEvery - TimeSpan.FromMinutes(2), _brake.Take(Home));
        _clock.Pass(TimeSpan.FromMinutes(4));
        Assert.Equal(1, TakenBy(Home, 3));
        _clock.Pass(AddressBrake.OneEvery * 3);
        Assert.Equal(3, TakenBy(Home, 10));
    }

    [Fact]
    public void Waiting_in_vain_costs_nothing_more()
    {
        TakenBy(Home, 1_000);
        _clock.Pass(AddressBrake.OneEvery);
        Assert.Equal(TimeSpan.Zero, _brake.Take(Home));
    }

    [Fact]
    public void One_address_does_not_hold_up_another_one()
    {
        TakenBy(Home, 1_000);
        // Of a hundred strangers none to two share its place by chance.
        Assert.InRange(Enumerable.Range(0, 100).Count(i => _brake.Take(IPAddress.Parse($"198.51.100.{i}")) == TimeSpan.Zero), 95, 100);
    }

    [Fact]
    public void Within_a_household_of_the_new_protocol_everybody_is_one()
    {
        TakenBy(IPAddress.Parse("2001:db8:1:2::1"), 5);
        Assert.Equal(AddressBrake.AtOnce - 5, TakenBy(IPAddress.Parse("2001:db8:1:2:ffff:ffff:ffff:ffff"), 50));
        Assert.Equal(AddressBrake.AtOnce, TakenBy(IPAddress.Parse("2001:db8:1:3::1"), 50));
    }

    [Fact]
    public void An_old_address_in_new_clothes_is_the_same_one()
    {
        TakenBy(Home, 50);
        Assert.Equal(0, TakenBy(Home.MapToIPv6(), 50));
    }

    [Fact]
    public void Those_whose_address_is_not_known_share_one_place() => Assert.Equal(AddressBrake.AtOnce, TakenBy(null, 50));

    [Fact]
    public void After_a_day_nothing_is_known_of_anybody()
    {
        _clock.Pass(TimeSpan.FromMinutes(1));
        TakenBy(Home, 1);
        _clock.Pass(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        TakenBy(Home, 50);
        _clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(AddressBrake.AtOnce, TakenBy(Home, 50));
    }

    /// <summary>Else a list of all four milliards of addresses would tell who asked.</summary>
    [Fact]
    public void Another_process_puts_an_address_elsewhere()
    {
        var other = new AddressBrake(_clock);
        foreach (var brake in new[] { _brake, other }) brake.Take(Home);
        var addresses = Enumerable.Range(0, 256).Select(i => IPAddress.Parse($"203.0.113.{i}"));
        Assert.InRange(addresses.Count(address => _brake.Place(address) == other.Place(address)), 0, 5);
    }

    private int TakenBy(IPAddress? from, int times) => Enumerable.Range(0, times).Count(_ => _brake.Take(from) == TimeSpan.Zero);
}
