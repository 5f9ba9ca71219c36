using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Several instances share the people of a bot.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task What_is_kept_for_people_is_found_by_whoever_serves_them_and_by_nobody_else()
    {
        var (hers, others) = (Share.OfPart(Share.PartOf(Anna)), Share.Everybody.Without(Share.OfPart(Share.PartOf(Anna))));
        await Lives(Anna, Riga);
        var said = await HandOver(Message(Anna));
        await StoreExtensions.Write(Bench.Store, kept => kept.Put(Inbox.Taps, new KeptTap(Bench.Clock.Now, Anna, "q") { Bot = Riga }), default);
        await StoreExtensions.Write(Bench.Store, kept => Timers.Set(kept, Anna, "test", Bench.Clock.Now, new AnnouncementOver(5)), default);
        await Bench.Restart();
        foreach (var (share, isServed) in new[] { (others, false), (hers, true) })
        {
            Assert.Equal(isServed, await Bench.Store.Read(kept => Outbox.Waiting(kept, Riga, share).Exists(delivery => delivery.Id == said.Id), default));
            Assert.Equal(isServed, await Bench.Store.Read(kept => Inbox.TapsInDoubt(kept, Riga, share, Bench.Clock.Now).Contains("q"), default));
            Assert.Equal(isServed, await Bench.Store.Read(kept => Timers.Due(kept, Riga, share, Bench.Clock.Now).Any(), default));
            Assert.Equal(isServed, await Bench.Store.Read(kept => Handovers.AreAny(kept, Riga, share), default));
            Assert.Equal(isServed ? 1 : 0, (await Bench.Store.Write(kept => Handovers.Take(kept, Riga, share, 9), default)).Count);
        }
    }

    [Fact]
    public async Task What_comes_in_for_somebody_else_s_people_is_taken_over_in_its_order_and_what_is_done_meanwhile_is_left_out()
    {
        var updates = Enumerable.Range(1, 4).Select(Update).ToList();
        foreach (var update in updates)
            await StoreExtensions.Write(
                Bench.Store,
                kept =>
                {
                    Arrivals.Expect(kept, BotId.Nameless, 7);
                    Assert.Equal(update.Id > 1, Arrivals.AreWaiting(kept, BotId.Nameless, 7));
                    Assert.Single(Inbox.Receive(kept, [update], Bench.Clock.Now));
                    Arrivals.Add(kept, BotId.Nameless, 7, update.Id);
                },
                default);
        await StoreExtensions.Write(Bench.Store, kept => Inbox.Dismiss(kept, 2, Bench.Clock.Now), default);
        await Bench.Restart();
        Assert.False(await Bench.Store.Read(kept => Arrivals.AreAny(kept, Riga, Share.Everybody) || Arrivals.AreAny(kept, BotId.Nameless, Share.OfPart(8)), default));
        Assert.Empty(await Bench.Store.Write(kept => Arrivals.Take(kept, BotId.Nameless, Share.OfPart(8)), default));
        Assert.Equal([1L, 3, 4], (await Bench.Store.Write(kept => Arrivals.Take(kept, BotId.Nameless, Share.OfPart(7)), default)).Select(update => update.Id));
        Assert.Empty(await Bench.Store.Write(kept => Arrivals.Take(kept, BotId.Nameless, Share.Everybody), default));
        // Until they are carried out they are found, also by another one.
        Assert.Equal([1L, 3, 4], (await Bench.Store.Read(kept => Inbox.Unfinished(kept, BotId.Nameless), default)).Select(update => update.Id));
    }

    [Fact]
    public async Task A_division_is_kept_and_whoever_was_taken_off_does_not_stay()
    {
        foreach (var id in (string[])["b", "a"]) await StoreExtensions.Write(Bench.Store, kept => Divisions.Join(kept, Riga, id), default);
        await Bench.Store.Write(kept => Divisions.Take(kept, Riga, "a", []), default);
        await Bench.Restart();
        Assert.True(await Stays("a") && await Stays("b"));
        Assert.Equal(Share.Parts / 2, (await Bench.Store.Read(kept => Divisions.Of(kept, Riga), default)).Of("a").Count);
        await Bench.Store.Write(kept => Divisions.Take(kept, Riga, "b", ["a"]), default);
        await Bench.Restart();
        Assert.False(await Stays("a"));
        Assert.Equal(Share.Everybody, (await Bench.Store.Read(kept => Divisions.Of(kept, Riga), default)).Of("b"));
        Assert.Empty((await Bench.Store.Read(kept => Divisions.Of(kept, Vilnius), default)).Instances);

        Task<bool> Stays(string id) => Bench.Store.Read(kept => Divisions.Stays(kept, Riga, id), default);
    }
}
