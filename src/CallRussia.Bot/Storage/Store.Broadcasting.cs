using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Storage;

/// <summary>What carries broadcasts out.</summary>
public sealed partial class Store
{
    public Task<int> LoseDeliveries(DateTimeOffset now, CancellationToken cancellationToken) => Write(kept => BroadcastCourse.Lose(kept, now), cancellationToken);

    public Task<IReadOnlyList<BroadcastAtWork>> BroadcastsAtWork(DateTimeOffset now, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<BroadcastAtWork>>(kept => _rules.Course.AtWork(kept, now), cancellationToken);

    public Task<bool> AdvanceBroadcast(BroadcastId id, DateTimeOffset now, CancellationToken cancellationToken) => Write(kept => _rules.Course.Advance(kept, id, now), cancellationToken);

    public Task<IReadOnlyList<Recipient>> ClaimRecipients(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write<IReadOnlyList<Recipient>>(kept => BroadcastCourse.Claim(kept, id, most, now), cancellationToken);

    public Task<bool> IsStillWanted(Recipient recipient, CancellationToken cancellationToken) => Read(kept => BroadcastCourse.IsStillWanted(kept, recipient), cancellationToken);

    public Task<IReadOnlyList<Recipient>> Recallable(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Recipient>>(kept => BroadcastCourse.Recallable(kept, id, most, now), cancellationToken);

    public Task SettleRecipients(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write(kept => BroadcastCourse.Settle(kept, settled, now), cancellationToken);

    public Task<bool> StopBroadcast(BroadcastId id, CancellationToken cancellationToken) => Write(kept => BroadcastCourse.Stop(kept, id), cancellationToken);

    public async Task<IReadOnlyList<TrialCopy>> TakeTrials(CancellationToken cancellationToken) =>
        await Read(Trials.Any, cancellationToken) ? await Write(Trials.Take, cancellationToken) : [];

    public Task BroadcastTold(BroadcastId id, BroadcastStatus status, CancellationToken cancellationToken) =>
        Write(kept => BroadcastCourse.Tell(kept, id, status), cancellationToken);

    public Task PauseBroadcasts(TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write(kept => Core.Mail.Pauses.AddForBroadcasts(kept, length, now), cancellationToken);

    public Task<TimeSpan> BroadcastsPaused(DateTimeOffset now, CancellationToken cancellationToken) => Read(kept => Core.Mail.Pauses.OfBroadcasts(kept, now), cancellationToken);
}
