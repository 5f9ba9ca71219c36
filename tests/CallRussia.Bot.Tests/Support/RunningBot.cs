using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Support;

/// <summary>The whole bot in this process against the Sandbox over HTTP, on a store of its own; it can be stopped, killed and started again.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly Dictionary<string, string?> _webhook = Ports.ForWebhook();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("callrussia-test-");
    private IHost? _host;

    private RunningBot(SandboxServer telegram, AdjustableTimeProvider clock, Dictionary<string, string?> settings)
    {
        Telegram = telegram;
        Clock = clock;
        _settings = settings;
    }

    public SandboxServer Telegram { get; }

    public AdjustableTimeProvider Clock { get; }

    public CollectedLog Log { get; } = new();

    /// <summary>How updates come; a change counts from the next start on.</summary>
    public UpdateMode Mode { get; set; }

    /// <summary>Where Telegram brings updates in the mode Webhook.</summary>
    public Uri Webhook => new(_webhook["Telegram:WebhookUrl"]!);

    public string StorePath => Path.Combine(_directory.FullName, "bot.db");

    public IServiceProvider Services => _host!.Services;

    public IHost Host => _host!;

    /// <param name="numbers">Demo numbers in the bank, spread over the zones.</param>
    /// <param name="settings">Over the defaults: "Calling:LeaseMinutes", "30".</param>
    public static Task<RunningBot> Start(int numbers = 100, params (string Key, string Value)[] settings) => Start(UpdateMode.Polling, numbers, settings);

    public static async Task<RunningBot> Start(UpdateMode mode, int numbers = 100, params (string Key, string Value)[] settings)
    {
        var clock = new AdjustableTimeProvider(Some.Now);
        var telegram = await SandboxServer.StartAsync(new SandboxOptions { Time = clock });
        var bot = new RunningBot(telegram, clock, settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)) { Mode = mode };
        if (numbers > 0) await bot.Fill(numbers);
        await bot.StartAgain();
        return bot;
    }

    public Settings Settings() => Bot.Hosting.Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(_webhook.Concat(_settings))
    {
        ["Telegram:Mode"] = Mode.ToString(),
        ["Telegram:Token"] = Telegram.Token,
        ["Telegram:ApiUrl"] = Telegram.Address.ToString(),
        ["Storage:Path"] = StorePath,
        ["Storage:Key"] = Workplace.Key,
    }).Build());

    public async Task StartAgain()
    {
        _host = BotHost.Build(Settings(), Some.World, logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug), Clock);
        await _host.StartAsync();
    }

    public async Task Stop()
    {
        if (_host is not { } host) return;
        _host = null;
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    /// <summary>A look into the store, of a stopped bot too.</summary>
    public async Task<T> Look<T>(Func<Store, Task<T>> look)
    {
        if (_host is { } running) return await look(running.Services.GetRequiredService<Store>());
        await using var store = BotHost.OpenStore(Settings(), Some.World, StoreAccess.Beside, Clock, NullLogger.Instance);
        return await look(store);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Telegram.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task Fill(int numbers)
    {
        var zones = DemoBlock.LargestOffset - DemoBlock.SmallestOffset + 1;
        await using var store = BotHost.OpenStore(Settings(), Some.World, StoreAccess.Sole, Clock, NullLogger.Instance);
        await store.AddNumbers(
            [.. Enumerable.Range(0, numbers).Select(i => (DemoBlock.Number(DemoBlock.SmallestOffset + (i % zones), i / zones), DemoBlock.Region(DemoBlock.SmallestOffset + (i % zones))))],
            "test", Clock.GetUtcNow(), CancellationToken.None);
    }
}

/// <summary>Everything that was logged, for tests of what must and must not stand there.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}

/// <summary>The same for whoever wants a logger of its own kind.</summary>
internal sealed class Logged<T>(CollectedLog log) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Log(logLevel, eventId, state, exception, formatter);
}
