using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>The files of a store with nothing in it, made once for all tests of a class: to copy them takes a small part of the time that its hundred tables take.</summary>
public sealed class EmptyStore : IAsyncLifetime
{
    private StoreBench? _made;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_made is not null) await _made.DisposeAsync();
    }

    /// <summary>As the bot opens it, on a copy where there is none yet.</summary>
    public Store Open(StoreOptions options, StoreEngine engine)
    {
        _made ??= Made(engine);
        if (!File.Exists(options.Path)) DeadStore.Copy(_made.Options.Path, options.Path);
        return Store.Open(options with { Engine = engine });
    }

    private static StoreBench Made(StoreEngine engine)
    {
        var made = new StoreBench((_, options) => Store.Open(options with { Engine = engine }));
        made.Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return made;
    }
}
