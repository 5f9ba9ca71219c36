using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Everything the server knows. One per server; its parts have their own small locks.</summary>
internal sealed class World
{
    // Beyond 32 bits, so that a bot that keeps ids in an int shows it at once.
    private const long FirstPersonId = 5_000_000_001;

    // Beyond 32 bits as well, and a supergroup's as long as those of the real server.
    private const long FirstGroupId = -5_000_000_001;
    private const long FirstSupergroupId = -1_005_000_000_001;

    private readonly ConcurrentDictionary<long, SandboxPerson> _people = new();
    private readonly ConcurrentDictionary<long, SandboxGroup> _groups = new();
    private int _lastMessageId;
    private readonly Random _dice;
    private long _lastPoll;
    private long _lastMediaGroup;
    private long _lastPersonId = FirstPersonId - 1;

    public World(SandboxOptions options)
    {
        Options = options;
        _dice = new Random(options.Seed);
        Bot = new BotProfile(options);
        Messages = new MessageWriter(Bot);
        Updates = new UpdateQueue(options.Time, options.FirstUpdateId ?? RandomStart(options.Seed));
        Polls = new LongPolls(Updates, options.Time) { IsOffline = () => Faults.Offline, HasWebhook = () => Webhooks!.Current is not null };
        Webhooks = new Webhooks(Updates, Faults, options.Time);
        Updates.Added = () =>
        {
            Polls.Wake();
            Webhooks.SendNext();
        };
        Queries = new CallbackQueries(options.Time, options.CallbackAnswerWindow, options.Seed);
        Limits = new RateLimits(options.Time) { Limits = options.RateLimits };
        Calls = new CallLog(options.KeptCalls);
        Page = new PageEvents(this);
        Faults.Changed += (_, _) =>
        {
            if (Faults.Offline)
            {
                Polls.Cut();
            }
        };
    }

    public SandboxOptions Options { get; }

    public TimeProvider Time => Options.Time;

    public BotProfile Bot { get; }

    public MessageWriter Messages { get; }

    public UpdateQueue Updates { get; }

    public LongPolls Polls { get; }

    public Webhooks Webhooks { get; }

    public CallbackQueries Queries { get; }

    public FileStore Files { get; } = new();

    public RateLimits Limits { get; }

    public SandboxFaults Faults { get; } = new();

    public CallLog Calls { get; }

    public PageEvents Page { get; }

    /// <summary>Cancelled when the server stops listening: whoever waits in a call is cut.</summary>
    public CancellationToken Stopping { get; set; }

    public ICollection<SandboxPerson> People => _people.Values;

    public SandboxPerson? Person(long id) => _people.GetValueOrDefault(id);

    public ICollection<SandboxGroup> Groups => _groups.Values;

    public SandboxGroup? Group(long id) => _groups.GetValueOrDefault(id);

    public SandboxGroup AddGroup(string title, IEnumerable<SandboxPerson> people, bool isSupergroup)
    {
        lock (_groups)
        {
            var group = new SandboxGroup(this, (isSupergroup ? FirstSupergroupId : FirstGroupId) - _groups.Count, title, people);
            _groups[group.Id] = group;
            Page.ChatChanged(group.Chat);
            return group;
        }
    }

    // Chats of one bot share one row of message ids.
    public int NextMessageId() => Interlocked.Increment(ref _lastMessageId);

    public string NextPollId() =>
        (5_300_000_000_000_000_000 + Interlocked.Increment(ref _lastPoll)).ToString(CultureInfo.InvariantCulture);

    public string NextMediaGroupId() =>
        (13_800_000_000_000_000 + Interlocked.Increment(ref _lastMediaGroup)).ToString(CultureInfo.InvariantCulture);

    /// <summary>From 1 to the highest, the same in every run.</summary>
    public int Throw(int highest)
    {
        lock (_dice)
        {
            return _dice.Next(highest) + 1;
        }
    }

    public long NextPersonId()
    {
        long id;
        do
        {
            id = Interlocked.Increment(ref _lastPersonId);
        }
        while (_people.ContainsKey(id));

        return id;
    }

    public SandboxPerson AddPerson(PersonCard card)
    {
        var person = new SandboxPerson(this, new Chat(card, Time));
        if (!_people.TryAdd(card.Id, person))
        {
            throw new InvalidOperationException("There is a person with this id already.");
        }

        Page.ChatChanged(person.Chat);
        return person;
    }

    public void AddUpdate(string kind, long? of, TimeSpan life, Action<Utf8JsonWriter> write) =>
        Updates.Add(kind, of, life, write, static (writer, write) => write(writer));

    // TQueue of the real server starts anywhere in this range.
    private static int RandomStart(int seed) => new Random(seed).Next(2_000_001, 1_000_000_000);
}
