using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Whether the bot can serve somebody just now.</summary>
public sealed class Readiness(IStore store, Vitals vitals, Lanes lanes, Dispatcher dispatcher)
{
    /// <summary>A poll is over in 60 s at most, empty or not.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public async Task<ReadyState> Look(CancellationToken cancellationToken)
    {
        var telegram = vitals.SincePoll is not { } since ? "no poll was answered yet"
            : since > Silence ? $"no poll was answered for {(int)since.TotalSeconds} s"
            : null;
        return new ReadyState(telegram ?? "ok", await Store(cancellationToken) ?? "ok", lanes.Waiting, dispatcher.Waiting);
    }

    private async Task<string?> Store(CancellationToken cancellationToken)
    {
        try
        {
            await store.PausedUntil(cancellationToken).WaitAsync(cancellationToken);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "does not answer";
        }
        catch (StoreException broken)
        {
            return broken.Trouble.ToString();
        }
    }
}

/// <param name="Telegram">"ok", or what is wrong.</param>
/// <param name="Store">"ok", or what is wrong.</param>
public sealed record ReadyState(string Telegram, string Store, int TurnsWaiting, int DeliveriesWaiting)
{
    public bool IsReady => Telegram == "ok" && Store == "ok";
}
