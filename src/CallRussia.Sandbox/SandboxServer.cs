namespace CallRussia.Sandbox;

/// <summary>
/// A local Bot API server with people in it. The bot talks to <see cref="Address"/> as to the real server; tests and the page act
/// for the people. Everything lives in memory and ends with the server.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly World _world;
    private HttpFront? _front;

    private SandboxServer(World world) => _world = world;

    /// <summary>Where the server listens: give it to the bot as its API address, open it in a browser for the page.</summary>
    public Uri Address { get; private set; } = null!;

    public string Token => _world.Options.Token;

    /// <summary>The bot's own id: the number in the token.</summary>
    public long BotId => _world.Bot.Id;

    public TimeProvider Time => _world.Time;

    public SandboxFaults Faults => _world.Faults;

    /// <summary>The sending limits; null switches them off. Setting them starts all buckets full.</summary>
    public SandboxRateLimits? RateLimits
    {
        get => _world.Limits.Limits;
        set
        {
            _world.Limits.Limits = value;
            _world.Page.SandboxChanged();
        }
    }

    public IReadOnlyCollection<SandboxPerson> People => [.. _world.People];

    /// <summary>Updates that the bot has not confirmed yet.</summary>
    public int PendingUpdates => _world.Updates.Count;

    /// <summary>The id that the next update will get.</summary>
    public int NextUpdateId => _world.Updates.NextId;

    /// <summary>Whether a call of getUpdates waits for updates at this moment.</summary>
    public bool IsBotPolling => _world.Polls.IsParked;

    /// <summary>Whether updates are delivered to an address of the bot.</summary>
    public bool HasWebhook => _world.Webhooks.Current is not null;

    /// <summary>The bot's latest calls, oldest first (at most <see cref="SandboxOptions.KeptCalls"/>).</summary>
    public IReadOnlyList<SandboxCall> OutgoingRequests => _world.Calls.Latest;

    /// <summary>How often each method was called, however it ended.</summary>
    public IReadOnlyDictionary<string, long> CallCounts => _world.Calls.Counts;

    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new SandboxOptions();
        var server = new SandboxServer(new World(options));
        await server.ListenAsync(options.Port, cancellation);
        return server;
    }

    public SandboxPerson AddPerson(string firstName, string? languageCode = "en", long? id = null) =>
        AddPerson(new PersonCard(id ?? _world.NextPersonId(), firstName) { LanguageCode = languageCode });

    public SandboxPerson AddPerson(PersonCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return _world.AddPerson(card);
    }

    public SandboxPerson? Person(long id) => _world.Person(id);

    /// <summary>A group chat with these people in it; the bot is not.</summary>
    public SandboxGroup AddGroup(string title, IEnumerable<SandboxPerson> people, bool isSupergroup = true) => _world.AddGroup(title, people, isSupergroup);

    /// <summary>How often a method was called; its name in any case.</summary>
    public long Calls(string method) => _world.Calls.Count(method);

    /// <summary>How many calls of the bot were answered with that HTTP status (429: too many requests).</summary>
    public long Answered(int status) => _world.Calls.CountOf(status);

    public void ClearOutgoingRequests() => _world.Calls.Clear();

    /// <summary>Waits for a call that fits, among those made since the start (or the last clearing).</summary>
    public Task<SandboxCall> ExpectCall(Func<SandboxCall, bool> fits, string what, CancellationToken cancellation = default) =>
        Waiting.ForAsync(
            () => _world.Calls.Latest.FirstOrDefault(fits),
            () => _world.Calls.Changed.Next,
            _world.Options.Patience,
            () => $"The bot made no call that fits: {what}. Calls: {string.Join(", ", _world.Calls.Counts)}",
            cancellation);

    /// <summary>Waits until the bot has confirmed every update and asks for more, or has a webhook for them.</summary>
    public Task UntilConfirmed(CancellationToken cancellation = default) => Waiting.ForAsync(
        () => _world.Updates.Count == 0 && (IsBotPolling || HasWebhook) ? this : null,
        () => Task.WhenAny(_world.Updates.Forgotten.Next, _world.Polls.Parked.Next, _world.Webhooks.Changed.Next),
        _world.Options.Patience,
        () => $"The bot did not confirm its updates: {_world.Updates.Count} are pending, "
            + $"{(IsBotPolling ? "it polls" : HasWebhook ? "it has a webhook" : "it neither polls nor has a webhook")}.",
        cancellation);

    /// <summary>After a quiet week Telegram goes on from another id, possibly a lower one; what is pending is dropped.</summary>
    public void ContinueUpdatesFrom(int updateId) => _world.Updates.ContinueFrom(updateId);

    /// <summary>Adds an update of any kind with a body written by hand, for what the bot may not be able to read.</summary>
    public void AddRawUpdate(string kind, string bodyJson) =>
        _world.AddUpdate(kind, of: null, UpdateQueue.MessageLife, writer => writer.WriteRawValue(bodyJson, skipInputValidation: true));

    /// <summary>Closes the port: new connections are refused, open ones are cut, and nothing is delivered. People and updates stay.</summary>
    public async Task StopListeningAsync()
    {
        _world.Webhooks.Pause();
        if (_front is { } front)
        {
            _front = null;
            await front.DisposeAsync();
        }
    }

    /// <summary>Opens the same port again.</summary>
    public Task StartListeningAsync(CancellationToken cancellation = default) => ListenAsync(Address.Port, cancellation);

    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        _world.Webhooks.Dispose();
    }

    private async Task ListenAsync(int port, CancellationToken cancellation)
    {
        _front = await HttpFront.StartAsync(_world, port, cancellation);
        Address = _front.Address;
        _world.Webhooks.GoOn();
    }
}
