using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Storage.Door;

/// <summary>A bot with its store in memory and its door open, and verbs that come in: each a store over the door, as in another process.</summary>
internal sealed class Neighbours : IAsyncDisposable
{
    private Neighbours(Store bot, MemoryEngine engine, StoreOptions options) => (Bot, Engine, Options) = (bot, engine, options);

    public Store Bot { get; }

    public MemoryEngine Engine { get; }

    public StoreOptions Options { get; }

    /// <param name="options">Of both. Their clock stands still for the bot, whose patience ends when it is told.</param>
    public static async Task<Neighbours> Open(StoreOptions options, Rules rules, AdjustableTimeProvider? clock = null)
    {
        var bot = Store.InMemory(options with { Faults = null, Clock = clock ?? new AdjustableTimeProvider(options.Clock.GetUtcNow(), running: false) }, rules, before: null, out var engine);
        await bot.OpenDoor(default);
        return new Neighbours(bot, engine, options);
    }

    public Store Enter(StoreOptions options, Rules rules) => Store.Over(Store.Enter(options.Path, Bot.Tables, new Keys(options.Key))!, options, rules);

    public async ValueTask DisposeAsync() => await Bot.DisposeAsync();
}
