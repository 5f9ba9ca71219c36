using System.Text;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>What comes in, on a bot that is composed and not started: nothing is sent, so that everything that is to be said waits to be looked at.</summary>
public sealed class IntakeTests : IDisposable
{
    private const string Word = "faster than we can follow";

    private static readonly VolunteerId Eve = new(5);
    private static readonly VolunteerId Olga = new(6);

    private readonly AdjustableTimeProvider _clock = new(Some.Now);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("callrussia-test-");
    private readonly CollectedLog _log = new();
    private readonly IHost _bot;
    private int _update;

    public IntakeTests() => _bot = BotHost.Build(
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ["Storage:Path"] = Path.Combine(_directory.FullName, "bot.db"),
            ["Storage:Key"] = Workplace.Key,
        }).Build()),
        Some.World, logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Debug), _clock);

    public void Dispose()
    {
        ((IAsyncDisposable)_bot).DisposeAsync().AsTask().GetAwaiter().GetResult();
        _log.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_floods_is_told_so_once_in_a_minute_and_everybody_else_is_taken_in()
    {
        for (var batch = 0; batch < 20; batch++) await TakeIn(Repeat(Eve, 100));
        await TakeIn([.. Repeat(Eve, 99), Update(Olga)]);
        await Turned();
        Assert.Equal(1, Told());
        Assert.True(Dispatcher.WaitingFor(Olga) > 0);
        Assert.InRange(Dispatcher.WaitingFor(Eve), Limits.WaitingOfOne, 3 * Limits.WaitingOfOne);

        _clock.Advance(TimeSpan.FromSeconds(50));
        await TakeIn(Repeat(Eve, 100));
        Assert.Equal(1, Told());

        _clock.Advance(TimeSpan.FromSeconds(15));
        await TakeIn(Repeat(Eve, 100));
        Assert.Equal(2, Told());

        // And that is what it says, to the one who floods.
        await Turned();
        var said = await Said();
        Assert.Equal(2, said.Count(delivery => delivery.Volunteer == Eve && Encoding.UTF8.GetString(delivery.Payload.Span).Contains(Word, StringComparison.Ordinal)));
        Assert.DoesNotContain(said, delivery => delivery.Volunteer == Olga && Encoding.UTF8.GetString(delivery.Payload.Span).Contains(Word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_been_answered_is_taken_in_again()
    {
        await TakeIn(Repeat(Eve, Limits.WaitingOfOne));
        await Turned();
        await Said();
        await TakeIn(Repeat(Eve, Limits.WaitingOfOne));
        Assert.Equal(0, Told());
    }

    private Dispatcher Dispatcher => _bot.Services.GetRequiredService<Dispatcher>();

    private Task TakeIn(IReadOnlyList<RawUpdate> batch) => _bot.Services.GetRequiredService<Intake>().TakeIn(batch, CancellationToken.None);

    private Task Turned() => _bot.Services.GetRequiredService<Lanes>().Drain(CancellationToken.None);

    private int Told() => _log.Lines.Count(line => line.Contains("sends faster than can be answered", StringComparison.Ordinal));

    /// <summary>Takes out all that is to be said.</summary>
    private async Task<List<Core.Mail.Delivery>> Said()
    {
        var said = new List<Core.Mail.Delivery>();
        while (Dispatcher.Waiting > 0)
        {
            var next = Dispatcher.Outgoing.Next(CancellationToken.None);
            // A chat is said one thing a second: time passes as if it were waited for.
            while (!next.IsCompleted) _clock.Advance(TimeSpan.FromSeconds(1));
            said.Add(await next);
            Dispatcher.Outgoing.Done(await next);
        }
        return said;
    }

    private RawUpdate[] Repeat(VolunteerId from, int times) => [.. Enumerable.Range(0, times).Select(_ => Update(from))];

    private RawUpdate Update(VolunteerId from) => new(++_update, Encoding.UTF8.GetBytes($$$"""
        {"update_id":{{{_update}}},"message":{"message_id":{{{_update}}},"date":1,"chat":{"id":{{{from}}},"type":"private"},
        "from":{"id":{{{from}}},"is_bot":false,"first_name":"E","language_code":"en"},"text":"/start"}}
        """));
}
