using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task An_objection_of_any_call_is_answered_so_that_its_card_can_be_shown()
    {
        await Bench.Add(7, 0, 10);
        var lease = await Bench.HandOut(1);
        Assert.Equal(new ObjectionCounted("nato"), await Bench.Ask(1, new CountObjection(lease.Id, "nato")));
        Assert.Equal(new ObjectionCounted("nato"), await Bench.Ask(1, new CountObjection(lease.Id, "nato")));
        // Somebody else's call, one that is over, one that never was.
        Assert.Equal(new ObjectionCounted("nato"), await Bench.Ask(2, new CountObjection(lease.Id, "nato")));
        await Bench.Report(1, lease, Outcome.Talked);
        Assert.Equal(new ObjectionCounted("fakes"), await Bench.Ask(1, new CountObjection(lease.Id, "fakes")));
        Assert.Equal(new ObjectionCounted("fakes"), await Bench.Ask(1, new CountObjection(new LeaseId(999), "fakes")));
    }
}
