using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>A bot with two things in its store, its door open, and a clock that stands still.</summary>
public abstract class DoorScene : IAsyncLifetime
{
    private protected AdjustableTimeProvider Clock { get; } = new(StoreBench.Noon, running: false);

    private protected StoreBench Bench { get; } = new((_, _) => throw new NotSupportedException());

    private protected CollectedLog Log { get; } = new();

    private protected Neighbours Neighbours { get; set; } = null!;

    private protected Rules Rules => new(Bench.Options, new Ledgers([new ThingLedger()]));

    private protected Store Bot => Neighbours.Bot;

    private protected Greeting Fitting => Greeting.Of(new Vocabulary(Bot.Tables), new Keys(Bench.Options.Key).Check);

    public async Task InitializeAsync()
    {
        Bench.Options = Bench.Options with { Log = Log };
        Neighbours = await Neighbours.Open(Bench.Options, Rules, Clock);
        await Put(Bot, new Thing(1, "a", 1), new Thing(2, "b", 2));
    }

    public async Task DisposeAsync()
    {
        await Neighbours.DisposeAsync();
        await Bench.DisposeAsync();
    }

    private protected Store Verb() => Neighbours.Enter(Bench.Options, Rules);

    private protected Visitor Visitor() => new(Bench.Options.Path, Bot.Tables);

    private protected Task<string> Ids() => Bot.Read(kept => string.Join(' ', kept.All(Thing.Table).Select(thing => thing.Id)), default);

    private protected static Task<int> Put(Store store, params Thing[] things) => store.Write(kept => things.Sum(thing => Set(kept, thing)), default);

    private protected static int Set(ITransaction kept, Thing thing)
    {
        kept.Put(Thing.Table, thing);
        return 0;
    }
}
