using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The real store with a witness: what is committed is told to the model, also when the process dies right after the commit.</summary>
internal sealed partial class WatchedStore(IStore inner, SimModel model, SimFaults faults) : IStore
{
    private Action? _pending;

    /// <summary>The process died after a commit: it stands, though nobody was told.</summary>
    public void DiedAfterCommit() => Interlocked.Exchange(ref _pending, null)?.Invoke();

    public Task<bool> Take(Incoming incoming, Action<ITurn> turn, CancellationToken cancellationToken) => Committed(
        () => inner.Take(
            incoming,
            kept =>
            {
                var watched = new WatchedTurn(kept);
                turn(watched);
                faults.Turn();
                _pending = () => model.Turned(incoming, watched);
            },
            cancellationToken));

    public Task<IReadOnlyList<Delivery>> Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) => Committed(() =>
    {
        _pending = () => model.Became(settlements);
        return inner.Settle(settlements, cancellationToken);
    });

    public Task SetAside(string incomingId, string reason, CancellationToken cancellationToken) => Committed(async () =>
    {
        _pending = () => model.SetAside(incomingId);
        await inner.SetAside(incomingId, reason, cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<RawIncoming>> Receive(IReadOnlyList<RawIncoming> batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Committed(() => inner.Receive(batch, at, cancellationToken));

    public Task<IReadOnlyList<RawIncoming>> Unfinished(CancellationToken cancellationToken) => inner.Unfinished(cancellationToken);

    public Task Dismiss(int updateId, CancellationToken cancellationToken) => inner.Dismiss(updateId, cancellationToken);

    public Task<IReadOnlyList<Incoming>> Due(DateTimeOffset now, int limit, CancellationToken cancellationToken) => inner.Due(now, limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> Waiting(CancellationToken cancellationToken) => inner.Waiting(cancellationToken);

    public Task Pause(VolunteerId? chat, TimeSpan length, DateTimeOffset now, CancellationToken cancellationToken) => Committed(async () =>
    {
        await inner.Pause(chat, length, now, cancellationToken);
        return true;
    });

    public Task<IReadOnlyDictionary<VolunteerId, TimeSpan>> ChatPauses(DateTimeOffset now, CancellationToken cancellationToken) => inner.ChatPauses(now, cancellationToken);

    public Task<TimeSpan> Paused(DateTimeOffset now, CancellationToken cancellationToken) => inner.Paused(now, cancellationToken);

    public Task<IReadOnlyList<string>> TapsSince(DateTimeOffset since, CancellationToken cancellationToken) => inner.TapsSince(since, cancellationToken);

    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) =>
        Committed(() => inner.AddNumbers(batch, at, cancellationToken));

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => inner.WeighNumbers(batch, cancellationToken);

    public Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken) => inner.Stock(cancellationToken);

    public Task Sweep(DateTimeOffset now, CancellationToken cancellationToken) => Committed(async () =>
    {
        await inner.Sweep(now, cancellationToken);
        return true;
    });

    public Task ProveWritable(CancellationToken cancellationToken) => inner.ProveWritable(cancellationToken);

    public Task Backup(string path, bool force, CancellationToken cancellationToken) => inner.Backup(path, force, cancellationToken);

    public Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) => inner.Check(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<T> Committed<T>(Func<Task<T>> work)
    {
        _pending = null;
        var result = await work();
        Interlocked.Exchange(ref _pending, null)?.Invoke();
        return result;
    }
}

/// <summary>One run of a turn, written down.</summary>
internal sealed class WatchedTurn(ITurn inner) : ITurn
{
    public Conversation? Before { get; private set; }

    public Conversation? After { get; private set; }

    public List<(Ask Ask, Scene Scene, Trigger Answer)> Answers { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    public Conversation? Load(VolunteerId volunteer) => Before = inner.Load(volunteer);

    public void Save(Conversation conversation)
    {
        After = conversation;
        inner.Save(conversation);
    }

    public Trigger Answer(Ask ask, Scene scene)
    {
        var answer = inner.Answer(ask, scene);
        Answers.Add((ask, scene, answer));
        return answer;
    }

    public Delivery Send(Delivery delivery)
    {
        var kept = inner.Send(delivery);
        Deliveries.Add(kept);
        return kept;
    }

    public void Schedule(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger) => inner.Schedule(volunteer, key, due, trigger);

    public void Unschedule(VolunteerId volunteer, string key) => inner.Unschedule(volunteer, key);
}
