namespace CallRussia.Sandbox;

/// <summary>Something expected did not happen in time. The message tells what did.</summary>
public sealed class SandboxExpectationException(string message) : Exception(message);

/// <summary>Waits for signals, never by sleeping or asking again and again.</summary>
internal static class Waiting
{
    /// <param name="next">The next signal; taken before looking, so that none is missed.</param>
    /// <param name="patience">In real time: a clock moved by hand must not make a test fail.</param>
    public static async Task<T> ForAsync<T>(
        Func<T?> look, Func<Task> next, TimeSpan patience, Func<string> complaint, CancellationToken cancellation)
        where T : class
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var signal = next();
            if (look() is { } found)
            {
                return found;
            }

            var left = patience - TimeProvider.System.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                throw new SandboxExpectationException(complaint());
            }

            try
            {
                await signal.WaitAsync(left, TimeProvider.System, cancellation);
            }
            catch (TimeoutException)
            {
                // Look once more, then complain.
            }
        }
    }
}
