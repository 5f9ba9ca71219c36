using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Hosting;

/// <summary>Those who wait until nothing of some people is at work any more. Its owner calls it under a lock of its own, and knows what is at work.</summary>
internal sealed class QuietWaits
{
    private readonly List<(Share Share, TaskCompletionSource Quiet)> _waiting = [];

    public Task Until(Share share, Func<Share, bool> isBusy, CancellationToken cancellationToken)
    {
        if (!isBusy(share)) return Task.CompletedTask;
        var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((share, quiet));
        return quiet.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Something of somebody is over.</summary>
    public void Ended(VolunteerId volunteer, Func<Share, bool> isBusy)
    {
        if (_waiting.Count == 0) return;
        foreach (var (share, quiet) in _waiting)
            if (share.Has(volunteer) && !isBusy(share)) quiet.TrySetResult();
        _waiting.RemoveAll(static one => one.Quiet.Task.IsCompleted);
    }
}
