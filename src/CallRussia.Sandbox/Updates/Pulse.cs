namespace CallRussia.Sandbox;

/// <summary>Tells everyone who waits that something changed. Take <see cref="Next"/> before looking, then wait for it.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource? _next;

    public Task Next
    {
        get
        {
            var waiting = Volatile.Read(ref _next);
            if (waiting is null)
            {
                var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting = Interlocked.CompareExchange(ref _next, fresh, null) ?? fresh;
            }

            return waiting.Task;
        }
    }

    public void Fire() => Interlocked.Exchange(ref _next, null)?.TrySetResult();
}
