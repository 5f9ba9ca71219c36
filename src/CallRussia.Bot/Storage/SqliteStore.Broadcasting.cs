using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Storage;

/// <summary>What carries broadcasts out.</summary>
public sealed partial class SqliteStore
{
    public Task<int> LoseDeliveries(DateTimeOffset now, CancellationToken cancellationToken) => Write(session => session.Recipients.Lose(now), cancellationToken);

    public Task<IReadOnlyList<BroadcastAtWork>> BroadcastsAtWork(DateTimeOffset now, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<BroadcastAtWork>>(session => session.Course.AtWork(now), cancellationToken);

    public Task<bool> AdvanceBroadcast(BroadcastId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write(session => session.Course.Advance(id, now), cancellationToken);

    public Task<IReadOnlyList<Recipient>> ClaimRecipients(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write<IReadOnlyList<Recipient>>(session => session.Course.Claim(id, most, now), cancellationToken);

    public Task<bool> IsStillWanted(Recipient recipient, CancellationToken cancellationToken) =>
        _readers.Run(session => session.Recipients.IsStillWanted(recipient), cancellationToken);

    public Task<IReadOnlyList<Recipient>> Recallable(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<Recipient>>(session => session.Course.Recallable(id, most, now), cancellationToken);

    public Task SettleRecipients(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write(session => session.Course.Settle(settled, now), cancellationToken);

    public Task<bool> StopBroadcast(BroadcastId id, CancellationToken cancellationToken) => Write(session => session.Course.Stop(id), cancellationToken);

    public async Task<IReadOnlyList<TrialCopy>> TakeTrials(CancellationToken cancellationToken) =>
        await _readers.Run(session => session.Database.Scalar("SELECT EXISTS(SELECT 1 FROM trial)"), cancellationToken) == 0
            ? []
            : await Write(session => session.Course.TakeTrials(), cancellationToken);

    public Task BroadcastTold(BroadcastId id, BroadcastStatus status, CancellationToken cancellationToken) =>
        Write(session => session.Broadcasts.Told(id, status), cancellationToken);

    public Task PauseBroadcasts(TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write(session => session.Pauses.AddForBroadcasts(length, now), cancellationToken);

    public Task<TimeSpan> BroadcastsPaused(DateTimeOffset now, CancellationToken cancellationToken) =>
        _readers.Run(session => session.Pauses.OfBroadcasts(now), cancellationToken);

    /// <summary>In steps between which hand-outs go on.</summary>
    private async Task SweepDeliveries(DateTimeOffset now, CancellationToken cancellationToken)
    {
        const int PerStep = Broadcasting.BroadcastCourse.PerStep;
        while (await Write(session => session.Recipients.Sweep(now - _options.Retention.Deliveries, PerStep), cancellationToken) == PerStep)
        {
            // The next step.
        }
    }
}
