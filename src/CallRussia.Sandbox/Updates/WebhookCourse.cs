namespace CallRussia.Sandbox;

/// <summary>
/// Deliveries to one webhook, as the real server makes them (its WebhookActor): one after the other within a row, side by side
/// between rows; what fails is repeated at once, then after 2, 4, 8 … 60 seconds, until the update's own time is over.
/// </summary>
internal sealed class WebhookCourse(
    UpdateQueue queue, Func<PendingUpdate, CancellationToken, Task<DeliveryFailure?>> send, int mostConnections, Action<string> failed, TimeProvider time)
    : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromHours(1);

    /// <summary>An address that took nothing for so long is tried over one connection.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _over = new();

    /// <summary>Rows of which an update is under way or waits to be repeated.</summary>
    private readonly HashSet<UpdateRow> _busy = [];
    private int _underWay;
    private long? _tookLast;

    public void SendNext()
    {
        lock (_gate)
        {
            if (_over.IsCancellationRequested)
            {
                return;
            }

            var connections = _tookLast is { } last && time.GetElapsedTime(last) < GoodFor ? mostConnections : 1;
            foreach (var update in queue.Pick(_busy, connections - _underWay))
            {
                _underWay++;
                _ = Task.Run(() => DeliverAsync(update, _over.Token), CancellationToken.None);
            }
        }
    }

    /// <summary>Cuts what is under way; the updates stay pending.</summary>
    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }

    private async Task DeliverAsync(PendingUpdate update, CancellationToken over)
    {
        var isTaken = true;
        try
        {
            for (var pause = TimeSpan.FromSeconds(1); await send(update, over) is { } failure; pause = Doubled(pause))
            {
                failed(failure.Message);
                var isFirst = pause == TimeSpan.FromSeconds(1);
                var wait = failure.RetryAfter is { } asked ? Shorter(asked, LongestAskedFor) : isFirst ? TimeSpan.Zero : pause;
                if (time.GetUtcNow() + wait > update.ExpiresAt)
                {
                    isTaken = false;
                    break;
                }

                await WaitAsync(wait, over);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Done(update, isTaken);
    }

    /// <param name="isTaken">Otherwise it is given up.</param>
    private void Done(PendingUpdate update, bool isTaken)
    {
        queue.Forget(update.Id);
        lock (_gate)
        {
            _tookLast = isTaken ? time.GetTimestamp() : _tookLast;
            _busy.Remove(update.Row);
            _underWay--;
        }

        SendNext();
    }

    /// <summary>A row that waits holds no connection.</summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken over)
    {
        lock (_gate)
        {
            _underWay--;
        }

        SendNext();
        await Task.Delay(wait, time, over);
        lock (_gate)
        {
            _underWay++;
        }
    }

    private static TimeSpan Doubled(TimeSpan pause) => Shorter(2 * pause, LongestPause);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
