using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Order within a volunteer, parallel between volunteers, bounded over all. A lane exists while it has work; each turn in it starts when
/// the one before it is over.
/// </summary>
/// <param name="run">Runs one turn to its end: the few words for whoever tapped.</param>
public sealed class Lanes(Func<Incoming, CancellationToken, Task<string?>> run, ILogger<Lanes> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<VolunteerId, Queue<Turn>> _lanes = [];
    private readonly SemaphoreSlim _room = new(Limits.WaitingTurns);
    private readonly CancellationTokenSource _abandon = new();
    private readonly QuietWaits _quiet = new();
    private TaskCompletionSource _idle = Completed();

    /// <summary>Turns that wait or run, for health and metrics.</summary>
    public int Waiting => Limits.WaitingTurns - _room.CurrentCount;

    /// <summary>Of one volunteer.</summary>
    public int WaitingOf(VolunteerId volunteer)
    {
        lock (_gate) return _lanes.TryGetValue(volunteer, out var lane) ? lane.Count : 0;
    }

    /// <summary>Takes the Incoming into its volunteer's lane; waits while all lanes together are full, which holds polling back.</summary>
    public Task Post(Incoming incoming, CancellationToken cancellationToken) => Post(new Turn(incoming), cancellationToken);

    /// <summary>The same, and waits until the turn is over: committed, or set aside.</summary>
    /// <returns>The few words for whoever tapped; null when there are none.</returns>
    public async Task<string?> Through(Incoming incoming, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Post(new Turn(incoming, over), cancellationToken);
        return await over.Task.WaitAsync(cancellationToken);
    }

    private async Task Post(Turn turn, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (_lanes.TryGetValue(turn.Incoming.Volunteer, out var lane))
            {
                lane.Enqueue(turn);
                return;
            }
            if (_lanes.Count == 0) _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lane = new Queue<Turn>([turn]);
            _lanes.Add(turn.Incoming.Volunteer, lane);
            _ = Task.Run(() => Work(turn.Incoming.Volunteer, lane), CancellationToken.None);
        }
    }

    /// <summary>
    /// Completes when nothing waits or runs. When <paramref name="patience"/> is over, the turns are cut off; what they leave is taken up from
    /// the inbox at the next start. A turn that does not end even then is waited for until <paramref name="cutOff"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cut off while a turn still ran.</exception>
    public async Task Drain(CancellationToken patience, CancellationToken cutOff = default)
    {
        Task idle;
        lock (_gate) idle = _idle.Task;
        try
        {
            await idle.WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            await _abandon.CancelAsync();
            await idle.WaitAsync(cutOff);
        }
    }

    /// <summary>Completes when nothing of these people waits or runs.</summary>
    public Task Idle(Share share, CancellationToken cancellationToken)
    {
        lock (_gate) return _quiet.Until(share, IsBusy, cancellationToken);
    }

    public void Dispose()
    {
        _room.Dispose();
        _abandon.Dispose();
    }

    private async Task Work(VolunteerId volunteer, Queue<Turn> lane)
    {
        while (Next(volunteer, lane) is { } turn)
            // Nobody waits for this task: whatever throws, even the log, the lane goes on.
            await Run(turn, lane).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Run(Turn turn, Queue<Turn> lane)
    {
        var (isStop, words) = (false, (string?)null);
        try
        {
            words = await run(turn.Incoming, _abandon.Token);
        }
        catch (Exception failure)
        {
            isStop = Tireless.IsStop(failure, _abandon.Token);
            // Not even giving it up went well. What is in the inbox is tried again at the next start, as is the rest of the lane after a stop.
            if (!isStop) logger.LaneFailed(failure, turn.Incoming.Id, turn.Incoming.Volunteer.Value);
        }
        finally
        {
            lock (_gate) lane.Dequeue();
            _room.Release();
            if (isStop) turn.Over?.SetCanceled(CancellationToken.None);
            else turn.Over?.SetResult(words);
        }
    }

    private Turn? Next(VolunteerId volunteer, Queue<Turn> lane)
    {
        lock (_gate)
        {
            if (lane.TryPeek(out var next)) return next;
            _lanes.Remove(volunteer);
            if (_lanes.Count == 0) _idle.SetResult();
            _quiet.Ended(volunteer, IsBusy);
            return null;
        }
    }

    private bool IsBusy(Share share) => _lanes.Keys.Any(share.Has);

    /// <param name="Over">Completes at its end; null when nobody waits for that.</param>
    private sealed record Turn(Incoming Incoming, TaskCompletionSource<string?>? Over = null);

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
