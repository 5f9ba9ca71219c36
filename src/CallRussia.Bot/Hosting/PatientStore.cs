using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The store as the bot asks it. A full disk or a locked file passes: nothing is wrong with what was asked, so it waits and is done when there is
/// room. A damaged store does not pass: the bot stops and says what a person must do. Every other refusal is thrown to the asker.
/// </summary>
/// <remarks>
/// A token ends the wait, and so does a damaged store, with an <see cref="OperationCanceledException"/>. What a stop must not cut off is asked without a
/// token: it is tried once whatever happens, and <see cref="AtStop"/> ends its wait.
/// </remarks>
public sealed class PatientStore : IStore
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)];

    /// <summary>After a stop began, nobody waits longer for the disk.</summary>
    private static readonly TimeSpan AtStop = TimeSpan.FromSeconds(5);

    private readonly Surrender _surrender;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopped;
    private readonly CancellationTokenRegistration _stopping;
    private int _waiting;

    public PatientStore(IStore store, Surrender surrender, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<PatientStore> logger)
    {
        (Impatient, _surrender, _clock, _logger) = (store, surrender, clock, logger);
        _stopped = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stopping = lifetime.ApplicationStopping.Register(() => _stopped.CancelAfter(AtStop));
    }

    /// <summary>Something waits for the disk just now: what stands still because of that would stand still after a restart too.</summary>
    public bool IsWaiting => Volatile.Read(ref _waiting) > 0;

    /// <summary>The same store for those who must hear at once that it can't be written: health, and a file whose sender waits for an answer.</summary>
    public IStore Impatient { get; }

    public Task<IReadOnlyList<RawIncoming>> Receive(IReadOnlyList<RawIncoming> batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Insist(store => store.Receive(batch, at, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RawIncoming>> Unfinished(CancellationToken cancellationToken) => Insist(store => store.Unfinished(cancellationToken), cancellationToken);

    public Task Dismiss(int updateId, CancellationToken cancellationToken) => Insist(store => store.Dismiss(updateId, cancellationToken), cancellationToken);

    public Task SetAside(string incomingId, string reason, CancellationToken cancellationToken) =>
        Insist(store => store.SetAside(incomingId, reason, cancellationToken), cancellationToken);

    public Task<bool> Take(Incoming incoming, Action<ITurn> turn, CancellationToken cancellationToken) =>
        Insist(store => store.Take(incoming, turn, cancellationToken), cancellationToken, incoming.Id);

    public Task<IReadOnlyList<Incoming>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Insist(store => store.Due(now, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Delivery>> Waiting(CancellationToken cancellationToken) => Insist(store => store.Waiting(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Delivery>> Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        Insist(store => store.Settle(settlements, cancellationToken), cancellationToken);

    public Task Pause(VolunteerId? chat, TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.Pause(chat, length, now, cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<VolunteerId, TimeSpan>> ChatPauses(DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.ChatPauses(now, cancellationToken), cancellationToken);

    public Task<TimeSpan> Paused(DateTimeOffset now, CancellationToken cancellationToken) => Insist(store => store.Paused(now, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> TapsSince(DateTimeOffset since, CancellationToken cancellationToken) =>
        Insist(store => store.TapsSince(since, cancellationToken), cancellationToken);

    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Insist(store => store.AddNumbers(batch, at, cancellationToken), cancellationToken);

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => Insist(store => store.WeighNumbers(batch, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken) => Insist(store => store.Stock(cancellationToken), cancellationToken);

    public Task ProveWritable(CancellationToken cancellationToken) => Insist(store => store.ProveWritable(cancellationToken), cancellationToken);

    public Task Sweep(DateTimeOffset now, CancellationToken cancellationToken) => Insist(store => store.Sweep(now, cancellationToken), cancellationToken);

    public Task Backup(string path, bool force, CancellationToken cancellationToken) => Insist(store => store.Backup(path, force, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => Insist(store => store.Check(cancellationToken), cancellationToken);

    public Task<int> LoseDeliveries(DateTimeOffset now, CancellationToken cancellationToken) => Insist(store => store.LoseDeliveries(now, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<BroadcastAtWork>> BroadcastsAtWork(DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.BroadcastsAtWork(now, cancellationToken), cancellationToken);

    public Task<bool> AdvanceBroadcast(BroadcastId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.AdvanceBroadcast(id, now, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Recipient>> ClaimRecipients(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.ClaimRecipients(id, most, now, cancellationToken), cancellationToken);

    public Task<bool> IsStillWanted(Recipient recipient, CancellationToken cancellationToken) => Insist(store => store.IsStillWanted(recipient, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Recipient>> Recallable(BroadcastId id, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.Recallable(id, most, now, cancellationToken), cancellationToken);

    public Task SettleRecipients(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.SettleRecipients(settled, now, cancellationToken), cancellationToken);

    public Task<bool> StopBroadcast(BroadcastId id, CancellationToken cancellationToken) => Insist(store => store.StopBroadcast(id, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<TrialCopy>> TakeTrials(CancellationToken cancellationToken) => Insist(store => store.TakeTrials(cancellationToken), cancellationToken);

    public Task BroadcastTold(BroadcastId id, BroadcastStatus status, CancellationToken cancellationToken) =>
        Insist(store => store.BroadcastTold(id, status, cancellationToken), cancellationToken);

    public Task PauseBroadcasts(TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.PauseBroadcasts(length, now, cancellationToken), cancellationToken);

    public Task<TimeSpan> BroadcastsPaused(DateTimeOffset now, CancellationToken cancellationToken) => Insist(store => store.BroadcastsPaused(now, cancellationToken), cancellationToken);

    public Task<Trigger> Answer(Ask ask, VolunteerId who, CancellationToken cancellationToken) => Insist(store => store.Answer(ask, who, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken) => Insist(store => store.Orders(cancellationToken), cancellationToken);

    public Task FinishOrder(long order, CancellationToken cancellationToken) => Insist(store => store.FinishOrder(order, cancellationToken), cancellationToken);

    public Task<ClosedNumbers> CloseNumbers(IReadOnlyList<PhoneNumber> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken) =>
        Insist(store => store.CloseNumbers(numbers, who, at, cancellationToken), cancellationToken);

    public Task<PlantedHoneytokens> PlantHoneytokens(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken) =>
        Insist(store => store.PlantHoneytokens(numbers, who, at, cancellationToken), cancellationToken);

    public Task FinishWithdrawals(CancellationToken cancellationToken) => Insist(store => store.FinishWithdrawals(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<FactDraft>> ApprovedFacts(CancellationToken cancellationToken) => Insist(store => store.ApprovedFacts(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<TeamMember>> Team(CancellationToken cancellationToken) => Insist(store => store.Team(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Lever>> Levers(CancellationToken cancellationToken) => Insist(store => store.Levers(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken) => Insist(store => store.Audit(most, cancellationToken), cancellationToken);

    public Task<Pulse> Pulse(DateTimeOffset now, CancellationToken cancellationToken) => Insist(store => store.Pulse(now, cancellationToken), cancellationToken);

    public Task<AlarmChanges> SetAlarms(IReadOnlyCollection<AlarmFound> found, DateTimeOffset at, CancellationToken cancellationToken) =>
        Insist(store => store.SetAlarms(found, at, cancellationToken), cancellationToken);

    public Task<IReadOnlySet<(VolunteerId Volunteer, AlarmKind Kind)>> MutedAlarms(DateTimeOffset now, CancellationToken cancellationToken) =>
        Insist(store => store.MutedAlarms(now, cancellationToken), cancellationToken);

    public Task<int> SetAsideSince(DateTimeOffset since, CancellationToken cancellationToken) => Insist(store => store.SetAsideSince(since, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        _stopped.Dispose();
        await Impatient.DisposeAsync();
    }

    private async Task Insist(Func<IStore, Task> what, CancellationToken cancellationToken, [CallerMemberName] string where = "") => await Insist(
        async store =>
        {
            await what(store);
            return true;
        },
        cancellationToken,
        where);

    /// <param name="where">For the log: what was asked, or for whom.</param>
    private async Task<T> Insist<T>(Func<IStore, Task<T>> what, CancellationToken cancellationToken, [CallerMemberName] string where = "")
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await what(Impatient);
            }
            catch (StoreException passing) when (passing.Trouble == StoreTrouble.Passing)
            {
                _logger.StoreUnavailable(where, passing.Message);
            }
            catch (StoreException damage) when (damage.Trouble == StoreTrouble.Damage)
            {
                if (_surrender.Now()) _logger.Fatal(damage.Message);
                throw new OperationCanceledException(damage.Message, damage);
            }
            await WaitForDisk(Pauses[Math.Min(tries, Pauses.Length - 1)], cancellationToken.CanBeCanceled ? cancellationToken : _stopped.Token);
        }
    }

    private async Task WaitForDisk(TimeSpan length, CancellationToken end)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await Task.Delay(length, _clock, end);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
