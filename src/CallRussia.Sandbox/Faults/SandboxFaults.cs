namespace CallRussia.Sandbox;

/// <summary>A fault that waits for calls.</summary>
public sealed record ArmedFault(SandboxFault Fault, int CallsLeft, string? Method, long? ChatId);

/// <summary>Faults on demand. Safe to use from several threads.</summary>
public sealed class SandboxFaults
{
    /// <summary>In the place of a method: what goes wrong with a delivery to the webhook (its connection is cut, it hangs, it is late).</summary>
    public const string Delivery = "webhook";

    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];
    private readonly Pulse _cleared = new();
    private bool _offline;

    /// <summary>Told after every change.</summary>
    public event EventHandler? Changed;

    /// <summary>Faults still waiting, in the order in which they will happen.</summary>
    public IReadOnlyList<ArmedFault> Armed
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed];
            }
        }
    }

    /// <summary>
    /// While true every call of the bot is cut before anything is done, parked polls too. People can go on writing.
    /// (For a connection refused outright use <see cref="SandboxServer.StopListeningAsync"/>.)
    /// </summary>
    public bool Offline
    {
        get => Volatile.Read(ref _offline);
        set
        {
            Volatile.Write(ref _offline, value);
            OnChanged();
        }
    }

    /// <summary>Lets the fault happen to the next calls, optionally of one method or to one chat only.</summary>
    public void Next(SandboxFault fault, int calls = 1, string? method = null, long? chatId = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        lock (_gate)
        {
            _armed.Add(new ArmedFault(fault, calls, method, chatId));
        }

        OnChanged();
    }

    /// <summary>Disarms everything, goes online and cuts the calls that hang.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }

        _cleared.Fire();
        Offline = false;
    }

    /// <summary>The fault that meets this call, if any, and a signal for when the faults are cleared.</summary>
    internal (SandboxFault Fault, Task Cleared)? Take(string method, long? chatId)
    {
        SandboxFault fault;
        Task cleared;
        lock (_gate)
        {
            var index = _armed.FindIndex(armed =>
                (armed.Method is null ? method != Delivery : armed.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                && (armed.ChatId is null || armed.ChatId == chatId));
            if (index < 0)
            {
                return null;
            }

            var armed = _armed[index];
            fault = armed.Fault;
            cleared = _cleared.Next;
            if (armed.CallsLeft > 1)
            {
                _armed[index] = armed with { CallsLeft = armed.CallsLeft - 1 };
            }
            else
            {
                _armed.RemoveAt(index);
            }
        }

        OnChanged();
        return (fault, cleared);
    }

    private void OnChanged() => Changed?.Invoke(this, EventArgs.Empty);
}
