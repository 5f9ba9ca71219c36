using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>Whether the bot can serve somebody just now.</summary>
public sealed class Readiness(PatientStore store, Settings settings, Serving serving, Vitals vitals, Lanes lanes, Dispatcher dispatcher, TimeProvider clock)
{
    /// <summary>A poll is over in 60 s at most, empty or not; the webhook is looked at twice as often.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private Seen? _seen;

    public async Task<ReadyState> Look(CancellationToken cancellationToken)
    {
        // Of several instances one polls.
        var telegram = settings.Webhook is null && serving.HasBegun && !serving.Share.Leads ? null
            : vitals.SinceContact is not { } since ? "no answer yet"
            : since > Silence ? $"no answer for {(int)since.TotalSeconds} s"
            : null;
        var seen = await Store(cancellationToken);
        return new ReadyState(telegram ?? "ok", seen.Problem ?? "ok", serving.Share.Count, lanes.Waiting, dispatcher.Waiting, seen.Lag);
    }

    /// <summary>A write costs a commit: more frequent looks are answered with what was seen last.</summary>
    private async Task<Seen> Store(CancellationToken cancellationToken)
    {
        if (store.IsWaiting) return new Seen(clock.Steady(), "can't be written", Lag: null);
        if (_seen is not { } seen || clock.Steady() - seen.At >= BetweenLooks) _seen = seen = await LookAtStore(cancellationToken);
        return seen;
    }

    private async Task<Seen> LookAtStore(CancellationToken cancellationToken)
    {
        var at = clock.Steady();
        try
        {
            await store.Impatient.ProveWritable(cancellationToken).WaitAsync(cancellationToken);
            return new Seen(at, Problem: null, await store.Impatient.Read(kept => Lag.Of(kept, dispatcher.Bot, clock.GetUtcNow()), cancellationToken).WaitAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            return new Seen(at, "does not answer", Lag: null);
        }
        catch (StoreException broken)
        {
            return new Seen(at, $"can't be written ({broken.Trouble})", Lag: null);
        }
    }

    private sealed record Seen(TimeSpan At, string? Problem, Lag? Lag);
}

/// <param name="Telegram">"ok", or what is wrong.</param>
/// <param name="Store">"ok", or what is wrong.</param>
/// <param name="Parts">Of the bot's people, which are divided into <see cref="Core.People.Share.Parts"/>: so many are served from here.</param>
/// <param name="Lag">Null while the store can't tell.</param>
public sealed record ReadyState(string Telegram, string Store, int Parts, int TurnsWaiting, int DeliveriesWaiting, Lag? Lag)
{
    public bool IsReady => Telegram == "ok" && Store == "ok";
}
