namespace CallRussia.Sandbox;

/// <summary>The webhook that is set, if any, and the deliveries to it.</summary>
internal sealed class Webhooks(UpdateQueue queue, SandboxFaults faults, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan BetweenSettings = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly WebhookLine _line = new(faults, time);
    private Webhook? _current;
    private WebhookCourse? _course;
    private WebhookTrouble? _lastError;
    private long? _set;

    public Webhook? Current => Volatile.Read(ref _current);

    /// <summary>What went wrong last since the webhook was set.</summary>
    public WebhookTrouble? LastError => Volatile.Read(ref _lastError);

    /// <summary>Fires when a webhook is set or taken off.</summary>
    public Pulse Changed { get; } = new();

    /// <summary>Not more often than once a second.</summary>
    public bool MayBeSet()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_set is { } before && time.GetElapsedTime(before, now) < BetweenSettings)
            {
                return false;
            }

            _set = now;
            return true;
        }
    }

    /// <summary>What is pending stays so. What is under way to another address is cut, and goes to the new one or waits to be fetched.</summary>
    public void Set(Webhook? webhook)
    {
        lock (_gate)
        {
            if (webhook == _current)
            {
                return;
            }

            Volatile.Write(ref _lastError, null);
            Volatile.Write(ref _current, webhook);
            Begin();
        }

        Changed.Fire();
        SendNext();
    }

    public void SendNext() => Volatile.Read(ref _course)?.SendNext();

    /// <summary>The server is away: nothing is delivered until it is back.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _course?.Dispose();
            _course = null;
        }
    }

    public void GoOn()
    {
        lock (_gate)
        {
            Begin();
        }

        SendNext();
    }

    public void Dispose()
    {
        Pause();
        _line.Dispose();
    }

    private void Begin()
    {
        _course?.Dispose();
        _course = _current is { } webhook
            ? new WebhookCourse(queue, (update, cut) => _line.SendAsync(webhook, update, cut), webhook.MostConnections, Failed, time)
            : null;
    }

    private void Failed(string message) => Volatile.Write(ref _lastError, new WebhookTrouble(time.GetUtcNow(), message));
}

/// <summary>A delivery that failed, as getWebhookInfo tells of it.</summary>
internal sealed record WebhookTrouble(DateTimeOffset At, string Message);
