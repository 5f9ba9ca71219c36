using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>
/// The bot's updates between the people and getUpdates, with the rules of the real queue:
/// an offset forgets what is below it, ids may jump down, taps live 150 seconds and everything else a day.
/// </summary>
internal sealed class UpdateQueue
{
    // TQueue of the real server drops new updates beyond this.
    private const int MostPending = 100_000;
    private const int FarAbove = 10;
    private const int FarBelow = 100_000;
    private const int LargestAnswer = 1 << 22;

    public static readonly TimeSpan CallbackLife = TimeSpan.FromSeconds(150);
    public static readonly TimeSpan MessageLife = TimeSpan.FromHours(24);

    private static readonly FrozenSet<string> NotByDefault =
        FrozenSet.Create(StringComparer.Ordinal, "chat_member", "message_reaction", "message_reaction_count");

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Pulse _forgotten = new();
    private readonly List<PendingUpdate> _pending = [];
    private int _head;
    private int _next;
    private DateTimeOffset _earliestExpiry = DateTimeOffset.MaxValue;
    private FrozenSet<string>? _allowed;

    public UpdateQueue(TimeProvider time, int firstId)
    {
        _time = time;
        _next = firstId;
    }

    /// <summary>Called outside the lock whenever an update was added.</summary>
    public Action? Added { get; set; }

    /// <summary>Fires when updates were forgotten by an offset.</summary>
    public Pulse Forgotten => _forgotten;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                DropExpired();
                return _pending.Count - _head;
            }
        }
    }

    public int NextId
    {
        get
        {
            lock (_gate)
            {
                return _next;
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

    public void Add<T>(string kind, TimeSpan life, T state, Action<Utf8JsonWriter, T> writeBody)
    {
        if (Volatile.Read(ref _allowed) is { } allowed ? !allowed.Contains(kind) : NotByDefault.Contains(kind))
        {
            return;
        }

        var body = Json.Bytes(state, writeBody);
        lock (_gate)
        {
            if (_pending.Count - _head >= MostPending)
            {
                return;
            }

            var id = _next++;
            byte[] json = [.. Encoding.UTF8.GetBytes($"{{\"update_id\":{id},\"{kind}\":"), .. body, (byte)'}'];
            var expiresAt = _time.GetUtcNow() + life;
            _pending.Add(new PendingUpdate(id, json, expiresAt));
            _earliestExpiry = expiresAt < _earliestExpiry ? expiresAt : _earliestExpiry;
        }

        Added?.Invoke();
    }

    /// <summary>Forgets what the offset confirms and returns what comes next.</summary>
    public IReadOnlyList<PendingUpdate> Take(int offset, int limit)
    {
        List<PendingUpdate> taken = [];
        lock (_gate)
        {
            DropExpired();
            Forget(offset);
            var left = LargestAnswer;
            for (var i = _head; i < _pending.Count && taken.Count < limit; i++)
            {
                left -= 50 + _pending[i].Json.Length;
                if (left <= 0)
                {
                    break;
                }

                taken.Add(_pending[i]);
            }
        }

        _forgotten.Fire();
        return taken;
    }

    /// <summary>Drops everything pending, as drop_pending_updates does.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
            _head = 0;
        }

        _forgotten.Fire();
    }

    /// <summary>After a quiet week Telegram goes on from another random id, possibly a lower one. Pending updates are dropped.</summary>
    public void ContinueFrom(int id)
    {
        lock (_gate)
        {
            _pending.Clear();
            _head = 0;
            _next = id;
        }
    }

    private void Forget(int offset)
    {
        if (offset < 0)
        {
            var keep = Math.Min((long)_pending.Count - _head, -(long)offset);
            _head = (int)(_pending.Count - keep);
        }
        else if (offset > 0 && !IsFar(offset))
        {
            // An offset a little above the tail is valid too: the next call swallows what was added below it.
            while (_head < _pending.Count && _pending[_head].Id < offset)
            {
                _head++;
            }
        }

        Compact();
    }

    // "In the future" and "in the past" of the real queue: such an offset confirms nothing and reads from the head.
    private bool IsFar(int offset)
    {
        var head = _head < _pending.Count ? _pending[_head].Id : _next;
        return offset > _next + FarAbove || offset < head - FarBelow;
    }

    private void DropExpired()
    {
        var now = _time.GetUtcNow();
        if (now < _earliestExpiry)
        {
            return;
        }

        _pending.RemoveRange(0, _head);
        _head = 0;
        _pending.RemoveAll(update => update.ExpiresAt <= now);
        _earliestExpiry = _pending.Count == 0 ? DateTimeOffset.MaxValue : _pending.Min(update => update.ExpiresAt);
    }

    private void Compact()
    {
        if (_head > 1024 && _head > _pending.Count / 2)
        {
            _pending.RemoveRange(0, _head);
            _head = 0;
        }
    }
}
