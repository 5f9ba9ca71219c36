using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The real store with a witness: what is committed is told to the model, also when the process dies right after the commit.</summary>
internal sealed class WatchedStore(IStore inner, SimModel model, SimFaults faults) : IStore
{
    private Action? _pending;

    /// <summary>What the runner is at.</summary>
    public Incoming? Running { get; set; }

    /// <summary>The process died after a commit: it stands, though nobody was told.</summary>
    public void DiedAfterCommit() => Interlocked.Exchange(ref _pending, null)?.Invoke();

    public Task<T> Write<T>(Func<ITransaction, T> work, CancellationToken cancellationToken, IReadOnlyList<Action<ITransaction>>? expects = null) => Committed(() => inner.Write(
        kept =>
        {
            var watched = new WatchedTransaction(kept, Running);
            var result = work(watched);
            if (watched.IsTurn) faults.Turn();
            if (Running is { } incoming && watched.IsTurn) watched.Committed = () => model.Turned(incoming, watched);
            else if (Running is { } failed && watched.HasWritten) watched.Committed = () => model.SetAside(failed.Id);
            _pending = watched.Committed;
            return result;
        },
        cancellationToken,
        expects));

    public Task<T> Read<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => inner.Read(look, cancellationToken);

    public Task<T> Study<T>(Func<ITransaction, T> look, CancellationToken cancellationToken) => inner.Study(look, cancellationToken);

    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) => Committed(() => inner.AddNumbers(batch, at, cancellationToken));

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => inner.WeighNumbers(batch, cancellationToken);

    public Task SweepDeadImports(CancellationToken cancellationToken) => inner.SweepDeadImports(cancellationToken);

    public Task Backup(string path, bool force, CancellationToken cancellationToken) => inner.Backup(path, force, cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => inner.Check(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>The ledgers of the bot, which write down what they answer in a turn.</summary>
    public static Ledgers Witnessed(Ledgers ledgers) => new([new Witness(ledgers)]);

    /// <summary>Keeps what became of deliveries, and tells the model so.</summary>
    public Task<List<Delivery>> Settle(IStore patient, IReadOnlyList<Settlement> settlements) => patient.Write(
        kept =>
        {
            ((WatchedTransaction)kept).Committed = () => model.Became(settlements);
            return Outbox.Settle(kept, settlements, Core.Leases.KeptLeases.EndOf);
        },
        CancellationToken.None);

    private async Task<T> Committed<T>(Func<Task<T>> work)
    {
        _pending = null;
        var result = await work();
        Interlocked.Exchange(ref _pending, null)?.Invoke();
        return result;
    }

    private sealed class Witness(Ledgers ledgers) : Ledger
    {
        public override IReadOnlyList<Answerer> Answers { get; } =
        [
            .. ledgers.Asks.Select(asked => new Answerer(asked, (kept, ask, deed) =>
            {
                var answer = ledgers.Answer(kept, ask, deed);
                ((WatchedTransaction)kept).Answers.Add((ask, deed.Scene, answer));
                return answer;
            }, InConversation: true)),
        ];
    }
}

/// <summary>One run of a piece of work, written down.</summary>
internal sealed class WatchedTransaction(ITransaction inner, Incoming? running) : PassingTransaction(inner)
{
    /// <summary>What is told when it is committed.</summary>
    public Action? Committed { get; set; }

    /// <summary>Nothing but a turn looks a conversation up.</summary>
    public bool IsTurn { get; private set; }

    public bool HasWritten { get; private set; }

    public Conversation? Before { get; } = Find(inner, running);

    /// <summary>Null when none was saved.</summary>
    public Conversation? After { get; private set; }

    public List<(Ask Ask, Scene Scene, Trigger Answer)> Answers { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    public override T? Find<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class
    {
        if (running is not null && table.Name == Chats.Volunteers.Name) IsTurn = true;
        return base.Find(table, key);
    }

    public override void Put<TKey, T>(Table<TKey, T> table, T record)
    {
        base.Put(table, record);
        Wrote(record);
    }

    public override void Add<TKey, T>(Table<TKey, T> table, T record)
    {
        base.Add(table, record);
        Wrote(record);
    }

    public override bool Remove<TKey, T>(Table<TKey, T> table, TKey key)
    {
        HasWritten = true;
        return base.Remove(table, key);
    }

    private void Wrote(object record)
    {
        HasWritten = true;
        if (record is Delivery delivery) Deliveries.Add(delivery);
        if (record is KeptConversation chat && chat.Id == running?.Volunteer) After = Find(Inner, running);
    }

    private static Conversation? Find(ITransaction kept, Incoming? running) =>
        running is null ? null : Chats.Find(kept, running.Volunteer, static (_, _) => throw new InvalidOperationException("A state that nobody knows."));
}
