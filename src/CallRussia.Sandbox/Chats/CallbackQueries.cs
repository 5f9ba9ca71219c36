using System.Collections.Concurrent;
using System.Globalization;

namespace CallRussia.Sandbox;

/// <summary>A pressed button that waits for its answer.</summary>
internal sealed record CallbackQuery(string Id, Chat Chat, int MessageId, long PressedAt)
{
    private SandboxAnswer? _answer;

    public SandboxAnswer? Answer
    {
        get => Volatile.Read(ref _answer);
        set => Volatile.Write(ref _answer, value);
    }
}

/// <summary>What the bot answered to a press. Empty text just stops the waiting.</summary>
public sealed record SandboxAnswer(string Text, bool IsAlert, string? Url);

/// <summary>Taps waiting for an answer: each can be answered once, and not late.</summary>
internal sealed class CallbackQueries(TimeProvider time, TimeSpan window, int seed)
{
    private readonly ConcurrentDictionary<string, CallbackQuery> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<CallbackQuery> _byAge = new();
    private long _lastId = 1_000_000_000_000_000L * ((uint)seed % 1000 + 1);

    public CallbackQuery Open(Chat chat, int messageId)
    {
        // The lower half grows by a prime, so that ids do not look like a count.
        var id = Interlocked.Add(ref _lastId, 7_919).ToString(CultureInfo.InvariantCulture);
        var query = new CallbackQuery(id, chat, messageId, time.GetTimestamp());
        _waiting[id] = query;
        _byAge.Enqueue(query);
        ForgetOld();
        return query;
    }

    public CallbackQuery? Close(string id) =>
        _waiting.TryRemove(id, out var query) && time.GetElapsedTime(query.PressedAt) <= window ? query : null;

    private void ForgetOld()
    {
        while (_byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.PressedAt) > window && _byAge.TryDequeue(out oldest))
        {
            _waiting.TryRemove(oldest.Id, out _);
        }
    }
}
