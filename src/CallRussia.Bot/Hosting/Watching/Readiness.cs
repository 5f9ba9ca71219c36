using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Whether the bot can serve somebody just now.</summary>
public sealed class Readiness(PatientStore store, Vitals vitals, Lanes lanes, Dispatcher dispatcher, TimeProvider clock)
{
    /// <summary>A poll is over in 60 s at most, empty or not; the webhook is looked at twice as often.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private Seen? _seen;

    public async Task<ReadyState> Look(CancellationToken cancellationToken)
    {
        var telegram = vitals.SinceContact is not { } since ? "no answer yet"
            : since > Silence ? $"no answer for {(int)since.TotalSeconds} s"
            : null;
        return new ReadyState(telegram ?? "ok", await Store(cancellationToken) ?? "ok", lanes.Waiting, dispatcher.Waiting);
    }

    /// <summary>A write costs a commit: more frequent looks are answered with what was seen last.</summary>
    private async Task<string?> Store(CancellationToken cancellationToken)
    {
        if (store.IsWaiting) return "can't be written";
        if (_seen is not { } seen || clock.Steady() - seen.At >= BetweenLooks) _seen = seen = new Seen(clock.Steady(), await Write(cancellationToken));
        return seen.Problem;
    }

    private async Task<string?> Write(CancellationToken cancellationToken)
    {
        try
        {
            await store.Impatient.ProveWritable(cancellationToken).WaitAsync(cancellationToken);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "does not answer";
        }
        catch (StoreException broken)
        {
            return $"can't be written ({broken.Trouble})";
        }
    }

    private sealed record Seen(TimeSpan At, string? Problem);
}

/// <param name="Telegram">"ok", or what is wrong.</param>
/// <param name="Store">"ok", or what is wrong.</param>
public sealed record ReadyState(string Telegram, string Store, int TurnsWaiting, int DeliveriesWaiting)
{
    public bool IsReady => Telegram == "ok" && Store == "ok";
}
