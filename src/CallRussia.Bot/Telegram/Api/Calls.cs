using System.Runtime.ExceptionServices;
using Telegram.Bot.Exceptions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>Makes results of the package's exceptions. Only the caller's own stop and bugs are still thrown.</summary>
public static class Calls
{
    public static async Task<BotResult<T>> Tried<T>(this Task<T> call, CancellationToken cancellationToken)
    {
        try
        {
            return BotResult.Ok(await call);
        }
        catch (Exception failure) when (failure is RequestException or OperationCanceledException)
        {
            // The package throws with a token of its own, and reports a failed request when a stop comes during the reading.
            cancellationToken.ThrowIfCancellationRequested();
            if (failure is not RequestException refused) throw;
            // Our own disk under a download is not the call's failure.
            if (failure.GetBaseException() is IOException ours) ExceptionDispatchInfo.Throw(ours);
            return BotError.Of(refused);
        }
    }

    /// <summary>Of a call that answers only "true".</summary>
    public static Task<BotResult<Done>> Tried(this Task call, CancellationToken cancellationToken)
    {
        return Await().Tried(cancellationToken);

        async Task<Done> Await()
        {
            await call;
            return default;
        }
    }
}
