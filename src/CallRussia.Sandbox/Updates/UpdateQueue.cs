using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>
/// The bot's updates between the people and getUpdates or a webhook, with the rules of the real queue:
/// an offset forgets what is below it, ids may jump down, taps live 150 seconds and everything else a day.
/// </summary>
internal sealed class UpdateQueue
{
    // TQueue of the real server drops new updates beyond this.
    private const int MostPending = 100_000;
    private const int LargestAnswer = 1 << 22;

    public static readonly TimeSpan CallbackLife = TimeSpan.FromSeconds(150);
    public static readonly TimeSpan MessageLife = TimeSpan.FromHours(24);

    private static readonly FrozenSet<string> NotByDefault =
        FrozenSet.Create(StringComparer.Ordinal, "chat_member", "message_reaction", "message_reaction_count");

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Pulse _forgotten = new();
    private readonly PendingUpdates _pending;
    private FrozenSet<string>? _allowed;

    public UpdateQueue(TimeProvider time, int firstId)
    {
        _time = time;
        _pending = new PendingUpdates(firstId);
    }

    /// <summary>Called outside the lock whenever an update was added.</summary>
    public Action? Added { get; set; }

    /// <summary>Fires when updates were forgotten: by an offset, or because a webhook took them.</summary>
    public Pulse Forgotten => _forgotten;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                _pending.DropExpired(_time.GetUtcNow());
                return _pending.Count;
            }
        }
    }

    public int NextId
    {
        get
        {
            lock (_gate)
            {
                return _pending.NextId;
            }
        }
    }

    public IReadOnlyCollection<string>? AllowedUpdates => Volatile.Read(ref _allowed);

    /// <summary>Sticky, and applied when an update is made, not when it is fetched. An empty list means the default again.</summary>
    public void Allow(IEnumerable<string> kinds)
    {
        var set = kinds.ToFrozenSet(StringComparer.Ordinal);
        Volatile.Write(ref _allowed, set.Count == 0 ? null : set);
    }

    /// <param name="of">The person whose update it is; null for one that stands in nobody's row.</param>
    public void Add<T>(string kind, long? of, TimeSpan life, T state, Action<Utf8JsonWriter, T> writeBody)
    {
        if (Volatile.Read(ref _allowed) is { } allowed ? !allowed.Contains(kind) : NotByDefault.Contains(kind))
        {
            return;
        }

        var body = Json.Bytes(state, writeBody);
        lock (_gate)
        {
            if (_pending.Count >= MostPending)
            {
                return;
            }

            var id = _pending.NextId;
            byte[] json = [.. Encoding.UTF8.GetBytes($"{{\"update_id\":{id},\"{kind}\":"), .. body, (byte)'}'];
            _pending.Add(new PendingUpdate(id, json, _time.GetUtcNow() + life, UpdateRow.For(kind, of, id)));
        }

        Added?.Invoke();
    }

    /// <summary>Forgets what the offset confirms and returns what comes next.</summary>
    public IReadOnlyList<PendingUpdate> Take(int offset, int limit)
    {
        List<PendingUpdate> taken = [];
        lock (_gate)
        {
            _pending.DropExpired(_time.GetUtcNow());
            _pending.Forget(offset);
            var left = LargestAnswer;
            foreach (var update in _pending.Head(limit))
            {
                left -= 50 + update.Json.Length;
                if (left <= 0)
                {
                    break;
                }

                taken.Add(update);
            }
        }

        _forgotten.Fire();
        return taken;
    }

    /// <summary>The first updates of rows that are free, for a webhook. They stay here until they are forgotten, and their rows are busy.</summary>
    public IReadOnlyList<PendingUpdate> Pick(ISet<UpdateRow> busy, int most)
    {
        List<PendingUpdate> picked = [];
        lock (_gate)
        {
            _pending.DropExpired(_time.GetUtcNow());
            foreach (var update in _pending.Head(int.MaxValue))
            {
                if (picked.Count >= most)
                {
                    break;
                }

                if (busy.Add(update.Row))
                {
                    picked.Add(update);
                }
            }
        }

        return picked;
    }

    /// <summary>A webhook took this one, or its time is over.</summary>
    public void Forget(int id)
    {
        lock (_gate)
        {
            _pending.Remove(id);
        }

        _forgotten.Fire();
    }

    /// <summary>Drops everything pending, as drop_pending_updates does.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }

        _forgotten.Fire();
    }

    /// <summary>After a quiet week Telegram goes on from another random id, possibly a lower one. Pending updates are dropped.</summary>
    public void ContinueFrom(int id)
    {
        lock (_gate)
        {
            _pending.Clear();
            _pending.NextId = id;
        }
    }
}
