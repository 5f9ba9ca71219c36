using System.Collections.Concurrent;

namespace CallRussia.Sandbox;

/// <summary>One call of the bot and how it ended, for tests. Holds texts; it is never logged.</summary>
/// <param name="Number">Counts from 1 in the order in which calls ended.</param>
/// <param name="Method">The method in the Bot API's own spelling.</param>
/// <param name="Status">HTTP status; 0 when the connection was cut or no answer came.</param>
/// <param name="Description">The error text, or null.</param>
public sealed record SandboxCall(
    long Number, string Method, IReadOnlyDictionary<string, string> Parameters, int Status, string? Description, DateTimeOffset At)
{
    public bool Succeeded => Status == 200;

    public long? ChatId => Parameters.TryGetValue("chat_id", out var text) && long.TryParse(text, out var id) ? id : null;

    /// <summary>A parameter's text, or an empty one.</summary>
    public string this[string name] => Parameters.TryGetValue(name, out var value) ? value : "";
}

/// <summary>Counts calls per method and keeps the latest ones.</summary>
internal sealed class CallLog(int kept)
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, long> _statuses = new();
    private readonly ConcurrentQueue<SandboxCall> _calls = new();
    private long _number;
    private int _held;

    public Pulse Changed { get; } = new();

    public IReadOnlyList<SandboxCall> Latest => [.. _calls];

    public long Count(string method) => _counts.GetValueOrDefault(method);

    public long CountOf(int status) => _statuses.GetValueOrDefault(status);

    public IReadOnlyDictionary<string, long> Counts => new Dictionary<string, long>(_counts, StringComparer.OrdinalIgnoreCase);

    public void Add(string method, ApiParameters parameters, int status, string? description, DateTimeOffset at)
    {
        _counts.AddOrUpdate(method, 1, static (_, count) => count + 1);
        _statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);
        _calls.Enqueue(new SandboxCall(Interlocked.Increment(ref _number), method, parameters.Values, status, description, at));
        // Counted apart: the queue's own count takes a lock.
        if (Interlocked.Increment(ref _held) > kept && _calls.TryDequeue(out _))
        {
            Interlocked.Decrement(ref _held);
        }

        Changed.Fire();
    }

    public void Clear()
    {
        while (_calls.TryDequeue(out _))
        {
            Interlocked.Decrement(ref _held);
        }

        _counts.Clear();
        _statuses.Clear();
    }
}
