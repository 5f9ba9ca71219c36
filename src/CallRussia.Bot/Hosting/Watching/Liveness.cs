using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>
/// Whether the process still does its work, not whether all is well: a restart helps neither against an absent Telegram nor against a full disk. It does help
/// when the store answers nobody, when turns wait and none ends, and when Telegram is not asked any more.
/// </summary>
public sealed class Liveness(PatientStore store, Vitals vitals, Lanes lanes, TimeProvider clock)
{
    /// <summary>A job of the store takes milliseconds, or seconds behind a copy or an import.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    /// <summary>A turn takes milliseconds; one that fails is tried three times.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(5);

    /// <summary>A poll is over in 60 s; Telegram may ask for a longer pause after it.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    private readonly Steps _turns = new(clock);
    private readonly Steps _contacts = new(clock);

    /// <returns>What stands still; null when nothing does.</returns>
    public async Task<string?> StandsStill(CancellationToken cancellationToken)
    {
        // Both are asked every time, so that each knows since when nothing has happened. Before the first answer the bot waits for Telegram as long as it takes.
        var turns = _turns.Still(vitals.Turns, isIdle: lanes.Waiting == 0);
        var contacts = _contacts.Still(vitals.Contacts, isIdle: vitals.Contacts == 0);
        if (!await StoreAnswers(cancellationToken)) return "the store does not answer";
        if (store.IsWaiting) return null;
        if (turns > LongestTurn) return "turns wait and none ends";
        return contacts > LongestSilence ? "Telegram is not asked any more" : null;
    }

    /// <summary>Work that does nothing is work too: it goes through the thread that does all writing. A refusal is an answer.</summary>
    private async Task<bool> StoreAnswers(CancellationToken cancellationToken)
    {
        try
        {
            await store.Impatient.Write(static _ => true, cancellationToken).WaitAsync(LongestAnswer, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (StoreException)
        {
            return true;
        }
    }

    /// <summary>How long a count has not moved, though it should.</summary>
    private sealed class Steps(TimeProvider clock)
    {
        private long _count;
        private long _since = clock.GetTimestamp();

        public TimeSpan Still(long count, bool isIdle)
        {
            if (isIdle || count != _count) (_count, _since) = (count, clock.GetTimestamp());
            return clock.GetElapsedTime(_since);
        }
    }
}
