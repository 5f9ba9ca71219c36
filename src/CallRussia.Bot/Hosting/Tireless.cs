using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Work that goes on as long as the bot lives. What throws in it is logged, and after a pause it begins again. A stop ends it, and so does
/// a damaged store, which stops the bot (<see cref="PatientStore"/>).
/// </summary>
internal static class Tireless
{
    private const int LongestPauseSeconds = 30;

    /// <param name="what">For the log.</param>
    /// <param name="work">It may be begun again; when it returns, it is done for good.</param>
    public static async Task Run(string what, Func<CancellationToken, Task> work, TimeProvider clock, ILogger logger, CancellationToken stoppingToken)
    {
        for (var failures = 0; ; failures++)
        {
            var begun = clock.Steady();
            try
            {
                await work(stoppingToken);
                return;
            }
            catch (Exception failure) when (!IsStop(failure, stoppingToken))
            {
                logger.WorkFailed(failure, what);
            }
            if ((clock.Steady() - begun).TotalSeconds > LongestPauseSeconds) failures = 0;
            await Task.Delay(Pause(failures), clock, stoppingToken);
        }
    }

    /// <summary>1, 2, 4 … 30 s.</summary>
    /// <param name="failures">Before this one.</param>
    public static TimeSpan Pause(int failures) => TimeSpan.FromSeconds(Math.Min(LongestPauseSeconds, 1 << Math.Min(failures, 5)));

    /// <summary>It was cancelled because the bot stops. Any other cancellation is a failure like others.</summary>
    public static bool IsStop(Exception failure, CancellationToken stoppingToken) =>
        failure is OperationCanceledException && (stoppingToken.IsCancellationRequested || failure.InnerException is StoreException { IsFatal: true });
}
