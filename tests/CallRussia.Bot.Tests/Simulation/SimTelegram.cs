using CallRussia.Bot.Telegram.Api;
using Telegram.Bot;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// Telegram as the bot meets it: chats, a queue of updates that is confirmed by the next poll, and bad luck on the line. The answer to a
/// request may be held back until a later step, so that turns happen between a message and the news of it.
/// </summary>
internal sealed partial class SimTelegram(SimClock clock, Random random) : TelegramBotClient("1:simulated")
{
    private readonly List<SimUpdate> _queue = [];
    private readonly List<SimUpdate> _confirmed = [];
    private int _nextUpdate = 700_000_000;
    private int _nextMessage = 1;
    private int _nextQuery = 1;
    private int _polled;

    public Dictionary<long, SimChat> Chats { get; } = [];

    /// <summary>Taps that were acknowledged, and with which words.</summary>
    public Dictionary<string, string?> Acknowledged { get; } = [];

    /// <summary>Something goes wrong with so many requests in a hundred.</summary>
    public int FaultsPercent { get; set; }

    /// <summary>Nothing gets through until then.</summary>
    public DateTimeOffset OutageUntil { get; set; }

    public bool HoldNext { get; set; }

    public Action? Held { get; private set; }

    public int Waiting => _queue.Count;

    /// <summary>Called when a new message stands in a chat, before its answer is under way.</summary>
    public Action<SimMessage> Shown { get; set; } = _ => { };

    /// <summary>Called when what took effect is not told, or not whole.</summary>
    public Action AnswerLost { get; set; } = () => { };

    public SimChat Chat(long id)
    {
        if (!Chats.TryGetValue(id, out var chat)) Chats.Add(id, chat = new SimChat(id));
        return chat;
    }

    /// <summary>A batch; the one before it is confirmed by asking.</summary>
    public IReadOnlyList<SimUpdate> Poll()
    {
        Confirm();
        _queue.RemoveAll(update => update.At < clock.Now.AddHours(-24));
        var batch = _queue.Take(1 + random.Next(OutgoingLimits.PolledUpdates)).ToList();
        _polled = batch.Count;
        return batch;
    }

    /// <summary>The bot died: what it has not confirmed comes again, and sometimes what it has.</summary>
    public void PollerDied()
    {
        _polled = 0;
        if (_confirmed.Count > 0 && random.Next(2) == 0) Repeat();
    }

    /// <summary>An update comes again though it was confirmed (Telegram keeps them for 24 hours).</summary>
    public void Repeat()
    {
        _confirmed.RemoveAll(update => update.At < clock.Now.AddHours(-24));
        for (var again = random.Next(1, 4); again > 0 && _confirmed.Count > 0; again--)
            _queue.Insert(random.Next(_polled, _queue.Count + 1), _confirmed[random.Next(_confirmed.Count)]);
    }

    /// <summary>After a quiet week the ids start anywhere.</summary>
    public void JumpDown() => _nextUpdate -= 2_000_000;

    public void Say(long person, string text) => Add(person, new
    {
        message = new { message_id = _nextMessage++, date = Seconds, chat = ChatOf(person), from = From(person), text },
    });

    /// <returns>The id of the tap, for <see cref="Acknowledged"/>.</returns>
    public string Tap(long person, int message, string code)
    {
        var id = $"q{_nextQuery++}";
        Add(person, new { callback_query = new { id, from = From(person), message = new { message_id = message, date = Seconds, chat = ChatOf(person) }, data = code } });
        return id;
    }

    public void Block(long person, bool blocked)
    {
        Chat(person).Blocked = blocked;
        var (before, after) = blocked ? ("member", "kicked") : ("kicked", "member");
        Add(person, new
        {
            my_chat_member = new
            {
                chat = ChatOf(person),
                from = From(person),
                date = Seconds,
                old_chat_member = new { status = before, user = Bot },
                new_chat_member = new { status = after, user = Bot },
            },
        });
    }

    private static object Bot => new { id = 1, is_bot = true, first_name = "bot" };

    private long Seconds => clock.Now.ToUnixTimeSeconds();

    private static object ChatOf(long person) => new { id = person, type = "private", first_name = "V" };

    private static object From(long person) =>
        new { id = person, is_bot = false, first_name = "V", language_code = person % 3 == 0 ? "en" : "ru" };

    private void Add(long person, object update) => _queue.Add(new SimUpdate(_nextUpdate++, person, update, clock.Now));

    private void Confirm()
    {
        _confirmed.AddRange(_queue.Take(_polled));
        _queue.RemoveRange(0, _polled);
        _polled = 0;
        if (_confirmed.Count > 300) _confirmed.RemoveRange(0, 150);
    }
}

internal sealed record SimUpdate(int Id, long Person, object Content, DateTimeOffset At)
{
    public byte[] Json()
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(Content)!.AsObject();
        json["update_id"] = Id;
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
