namespace CallRussia.Sandbox;

/// <summary>The private chat of the bot with one person, or the chat of a group, as the server holds it. Its lock guards everything in it.</summary>
internal sealed class Chat(PersonCard card, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<SandboxMessage> _messages = [];
    private readonly List<int> _pinned = [];
    private readonly Transcript _transcript = new();
    private PersonCard _card = card;

    public long Id { get; } = card.Id;

    /// <summary>Whose chat this is; null for a private one.</summary>
    public SandboxGroup? Group { get; init; }

    public PersonCard Card
    {
        get => Volatile.Read(ref _card);
        set => Volatile.Write(ref _card, value);
    }

    /// <summary>The person has written or pressed Start; before that the bot cannot reach the person.</summary>
    public bool Started { get; set; }

    public bool Blocked { get; set; }

    public bool Deactivated { get; set; }

    /// <summary>When the person last did something.</summary>
    public DateTimeOffset? LastActionAt { get; private set; }

    /// <summary>Fires on every change of the chat.</summary>
    public Pulse Changed { get; } = new();

    public SandboxMarkup? ReplyKeyboard { get; private set; }

    public IReadOnlyList<SandboxMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public T Read<T>(Func<Transcript, T> read)
    {
        lock (_gate)
        {
            return read(_transcript);
        }
    }

    public SandboxMessage? Find(int id)
    {
        lock (_gate)
        {
            var index = IndexOf(id);
            return index >= 0 ? _messages[index] : null;
        }
    }

    public void Add(SandboxMessage message)
    {
        lock (_gate)
        {
            // Two calls may take their ids in one order and arrive here in the opposite one.
            var index = IndexOf(message.Id);
            _messages.Insert(~index, message);
            ReplyKeyboard = message.Markup?.Kind switch
            {
                SandboxMarkupKind.ReplyKeyboard or SandboxMarkupKind.ForceReply => message.Markup,
                SandboxMarkupKind.RemoveKeyboard => null,
                _ when !message.FromBot && ReplyKeyboard is { OneTime: true } or { Kind: SandboxMarkupKind.ForceReply } => null,
                _ => ReplyKeyboard,
            };
            Tell(message.FromBot ? SandboxEventKind.Received : SandboxEventKind.Sent, message, message.Text);
        }

        Changed.Fire();
    }

    /// <summary>Changes a message under the lock; the change throws to refuse.</summary>
    public SandboxMessage Change(int id, SandboxEventKind kind, Func<SandboxMessage, SandboxMessage> change, Func<Refusal> missing)
    {
        SandboxMessage changed;
        lock (_gate)
        {
            var index = IndexOf(id);
            if (index < 0)
            {
                throw missing();
            }

            changed = change(_messages[index]);
            _messages[index] = changed;
            Tell(kind, changed, changed.Text);
        }

        Changed.Fire();
        return changed;
    }

    public bool Remove(int id)
    {
        lock (_gate)
        {
            var index = IndexOf(id);
            if (index < 0)
            {
                return false;
            }

            Tell(SandboxEventKind.Deleted, _messages[index], _messages[index].Text);
            _messages.RemoveAt(index);
            _pinned.Remove(id);
        }

        Changed.Fire();
        return true;
    }

    /// <summary>The message pinned last that is still there, or null.</summary>
    public SandboxMessage? Pinned
    {
        get
        {
            lock (_gate)
            {
                return _pinned.Count > 0 ? _messages[IndexOf(_pinned[^1])] : null;
            }
        }
    }

    /// <summary>Pins a message of the chat, above those pinned before.</summary>
    public void Pin(int id)
    {
        lock (_gate)
        {
            _pinned.Remove(id);
            if (IndexOf(id) >= 0)
            {
                _pinned.Add(id);
            }
        }

        Changed.Fire();
    }

    /// <summary>Unpins one message, or all.</summary>
    public void Unpin(int? id)
    {
        lock (_gate)
        {
            _pinned.RemoveAll(pinned => id is null || pinned == id);
        }

        Changed.Fire();
    }

    public void Note(SandboxEventKind kind, SandboxMessage? message, string text, bool isAlert = false)
    {
        lock (_gate)
        {
            Tell(kind, message, text, isAlert);
        }

        Changed.Fire();
    }

    private void Tell(SandboxEventKind kind, SandboxMessage? message, string text, bool isAlert = false)
    {
        var now = time.GetUtcNow();
        if (Transcript.IsAction(kind))
        {
            LastActionAt = now;
        }

        _transcript.Add(kind, now, message, text, isAlert);
    }

    // The index, or the complement of where it belongs. Messages are in the order of their ids.
    private int IndexOf(int id)
    {
        var (low, high) = (0, _messages.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_messages[middle].Id == id)
            {
                return middle;
            }

            (low, high) = _messages[middle].Id < id ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
