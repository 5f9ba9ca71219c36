using System.Collections.Immutable;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Where links of broadcasts lead, and how often.</summary>
public sealed class LinkDoorTests : ITestWithEnd
{
    private const long Olga = 900;

    private static readonly Uri s_pages = new("https://calls.example.org/base/");

    private static readonly ImmutableArray<NewsLink> s_links = [new("A", "https://example.org/a?b=1"), new("Chat", "https://t.me/example"), new("App", "tg://resolve?domain=example"), new("B", "http://example.org/b")];

    private readonly StoreBench _bench = new((_, options) => Bot.Storage.Store.InMemory(options, null, out MemoryEngine _));
    private readonly AdjustableTimeProvider _clock = new(StoreBench.Noon, running: false);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Links_of_a_broadcast_that_goes_lead_to_their_very_addresses_and_those_of_a_draft_nowhere()
    {
        var (id, codes) = await Draft();
        Assert.All(await Task.WhenAll(codes.Select(code => Door().Follow(code, counts: true, default))), Assert.Null);
        Assert.IsType<BroadcastSeen>(await _bench.Ask(Olga, new OrderBroadcast(id)));
        var door = Door();

        Assert.Equal<IEnumerable<string?>>(["https://example.org/a?b=1", "http://example.org/b"], await Task.WhenAll(codes.Select(code => door.Follow(code, counts: true, default))));
        var one = codes[0];
        foreach (var forged in (string[])["", "1", "1.ru.0", $"{one}x", one[..^1] + (one[^1] == 'A' ? 'B' : 'A'), one.Replace("ru.0", "ru.3", StringComparison.Ordinal), one.Replace(".ru.", ".en.", StringComparison.Ordinal), "https://example.org/a?b=1"])
            Assert.Null(await door.Follow(forged, counts: true, default));
    }

    [Fact]
    public async Task Telegram_s_own_addresses_stay_as_they_are_and_no_code_names_anybody()
    {
        var (id, _) = await Draft();
        var draft = (await _bench.Ask<BroadcastSeen>(Olga, new LookAtBroadcast(id))).Broadcast.Draft;
        var through = await _bench.Store.Read(kept => CountedLinks.Through(kept, id, draft, s_pages), default);
        var links = through.Messages[Language.Russian].Links;

        Assert.Equal(s_links.Select(link => link.Label), links.Select(link => link.Label));
        Assert.Equal([s_links[1], s_links[2]], [links[1], links[2]]);
        Assert.StartsWith($"https://calls.example.org/base/go/{id}.ru.0.", links[0].Url, StringComparison.Ordinal);
        Assert.Equal(through, await _bench.Store.Read(kept => CountedLinks.Through(kept, id, draft, s_pages), default));
    }

    [Fact]
    public async Task Taps_are_added_up_and_kept_together_and_what_could_not_be_kept_is_kept_with_the_next()
    {
        var (id, codes) = await Draft();
        await _bench.Ask(Olga, new OrderBroadcast(id));
        var (writes, fails) = (0, false);
        var door = new LinkDoor(
            StandInStore.Over(_bench.Store, call =>
            {
                if (call != nameof(_bench.Store.Write)) return;
                writes++;
                if (fails) throw new IOException("no");
            }),
            _clock, NullLogger<LinkDoor>.Instance);
        for (var i = 0; i < 5; i++) await door.Follow(codes[i % 2], counts: true, default);
        await door.Follow(codes[0], counts: false, default);
        Assert.Equal((0, 0), (writes, await Taps(id)));

        await door.Keep();
        await door.Keep();
        Assert.Equal((1, 5), (writes, await Taps(id)));

        await door.Follow(codes[0], counts: true, default);
        fails = true;
        await Assert.ThrowsAsync<IOException>(door.Keep);
        fails = false;
        await door.Follow(codes[1], counts: true, default);
        await door.StopAsync(default);
        Assert.Equal(7, await Taps(id));
    }

    private LinkDoor Door() => new(_bench.Store, _clock, NullLogger<LinkDoor>.Instance);

    private async Task<int> Taps(BroadcastId id) => (await _bench.Ask<BroadcastSeen>(Olga, new LookAtBroadcast(id))).Broadcast.Taps;

    private async Task<(BroadcastId Id, List<string> Codes)> Draft()
    {
        await _bench.Turn(1, turn => turn.Save(new Conversation(StoreBench.Volunteer(1), new Home(), 0)));
        var draft = BroadcastDraft.Empty with { Messages = BroadcastDraft.Empty.Messages.Add(Language.Russian, new News("Новости") { Links = s_links }) };
        var id = (await _bench.Ask<BroadcastSeen>(Olga, new KeepDraft(null, draft))).Broadcast.Id;
        var through = await _bench.Store.Read(kept => CountedLinks.Through(kept, id, draft, s_pages), default);
        return (id, [.. through.Messages[Language.Russian].Links.Where(link => link.Url.Contains("/go/", StringComparison.Ordinal)).Select(link => link.Url[(link.Url.LastIndexOf('/') + 1)..])]);
    }
}
