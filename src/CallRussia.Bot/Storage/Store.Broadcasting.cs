using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<int> LoseDeliveries(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<BroadcastAtWork>> BroadcastsAtWork(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<bool> AdvanceBroadcast(BroadcastId id, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<Recipient>> ClaimRecipients(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<bool> IsStillWanted(Recipient recipient, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<Recipient>> Recallable(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task SettleRecipients(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<bool> StopBroadcast(BroadcastId id, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<TrialCopy>> TakeTrials(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task BroadcastTold(BroadcastId id, BroadcastStatus status, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task PauseBroadcasts(TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<TimeSpan> BroadcastsPaused(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");
}
