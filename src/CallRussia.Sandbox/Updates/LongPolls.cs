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

    private readonly Lock _gate = new();
    private readonly Pulse _parkedChanged = new();
    private TaskCompletionSource<string?>? _parked;
    private readonly PollBrakes _brakes = new(time);

    /// <summary>Tells whether updates are delivered and can't be fetched.</summary>
    public Func<bool> HasWebhook { get; init; } = () => false;

    /// <summary>Tells whether the server is away for the bot: a call that parks just then is cut like those parked before.</summary>
    public Func<bool> IsOffline { get; init; } = () => false;

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
        if (HasWebhook())
        {
            await _brakes.ConflictAsync(WebhookActive, cancellation);
        }

        (limit, timeout) = _brakes.SlowDown(offset, limit, timeout);
        var updates = queue.Take(offset, limit);
        if (updates.Count > 0 || timeout == 0)
        {
            return updates;
        }

        // The timer runs before anyone can see that the call is parked: a clock moved by hand must find it.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var timeUp = Task.Delay(TimeSpan.FromSeconds(timeout), time, ended.Token);
        var parked = Park();
        try
        {
            return await WaitAsync(parked, timeUp, offset, limit, cancellation);
        }
        finally
        {
            Unpark(parked);
            await ended.CancelAsync();
        }
    }

    public void Wake()
    {
        lock (_gate)
        {
            _parked?.TrySetResult(null);
        }
    }

    /// <summary>A webhook was set: the parked call is told so.</summary>
    public void GiveWay() => End(WebhookSet);

    /// <summary>Ends the parked call without an answer, as a server that goes away does.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _parked?.TrySetCanceled();
        }
    }

    private async Task<IReadOnlyList<PendingUpdate>> WaitAsync(
        TaskCompletionSource<string?> parked, Task timeUp, int offset, int limit, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsOffline())
            {
                throw new OperationCanceledException();
            }

            if (HasWebhook())
            {
                await _brakes.ConflictAsync(WebhookSet, cancellation);
            }

            // An update that came between the look and the parking must not wait for the next one.
            var updates = queue.Take(offset, limit);
            if (updates.Count > 0 || timeUp.IsCompleted)
            {
                return updates;
            }

            if (await Task.WhenAny(parked.Task, timeUp) == parked.Task)
            {
                if (await parked.Task is { } conflict)
                {
                    await _brakes.ConflictAsync(conflict, cancellation);
                }

                parked = Repark(parked);
            }
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
}
