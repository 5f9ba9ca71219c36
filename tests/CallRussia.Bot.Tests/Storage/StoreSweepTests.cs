using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What the sweep says it did.</summary>
public sealed class StoreSweepTests
{
    [Fact]
    public async Task The_sweep_tells_what_it_forgot_and_what_it_ended()
    {
        var log = new LastLine();
        await using var bench = new StoreBench((_, options) => Store.Open(options with { Log = log }));
        await bench.Add(7, 0, 10);
        await bench.Store.Receive([new RawIncoming(1, "{}"u8.ToArray())], bench.Clock.Now, default);
        await bench.Store.SetAside("u1", "broken", default);
        await bench.Turn(2, _ => { }, "x-1");
        for (var calls = 0; calls < 3; calls++) await bench.Call(1, Outcome.Talked);
        await bench.Store.Sweep(bench.Clock.Now, default);
        Assert.Contains("Swept 0 handled ids, 0 set-aside updates, 0 links", log.Said, StringComparison.Ordinal);

        bench.Clock.Pass(TimeSpan.FromDays(31));
        await bench.HandOut(5);
        bench.Clock.Pass(TimeSpan.FromHours(12));
        await bench.Store.Sweep(bench.Clock.Now, default);

        Assert.Matches("Swept [1-9][0-9]* handled ids, 1 set-aside updates, 3 links between volunteers and numbers; 1 leases whose timers were lost", log.Said);
        await bench.Store.Sweep(bench.Clock.Now, default);
        Assert.Contains("0 set-aside updates, 0 links between volunteers and numbers; 0 leases", log.Said, StringComparison.Ordinal);
    }

    private sealed class LastLine : ILogger
    {
        public string Said { get; private set; } = "";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said = formatter(state, exception);
    }
}
