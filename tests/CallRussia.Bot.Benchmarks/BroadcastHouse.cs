using System.Diagnostics;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Benchmarks;

/// <summary>A bot that knows thousands of people, in a process of its own, and an organizer's hand on its store.</summary>
internal sealed class BroadcastHouse : IAsyncDisposable
{
    public const string Words = "News of the campaign, for all of you at once";
    private const int FirstId = 10_000_000;
    private static readonly VolunteerId Organizer = new(9_000_000);
    private readonly SandboxServer _telegram;
    private readonly Dictionary<string, string> _environment;
    private Store? _store;

    private BroadcastHouse(SandboxServer telegram, Dictionary<string, string> environment) => (_telegram, _environment) = (telegram, environment);

    public List<SandboxPerson> Everybody { get; private set; } = [];

    public Child Bot { get; private set; } = null!;

    public static async Task<BroadcastHouse> Make(SandboxServer telegram, string store, int recipients, int perSecond, int people)
    {
        var file = store + ".txt";
        NumberFiles.Plain(file, Math.Max(1_000, people * 500));
        await Contestants.Import(store, file);
        var house = new BroadcastHouse(telegram, new Dictionary<string, string>(Contestants.BotSettings(store, telegram))
        {
            ["Broadcasting__PerSecond"] = $"{perSecond}",
            ["Broadcasting__ApprovalAbove"] = "1000000",
        });
        await using (var filling = house.Open(StoreAccess.Sole)) await house.Fill(filling, recipients);
        await house.Start();
        return house;
    }

    public async Task<BroadcastId> Order(DateTimeOffset due)
    {
        // Only those who were made for it: people who talk come and go.
        var draft = BroadcastDraft.Empty with
        {
            Messages = BroadcastDraft.Empty.Messages.Add(Language.Lithuanian, new News(Words)),
            When = new SendTime.At(due),
        };
        var id = ((BroadcastSeen)await _store!.Answer(new KeepDraft(null, draft), Organizer, TimeProvider.System.GetUtcNow())).Broadcast.Id;
        var watch = Stopwatch.GetTimestamp();
        var seen = await _store!.Answer(new OrderBroadcast(id), Organizer, TimeProvider.System.GetUtcNow());
        Console.WriteLine($"  … ordered: {(seen as BroadcastSeen)?.Broadcast.Reachable} recipients counted in {Stopwatch.GetElapsedTime(watch).TotalMilliseconds:N0} ms with its commit");
        return id;
    }

    public async Task<Broadcast> Look(BroadcastId id) => ((BroadcastSeen)await _store!.Answer(new LookAtBroadcast(id), Organizer, TimeProvider.System.GetUtcNow())).Broadcast;

    public Task Cancel(BroadcastId id) => _store!.Answer(new SteerBroadcast(id, Steering.Cancel), Organizer, TimeProvider.System.GetUtcNow());

    public async Task<DateTimeOffset> FirstArrival()
    {
        await Everybody[0].ExpectMessage(Words);
        return TimeProvider.System.GetUtcNow();
    }

    /// <returns>How long nothing was sent.</returns>
    public async Task<TimeSpan> KillAndStart()
    {
        var from = Stopwatch.GetTimestamp();
        await Bot.DisposeAsync();
        await Start();
        return Stopwatch.GetElapsedTime(from);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
    }

    private async Task Start()
    {
        Bot = Child.Dotnet("CallRussia.Bot.dll", ["run"], _environment);
        await _telegram.UntilConfirmed();
        if (_store is not null) await _store.DisposeAsync();
        _store = Open(StoreAccess.Beside);
    }

    private Store Open(StoreAccess access)
    {
        var settings = _environment.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        return BotHost.OpenStore(Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()), BotWorld.Load(), access, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>As if they had answered the first questions. At the server they have pressed Start; what they wrote then is confirmed before the bot comes.</summary>
    private async Task Fill(Store store, int recipients)
    {
        var now = TimeProvider.System.GetUtcNow();
        Everybody = [.. Enumerable.Range(FirstId, recipients).Select(id => _telegram.AddPerson("V", "lt", id))];
        foreach (var some in Everybody.Chunk(1_000))
            await Task.WhenAll(some.Select(person => store.Write(
                kept => Chats.Save(kept, new Conversation(Volunteer(person.Id, now), new Supporting(), 0)), CancellationToken.None)));
        foreach (var person in Everybody) person.Start();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{_telegram.Address}bot{_telegram.Token}/getUpdates?offset={_telegram.NextUpdateId}"));
    }

    private static Volunteer Volunteer(long id, DateTimeOffset now) =>
        new(new VolunteerId(id), Language.Lithuanian, now.AddDays(-1)) { Standing = Standing.Supporter, Country = "LT", Zone = "Europe/Vilnius" };
}
