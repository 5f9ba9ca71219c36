using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Commands;

/// <summary>The store, opened beside the bot, and the plan.</summary>
internal sealed record Bank(Store Store, NumberingPlan Plan) : IAsyncDisposable
{
    /// <exception cref="StoreException">There is none, or it can't be opened.</exception>
    public static Bank Open()
    {
        var settings = Settings.Read(Verb.Configuration());
        Verb.RequireStore(settings);
        var world = BotWorld.Load(settings.ContentPath);
        return new Bank(Verb.OpenStore(settings, world), world.Plan);
    }

    public Task<Trigger> Ask(Ask ask, CancellationToken cancellationToken) => Store.Ask(ask, cancellationToken);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
