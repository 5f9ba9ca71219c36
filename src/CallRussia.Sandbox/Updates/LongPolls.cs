namespace CallRussia.Sandbox;

/// <summary>
/// getUpdates as the real server does it: clamps, anti-spin, one parked call at a time.
/// "Conflict" is not a lock: a parked call is ended only when another one parks or a webhook is set.
/// </summary>
internal sealed class LongPolls(UpdateQueue queue, TimeProvider time)
{
    public const int LongestTimeout = 50;

    private const string OtherPoll = "terminated by other getUpdates request; make sure that only one bot instance is running";
    private const string WebhookSet = "terminated by setWebhook request";
    private const string WebhookActive =
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    private static readonly TimeSpan SpinWindow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FastSpinWindow = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly Pulse _parkedChanged = new();
    private TaskCompletionSource<string?>? _parked;
    private string _webhook = "";
    private int? _previousOffset;
    private long _previousStart;
    private long _quietConflictsUntil;

    public string Webhook
    {
        get => Volatile.Read(ref _webhook);
        set
        {
            Volatile.Write(ref _webhook, value);
            if (value.Length > 0)
            {
                End(WebhookSet);
            }
        }
    }

    public bool IsParked
    {
        get
        {
            lock (_gate)
            {
                return _parked is not null;
            }
        }
    }

    /// <summary>Fires when a call parks.</summary>
    public Pulse Parked => _parkedChanged;

    public async Task<IReadOnlyList<PendingUpdate>> PollAsync(int offset, int limit, int timeout, CancellationToken cancellation)
    {
        await RefuseUnderWebhookAsync(cancellation);
        (limit, timeout) = SlowDown(offset, limit, timeout);
        var updates = queue.Take(offset, limit);
        if (updates.Count > 0 || timeout == 0)
        {
            return updates;
        }

        var deadline = time.GetTimestamp() + (long)timeout * time.TimestampFrequency;
        var parked = Park();
        try
        {
            return await WaitAsync(parked, offset, limit, deadline, cancellation);
        }
        finally
        {
            Unpark(parked);
        }
    }

    public void Wake()
    {
        lock (_gate)
        {
            _parked?.TrySetResult(null);
        }
    }

    /// <summary>Ends the parked call without an answer, as a server that goes away does.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _parked?.TrySetCanceled();
        }
    }

    private async Task<IReadOnlyList<PendingUpdate>> WaitAsync(
        TaskCompletionSource<string?> parked, int offset, int limit, long deadline, CancellationToken cancellation)
    {
        while (true)
        {
            // What was added between the look and the parking must not wait for the next update.
            var updates = queue.Take(offset, limit);
            var left = time.GetElapsedTime(time.GetTimestamp(), deadline);
            if (updates.Count > 0 || left <= TimeSpan.Zero)
            {
                return updates;
            }

            try
            {
                if (await parked.Task.WaitAsync(left, time, cancellation) is { } conflict)
                {
                    await ConflictAsync(conflict, cancellation);
                }
            }
            catch (TimeoutException)
            {
                return queue.Take(offset, limit);
            }

            parked = Repark(parked);
        }
    }

    private TaskCompletionSource<string?> Park()
    {
        var mine = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _parked?.TrySetResult(OtherPoll);
            _parked = mine;
        }

        _parkedChanged.Fire();
        return mine;
    }

    private TaskCompletionSource<string?> Repark(TaskCompletionSource<string?> woken)
    {
        var fresh = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_parked == woken)
            {
                _parked = fresh;
            }
            else
            {
                fresh.SetResult(OtherPoll);
            }
        }

        return fresh;
    }

    private void Unpark(TaskCompletionSource<string?> mine)
    {
        lock (_gate)
        {
            if (_parked == mine || _parked?.Task.IsCompleted == true)
            {
                _parked = null;
            }
        }
    }

    private void End(string reason)
    {
        lock (_gate)
        {
            _parked?.TrySetResult(reason);
            _parked = null;
        }
    }

    // The same offset again within 3 s waits at least 3 s; within half a second it also gets one update at a time.
    private (int Limit, int Timeout) SlowDown(int offset, int limit, int timeout)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var since = time.GetElapsedTime(_previousStart, now);
            var again = _previousOffset == offset;
            _previousOffset = offset;
            _previousStart = now;
            return (again && since < FastSpinWindow ? 1 : limit, again && timeout < 3 && since < SpinWindow ? 3 : timeout);
        }
    }

    private Task RefuseUnderWebhookAsync(CancellationToken cancellation) =>
        Webhook.Length > 0 ? ConflictAsync(WebhookActive, cancellation) : Task.CompletedTask;

    // Conflicts that follow within 3 seconds are answered 3 seconds late.
    private async Task ConflictAsync(string reason, CancellationToken cancellation)
    {
        bool late;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            late = now < _quietConflictsUntil;
            if (!late)
            {
                _quietConflictsUntil = now + 3 * time.TimestampFrequency;
            }
        }

        if (late)
        {
            await Task.Delay(SpinWindow, time, cancellation);
        }

        throw Refusal.Conflict(reason);
    }
}
