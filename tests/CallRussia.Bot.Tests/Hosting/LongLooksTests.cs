using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>What takes long to look at holds up nobody: the turn that asks for it waits alone.</summary>
public sealed class LongLooksTests : ITestWithEnd
{
    private static readonly Sequence s_turns = new("turns");
    private static readonly CountReach Long = new(BroadcastSamples.Plain);
    private static readonly LookAtBroadcasts Short = new();

    private readonly StoreBench _bench = new((_, options) => Store.InMemory(options with { Features = Some.Features }, before: null, out MemoryEngine _));
    private readonly List<string> _asked = [];
    private readonly List<string> _answered = [];

    [Fact]
    public async Task A_long_look_is_taken_beside_the_writer_and_the_turn_runs_again_with_its_answer()
    {
        Assert.Equal(new ReachCounted(BroadcastSamples.Plain, 7), Assert.Single(await Run(Long)));
        Assert.Equal(["Write", "Study", "Write"], _asked);
        Assert.Equal(["CountReach"], _answered);
        Assert.Equal(2, await _bench.Store.Write(kept => kept.Next(s_turns), default));
    }

    [Fact]
    public async Task The_same_look_is_taken_once_in_a_turn_and_another_one_for_itself()
    {
        var other = new CountReach(BroadcastSamples.Plain with { To = new Audience { Countries = ["LT"] } });
        Assert.Equal(3, (await Run(Long, other, new CountReach(BroadcastSamples.Plain with { }))).Count);
        Assert.Equal(["Write", "Study", "Write", "Study", "Write"], _asked);
    }

    [Fact]
    public async Task What_is_looked_at_quickly_is_answered_inside_the_turn()
    {
        Assert.IsType<BroadcastsSeen>(Assert.Single(await Run(Short)));
        Assert.Equal(["Write"], _asked);
    }

    [Fact]
    public async Task A_look_that_fails_fails_its_turn_and_keeps_nothing_of_it()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(Short, new LookAtBroadcast(new BroadcastId(1))));
        Assert.Equal(1, await _bench.Store.Write(kept => kept.Next(s_turns), default));
    }

    [Fact]
    public async Task Whoever_asks_something_else_each_time_comes_to_an_end()
    {
        var nth = 0;
        await Assert.ThrowsAnyAsync<Exception>(() => Run(() => [new CountReach(BroadcastSamples.Plain with { To = new Audience { Countries = [$"{nth++}"] } })]));
        Assert.Equal(Limits.Hops, _asked.Count(member => member == "Study"));
    }

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    private Task<List<Trigger>> Run(params Ask[] asks) => Run(() => asks);

    /// <summary>A turn that writes something and then asks.</summary>
    private Task<List<Trigger>> Run(Func<Ask[]> asks)
    {
        var store = StandInStore.Over(_bench.Store, _asked.Add);
        return LongLooks.Before(
            store, new Ledgers([new Answering(_answered)]),
            looks => store.Write(
                kept =>
                {
                    kept.Next(s_turns);
                    return asks().Select(ask => looks.Answer(kept, ask, new Deed(new VolunteerId(1), Some.Now))).ToList();
                },
                default),
            default);
    }

    private sealed class Answering(List<string> answered) : Ledger
    {
        public override IReadOnlyList<Answerer> Answers =>
        [
            Answerer.To<LookAtBroadcasts>(static (_, _, _) => new BroadcastsSeen([])),
            Answerer.To<CountReach>((_, ask, _) =>
            {
                answered.Add(nameof(CountReach));
                return new ReachCounted(ask.Draft, 7);
            }),
        ];
    }
}
