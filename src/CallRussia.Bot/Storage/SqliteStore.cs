using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Storage.Volunteers;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage;

/// <summary>
/// The store in one SQLite file: WAL, synchronous=FULL, one writer with several jobs per commit, readers beside it. Everything that points
/// to a person who is called is unreadable without the key.
/// </summary>
public sealed partial class SqliteStore : IStore
{
    private readonly StoreOptions _options;
    private readonly Readers _readers;
    private readonly Writer _writer;
    private readonly Import _import;
    private readonly SafeFileHandle _file;
    private readonly FileStream? _lock;
    private readonly Session _session;
    private int _disposed;

    private SqliteStore(StoreOptions options, Keys keys, Database database, SafeFileHandle file, FileStream? heldLock)
    {
        _options = options;
        _file = file;
        _lock = heldLock;
        var wording = new Wording(options.Features);
        _session = new Session(database, keys, wording, options);
        _readers = new Readers(() => new Session(Database.Read(options.Path), keys, wording, options));
        _writer = new Writer(_session, options.Faults, options.CheckpointPages);
        _import = new Import(_writer, _readers, options);
    }

    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static SqliteStore Open(StoreOptions options)
    {
        var heldLock = options.Access == StoreAccess.Sole ? StoreFile.Lock(options.Path) : null;
        Database? database = null;
        SafeFileHandle? file = null;
        try
        {
            StoreFile.CheckHeader(options.Path);
            var keys = new Keys(options.Key);
            database = Database.Write(options.Path);
            file = StoreFile.Watch(options.Path);
            if (options.Access == StoreAccess.Sole) CheckWhole(database, file);
            Prepare(database, keys, options.Access);
            return new SqliteStore(options, keys, database, file, heldLock);
        }
        catch (Exception e)
        {
            database?.Dispose();
            file?.Dispose();
            heldLock?.Dispose();
            throw e is SqliteFailure failure ? failure.Explain(options.Path) : e;
        }
    }

    public Task<IReadOnlyList<InboxUpdate>> Receive(IReadOnlyList<InboxUpdate> batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Write<IReadOnlyList<InboxUpdate>>(session => [.. batch.Where(update => session.Inbox.Add(update, at))], cancellationToken);

    public Task<IReadOnlyList<InboxUpdate>> Unfinished(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<InboxUpdate>>(session => session.Inbox.Unfinished(), cancellationToken);

    public Task Dismiss(int updateId, CancellationToken cancellationToken) =>
        Write(session => session.Inbox.Dismiss(updateId, _options.Clock.GetUtcNow()), cancellationToken);

    public Task SetAside(string incomingId, string reason, CancellationToken cancellationToken) => Write(
        session =>
        {
            if (Volunteers.Timers.IdOf(incomingId) is { } timer) session.Timers.Take(timer);
            else session.Inbox.SetAside(incomingId, reason, _options.Clock.GetUtcNow());
        },
        cancellationToken);

    public Task<bool> Take(Incoming incoming, Action<ITurn> turn, CancellationToken cancellationToken) => Write(
        session =>
        {
            var isNew = Volunteers.Timers.IdOf(incoming.Id) is { } timer ? session.Timers.Take(timer) : session.Inbox.Finish(incoming.Id, _options.Clock.GetUtcNow());
            if (!isNew) return false;
            if (incoming.Tap is { } tap) session.Inbox.Note(incoming.Volunteer, tap, _options.Clock.GetUtcNow());
            var running = new SqliteTurn(session, incoming);
            try
            {
                turn(running);
            }
            finally
            {
                running.End();
            }
            session.Inbox.Remove(incoming.Id);
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<Incoming>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var (due, unknown) = await _readers.Run(session => session.Timers.Due(now, limit), cancellationToken);
        if (unknown.Count > 0) await Write(session => unknown.ForEach(id => session.Timers.Take(id)), cancellationToken);
        return due;
    }

    public Task<IReadOnlyList<Delivery>> Waiting(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<Delivery>>(session => session.Outbox.Waiting(), cancellationToken);

    public Task<IReadOnlyList<Delivery>> Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        Write<IReadOnlyList<Delivery>>(session => [.. settlements.SelectMany(session.Outbox.Settle)], cancellationToken);

    public Task Pause(VolunteerId? chat, TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) =>
        Write(session => session.Pauses.Add(chat, length, now), cancellationToken);

    public Task<IReadOnlyDictionary<VolunteerId, TimeSpan>> ChatPauses(DateTimeOffset now, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyDictionary<VolunteerId, TimeSpan>>(session => session.Pauses.Chats(now), cancellationToken);

    public Task<TimeSpan> Paused(DateTimeOffset now, CancellationToken cancellationToken) => _readers.Run(session => session.Pauses.All(now), cancellationToken);

    public Task<IReadOnlyList<string>> TapsSince(DateTimeOffset since, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<string>>(session => session.Inbox.TapsSince(since), cancellationToken);

    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        _import.Add(batch, at, cancellationToken);

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => _import.Weigh(batch, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _writer.DisposeAsync();
        _readers.Dispose();
        _session.Dispose();
        _file.Dispose();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    /// <summary>Tables are made or changed only while no bot works with them.</summary>
    private static void Prepare(Database database, Keys keys, StoreAccess access)
    {
        if (access == StoreAccess.Sole || Schema.IsCurrent(database))
        {
            Schema.Prepare(database, keys);
            return;
        }
        using var alone = StoreFile.Lock(database.Path);
        Schema.Prepare(database, keys);
    }

    /// <summary>Moves what a crash left in the WAL into the file, and then the file has to be all there.</summary>
    private static void CheckWhole(Database database, SafeFileHandle file)
    {
        var busy = database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        if (!busy) StoreFile.CheckLength(file, database.Path);
    }

    private Task<T> Write<T>(Func<Session, T> work, CancellationToken cancellationToken) => _options.Access == StoreAccess.Sole
        ? _writer.Run(work, cancellationToken)
        : throw new InvalidOperationException("A store opened beside the bot runs no turns.");

    private Task<bool> Write(Action<Session> work, CancellationToken cancellationToken) => Write(
        session =>
        {
            work(session);
            return true;
        },
        cancellationToken);
}
