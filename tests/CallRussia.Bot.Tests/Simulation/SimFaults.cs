using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>One process's bad luck with its store: it dies at a point of a commit, or the disk is full for a moment.</summary>
internal sealed class SimFaults(ProcessClock clock) : IStoreFaults
{
    private readonly TaskCompletionSource<StorePoint> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (StorePoint Point, int Left)? _crash;
    private (StorePoint Point, int Left)? _full;
    private int _poison;

    /// <summary>Completes when the process is dead; where it died says what of its last step was kept.</summary>
    public Task<StorePoint> Died => _died.Task;

    public void CrashAt(StorePoint point, int commits) => _crash = (point, commits);

    public void FullAt(StorePoint point, int commits) => _full = (point, commits);

    /// <summary>The next so many turns throw: with three of them an update is set aside.</summary>
    public void Poison(int turns) => _poison = turns;

    public void Heal() => (_crash, _full, _poison) = (null, null, 0);

    public void At(StorePoint point)
    {
        if (Comes(ref _crash, point))
        {
            // No pause ends in a dead process: nothing of it is tried again.
            clock.Die();
            _died.TrySetResult(point);
            throw new SimulatedCrash();
        }
        if (Comes(ref _full, point)) throw StoreTroubles.DiskFull();
    }

    /// <summary>A mistake of ours in a turn.</summary>
    public void Turn()
    {
        if (_poison-- > 0) throw new InvalidOperationException("A simulated mistake of ours.");
    }

    private static bool Comes(ref (StorePoint Point, int Left)? fault, StorePoint point)
    {
        if (fault is not { } armed || armed.Point != point) return false;
        fault = armed.Left > 0 ? armed with { Left = armed.Left - 1 } : null;
        return armed.Left <= 0;
    }
}
