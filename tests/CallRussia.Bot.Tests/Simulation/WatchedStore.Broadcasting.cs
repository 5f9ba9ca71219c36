using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Broadcasts have a simulation of their own: here they go through.</summary>
internal sealed partial class WatchedStore
{
    public Task<int> LoseDeliveries(DateTimeOffset now, CancellationToken cancellationToken) => inner.LoseDeliveries(now, cancellationToken);

    public Task<IReadOnlyList<BroadcastAtWork>> BroadcastsAtWork(DateTimeOffset now, CancellationToken cancellationToken) => inner.BroadcastsAtWork(now, cancellationToken);

    public Task<bool> AdvanceBroadcast(BroadcastId id, DateTimeOffset now, CancellationToken cancellationToken) => inner.AdvanceBroadcast(id, now, cancellationToken);

    public Task<IReadOnlyList<Recipient>> ClaimRecipients(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.ClaimRecipients(id, most, now, cancellationToken);

    public Task<bool> IsStillWanted(Recipient recipient, CancellationToken cancellationToken) => inner.IsStillWanted(recipient, cancellationToken);

    public Task<IReadOnlyList<Recipient>> Recallable(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.Recallable(id, most, now, cancellationToken);

    public Task SettleRecipients(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.SettleRecipients(settled, now, cancellationToken);

    public Task<bool> StopBroadcast(BroadcastId id, CancellationToken cancellationToken) => inner.StopBroadcast(id, cancellationToken);

    public Task<IReadOnlyList<TrialCopy>> TakeTrials(CancellationToken cancellationToken) => inner.TakeTrials(cancellationToken);

    public Task BroadcastTold(BroadcastId id, BroadcastStatus status, CancellationToken cancellationToken) => inner.BroadcastTold(id, status, cancellationToken);

    public Task PauseBroadcasts(TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) => inner.PauseBroadcasts(length, now, cancellationToken);

    public Task<TimeSpan> BroadcastsPaused(DateTimeOffset now, CancellationToken cancellationToken) => inner.BroadcastsPaused(now, cancellationToken);
}
