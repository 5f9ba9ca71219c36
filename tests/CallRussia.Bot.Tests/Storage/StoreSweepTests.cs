using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What the sweep says it did.</summary>
public sealed class StoreSweepTests
{
    [Fact]
    public async Task The_sweep_tells_what_it_forgot_and_what_it_ended()
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options));
        await bench.Add(7, 0, 10);
        await bench.Store.Write(kept => Inbox.Receive(kept, [new RawIncoming(1, "{}"u8.ToArray())], bench.Clock.Now), default);
        await bench.Store.Write(kept => Inbox.SetAside(kept, "u1", "broken", bench.Clock.Now), default);
        await bench.Turn(2, _ => { }, "x-1");
        for (var calls = 0; calls < 3; calls++) await bench.Call(1, Outcome.Talked);
        Assert.Equal(new SweptStore(Done: 0, SetAside: 0, Links: 0, Ended: 0), await bench.Store.Sweep(bench.Clock.Now, default));

        bench.Clock.Pass(TimeSpan.FromDays(31));
        await bench.HandOut(5);
        bench.Clock.Pass(TimeSpan.FromHours(12));
        var swept = await bench.Store.Sweep(bench.Clock.Now, default);
        Assert.InRange(swept.Done, 1, int.MaxValue);
        Assert.Equal((1, 3, 1), (swept.SetAside, swept.Links, swept.Ended));
        swept = await bench.Store.Sweep(bench.Clock.Now, default);
        Assert.Equal((0, 0, 0), (swept.SetAside, swept.Links, swept.Ended));
    }
}
