using CallRussia.Bot.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Order within a volunteer, parallel between volunteers, bounded over all. A lane exists while it has work; each turn in it starts when
/// the former one is committed.
/// </summary>
/// <param name="run">Runs one turn to its end.</param>
public sealed class Lanes(Func<Incoming, CancellationToken, Task> run, ILogger<Lanes> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<VolunteerId, Queue<Turn>> _lanes = [];
    private readonly SemaphoreSlim _room = new(Limits.WaitingTurns);
    private readonly CancellationTokenSource _abandon = new();
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
    public async Task Through(Incoming incoming, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Post(new Turn(incoming, over), cancellationToken);
        await over.Task.WaitAsync(cancellationToken);
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

    /// <summary>Completes when nothing waits or runs; what is abandoned on cancellation is taken up from the inbox at the next start.</summary>
    public async Task Drain(CancellationToken cancellationToken)
    {
        Task idle;
        lock (_gate) idle = _idle.Task;
        try
        {
            await idle.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _abandon.CancelAsync();
            await idle;
        }
    }

    public void Dispose()
    {
        _room.Dispose();
        _abandon.Dispose();
    }

    private async Task Work(VolunteerId volunteer, Queue<Turn> lane)
    {
        while (Next(volunteer, lane) is { } turn)
        {
            try
            {
                await run(turn.Incoming, _abandon.Token);
                turn.Over?.SetResult();
            }
            catch (Exception stop) when (Tireless.IsStop(stop, _abandon.Token))
            {
                // The rest of the lane stays in the inbox.
                turn.Over?.SetCanceled(CancellationToken.None);
            }
            catch (Exception failure)
            {
                // Not even giving it up went well. The lane goes on; what is in the inbox is tried again at the next start.
                logger.LaneFailed(failure, turn.Incoming.Id, volunteer.Value);
                turn.Over?.SetResult();
            }
            finally
            {
                lock (_gate) lane.Dequeue();
                _room.Release();
            }
        }
    }

    private Turn? Next(VolunteerId volunteer, Queue<Turn> lane)
    {
        lock (_gate)
        {
            if (lane.TryPeek(out var next)) return next;
            _lanes.Remove(volunteer);
            if (_lanes.Count == 0) _idle.SetResult();
            return null;
        }
    }

    /// <param name="Over">Whoever waits for its end.</param>
    private sealed record Turn(Incoming Incoming, TaskCompletionSource? Over = null);

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
