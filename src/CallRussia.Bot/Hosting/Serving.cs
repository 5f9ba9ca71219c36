using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Whom this instance serves: a bot, and its share of that bot's people. Everybody, where nobody else serves from the store. What comes in, what is
/// said and what is due is carried out by whoever serves its person; the rest of the work is that of the one that leads.
/// </summary>
/// <param name="isShared">Others may serve from the same store: this instance begins with nobody.</param>
public sealed class Serving(BotId bot, bool isShared = false)
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _leads = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _bits = isShared ? Share.Nobody.Bits : Share.Everybody.Bits;

    public BotId Bot => bot;

    public bool IsShared => isShared;

    /// <summary>It changes only between two works of the store's writer (<see cref="Sharing"/>): within one it is the same all the time.</summary>
    public Share Share => new(Volatile.Read(ref _bits));

    public bool Has(VolunteerId volunteer) => Share.Has(volunteer);

    /// <summary>What was left has been taken up, and people are served from here.</summary>
    public bool HasBegun => _begun.Task.IsCompleted && Share != Share.Nobody;

    /// <summary>Completes when what was left is in its lanes.</summary>
    public Task Begins(CancellationToken cancellationToken) => _begun.Task.WaitAsync(cancellationToken);

    /// <summary>Completes when this instance has taken up what nobody else may do. It leads to its end.</summary>
    public Task Leads(CancellationToken cancellationToken) => _leads.Task.WaitAsync(cancellationToken);

    /// <summary>From now on these people are served from here.</summary>
    internal void Begin(Share more) => Interlocked.Or(ref _bits, more.Bits);

    internal void End(Share fewer) => Interlocked.And(ref _bits, ~fewer.Bits);

    /// <summary>What waited for those whom it serves has been taken up.</summary>
    internal void TookUp()
    {
        _begun.TrySetResult();
        if (Share.Leads) _leads.TrySetResult();
    }
}
