namespace CallRussia.Sandbox;

/// <summary>What can be seen to happen in a chat.</summary>
public enum SandboxEventKind
{
    /// <summary>The person sent a message.</summary>
    Sent,

    /// <summary>The person pressed a button.</summary>
    Pressed,

    /// <summary>A message of the bot came.</summary>
    Received,

    /// <summary>A message of the bot changed.</summary>
    Edited,

    /// <summary>A message went away.</summary>
    Deleted,

    /// <summary>A pressed button was answered, perhaps with words.</summary>
    Answered,

    /// <summary>The bot shows that it is busy ("typing").</summary>
    Action,

    /// <summary>The person voted in a poll.</summary>
    Voted,

    /// <summary>The person edited a message of their own.</summary>
    Rewritten,

    /// <summary>The chat was blocked, unblocked, or its account deleted.</summary>
    Membership,
}

/// <summary>One thing that happened in a chat, with the message as it was then.</summary>
public sealed record SandboxEvent(
    int Number, SandboxEventKind Kind, DateTimeOffset At, SandboxMessage? Message, string Text, bool IsAlert = false)
{
    public override string ToString() => $"{Kind,-10} {(Message is null ? "" : "#" + Message.Id)} {Text.ReplaceLineEndings(" / ")}"
        + (Message is { Buttons.Count: > 0 } ? " [" + string.Join("] [", Message.AllButtons.Select(button => button.Text)) + "]" : "");
}

/// <summary>The story of one chat, for tests. Guarded by the chat's lock.</summary>
internal sealed class Transcript
{
    // Enough for any test; a benchmark that sends for hours must not grow without end.
    private const int Kept = 2_000;

    private readonly List<SandboxEvent> _events = [];
    private readonly HashSet<int> _expected = [];
    private int _count;

    /// <summary>Number of the person's latest own action: expectations look at what came after it.</summary>
    public int LastAction { get; private set; } = -1;

    /// <summary>Something that the person did, and the bot may answer.</summary>
    public static bool IsAction(SandboxEventKind kind) =>
        kind is SandboxEventKind.Sent or SandboxEventKind.Pressed or SandboxEventKind.Voted or SandboxEventKind.Rewritten;

    public IReadOnlyList<SandboxEvent> Snapshot() => [.. _events];

    public void Add(SandboxEventKind kind, DateTimeOffset at, SandboxMessage? message, string text, bool isAlert = false)
    {
        if (IsAction(kind))
        {
            LastAction = _count;
            _expected.Clear();
        }

        _events.Add(new SandboxEvent(_count++, kind, at, message, text, isAlert));
        if (_events.Count > Kept)
        {
            _events.RemoveRange(0, Kept / 2);
        }
    }

    /// <summary>The first event since the latest action that fits and has not been expected before.</summary>
    public SandboxEvent? Expect(Func<SandboxEvent, bool> fits)
    {
        var found = _events.Find(happened => happened.Number > LastAction && !_expected.Contains(happened.Number) && fits(happened));
        if (found is not null)
        {
            _expected.Add(found.Number);
        }

        return found;
    }
}
