using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Storage;

/// <summary>
/// All state of the bot, in the words of the domain. What one call of it commits is committed together or not at all, and durable
/// (it survives a power cut) when its task completes. Any member may be called at any time from any thread.
/// </summary>
/// <remarks>Every implementation passes <c>StoreContract</c> in the tests.</remarks>
public partial interface IStore : IAsyncDisposable
{
    // Inbox: what Telegram gave us and has not been turned into state yet.

    /// <summary>Keeps a batch of raw updates; the poll that confirms them may go out when the task completes.</summary>
    /// <returns>Those that were not seen before, in the order given.</returns>
    Task<IReadOnlyList<RawIncoming>> Receive(IReadOnlyList<RawIncoming> batch, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Kept, and neither done nor set aside: to be taken up at start, oldest first.</summary>
    Task<IReadOnlyList<RawIncoming>> Unfinished(CancellationToken cancellationToken);

    /// <summary>An update that is none of our business (another kind, a group) is done without a turn.</summary>
    Task Dismiss(int updateId, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps an update that can't be read or whose turn failed for good, for a person to look at; it is never tried again by itself.
    /// A timer of that id is taken off.
    /// </summary>
    /// <param name="incomingId">As in <see cref="Incoming.Id"/>; updates are "u" and their id.</param>
    /// <param name="reason">What happened, without words or numbers of people.</param>
    Task SetAside(string incomingId, string reason, CancellationToken cancellationToken);

    // Turns.

    /// <summary>
    /// Runs <paramref name="turn"/> (again, when the group it shares a commit with is rolled back) inside a transaction: what it did through <see cref="ITurn"/> is committed together with "this
    /// Incoming is done", or, when it throws, nothing of it. Several volunteers' turns may share one commit.
    /// </summary>
    /// <returns>False when an Incoming of this id was done before: the turn has not run.</returns>
    Task<bool> Take(Incoming incoming, Action<ITurn> turn, CancellationToken cancellationToken);

    /// <summary>Timers due at <paramref name="now"/>, oldest first, at most <paramref name="limit"/>; a timer is gone when its Incoming was taken.</summary>
    Task<IReadOnlyList<Incoming>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    // Outbox: committed deliveries that are not sent yet.

    /// <summary>All waiting deliveries, in the order of their ids: to be taken up at start. Turns hand over their own through <see cref="ITurn.Send"/>'s return value.</summary>
    Task<IReadOnlyList<Delivery>> Waiting(CancellationToken cancellationToken);

    /// <summary>
    /// What became of deliveries: sent and given up ones leave the outbox, postponed ones stay. A sent live screen becomes the
    /// volunteer's live message.
    /// </summary>
    /// <returns>New deliveries that follow: the former live message is to be retired (deleted if it holds a number, else its buttons taken).</returns>
    Task<IReadOnlyList<Delivery>> Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken);

    /// <summary>Telegram told us to wait: kept, so that a restart does not forget it. The chat is null for "everything".</summary>
    Task Pause(VolunteerId? chat, TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How long each chat still has to wait: never longer than Telegram said, whatever the clock did since.</summary>
    Task<IReadOnlyDictionary<VolunteerId, TimeSpan>> ChatPauses(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The same for everything; zero when nothing has to wait.</summary>
    Task<TimeSpan> Paused(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The taps (ids of their queries) whose turns were committed since: some of them may wait for their acknowledgement.</summary>
    Task<IReadOnlyList<string>> TapsSince(DateTimeOffset since, CancellationToken cancellationToken);

    // Numbers.

    /// <summary>
    /// Adds a batch of accepted numbers as one segment, whole or not at all. Numbers that are in the bank, touched or do-not-call stay what
    /// they are; of several lines of a number the first one decides the region. Interrupted at any moment and run again it ends the same;
    /// hand-outs go on meanwhile.
    /// </summary>
    Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What <see cref="AddNumbers"/> would do; nothing is changed.</summary>
    Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken);

    /// <summary>Counts of the bank per region, for tests, `check` and screens of organizers.</summary>
    Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken);

    // House-keeping.

    /// <summary>Writes a line that means nothing; completes when it is durable, and throws when nothing can be written.</summary>
    Task ProveWritable(CancellationToken cancellationToken);

    /// <summary>Forgets what has served its time: ids of handled updates, links between volunteers and numbers; see Limits and Retention.</summary>
    Task Sweep(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A consistent copy of the running store; the file appears whole or not at all, and never in the place of a store.</summary>
    /// <param name="force">A former copy of that name is replaced.</param>
    /// <exception cref="StoreException">It can't be made, or may not go there.</exception>
    Task Backup(string path, bool force, CancellationToken cancellationToken);

    /// <summary>Reads everything once: structure, encryption, invariants (one open lease per number and per volunteer, counts add up).</summary>
    /// <returns>What is wrong, in sentences for a person; empty when all is well.</returns>
    Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken);
}

/// <summary>The inside of one turn. Valid only during the call that received it.</summary>
public interface ITurn
{
    Conversation? Load(VolunteerId volunteer);

    void Save(Conversation conversation);

    /// <summary>Answers what a decision asks, inside the transaction.</summary>
    Trigger Answer(Ask ask, Scene scene);

    /// <summary>Keeps a delivery; it is sent only after the commit.</summary>
    /// <returns>The delivery with its id; hand it to the dispatcher when the turn is committed.</returns>
    Delivery Send(Delivery delivery);

    void Schedule(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger);

    void Unschedule(VolunteerId volunteer, string key);
}
