using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Storage;

/// <summary>
/// What carries broadcasts out. A delivery is claimed durably before it is sent and settled after: whatever dies in between, nobody gets a
/// broadcast twice, and of whom nobody can know whether he got it is told as such.
/// </summary>
public partial interface IStore
{
    /// <summary>Once at start, before anything is claimed: what an earlier life handed to Telegram without hearing the answer becomes Unknown.</summary>
    /// <returns>How many.</returns>
    Task<int> LoseDeliveries(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Those that have something to do at <paramref name="now"/>, or of which somebody is to be told; oldest first.</summary>
    Task<IReadOnlyList<BroadcastAtWork>> BroadcastsAtWork(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// One small step of what a broadcast has to do besides being sent: it begins when its time has come, takes in its next recipients, drops
    /// those who are not to get it any more, ends. Hand-outs go on between the steps; each is done whole or not at all.
    /// </summary>
    /// <returns>True while there is another step to do at once.</returns>
    Task<bool> AdvanceBroadcast(BroadcastId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the next of those due as under way, at most <paramref name="most"/>: durable when the task completes, and sent only then. Who is no longer to be
    /// written to is settled here. None while it is not Sending, it was stopped, or a lever is pulled. The first go while the last are still being taken in.
    /// </summary>
    Task<IReadOnlyList<Recipient>> ClaimRecipients(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Asked right before a claimed one is sent: whether the broadcast still goes and its recipient may still be written to.</summary>
    Task<bool> IsStillWanted(Recipient recipient, CancellationToken cancellationToken);

    /// <summary>Those whose message a recall may still delete, in the order in which they were sent. Deleting one twice does no harm, so nothing is claimed.</summary>
    Task<IReadOnlyList<Recipient>> Recallable(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What became of claimed or recalled deliveries. One that is not under way (any more), or whose volunteer was forgotten, changes nothing.</summary>
    Task SettleRecipients(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>It stops by itself (<see cref="BroadcastStop.TooManyFailures"/>) until an organizer resumes it. One that was resumed after that goes on whatever fails.</summary>
    /// <returns>Whether it stopped.</returns>
    Task<bool> StopBroadcast(BroadcastId id, CancellationToken cancellationToken);

    /// <summary>Trials that were ordered, with what to send; they are gone from the store: better none than two.</summary>
    Task<IReadOnlyList<TrialCopy>> TakeTrials(CancellationToken cancellationToken);

    /// <summary>Everybody who had to be told of how it stands was told.</summary>
    /// <param name="status">Of what was told: what changed since then is still to be told.</param>
    Task BroadcastTold(BroadcastId id, BroadcastStatus status, CancellationToken cancellationToken);

    /// <summary>Telegram told us to wait, and it is about broadcasts only; see <see cref="Pause"/>.</summary>
    Task PauseBroadcasts(TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken);

    Task<TimeSpan> BroadcastsPaused(DateTimeOffset now, CancellationToken cancellationToken);
}
