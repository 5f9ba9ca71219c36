using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>Work for the writer. Its task ends only when its commit is durable, or it failed.</summary>
internal abstract class Job
{
    /// <summary>It writes nothing.</summary>
    public bool OnlyLooks { get; init; }

    /// <inheritdoc cref="IStore.Write"/>
    public IReadOnlyList<Action<ITransaction>> Expects { get; init; } = [];

    /// <summary>Whoever asked has the answer.</summary>
    public abstract bool IsOver { get; }

    /// <summary>What the work itself threw; the rest of the group goes on.</summary>
    public Exception? Failure { get; set; }

    public abstract void Run(ITransaction kept);

    public abstract void Fail(Exception exception);

    /// <summary>Ends the task after a commit.</summary>
    public void Settle()
    {
        if (Failure is null) Succeed();
        else Fail(Failure);
    }

    protected abstract void Succeed();
}

/// <inheritdoc cref="Job"/>
internal class Job<T>(Func<ITransaction, T> work) : Job
{
    // Continuations never run on the writer's thread: one that waits for the store would stop it.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _done.Task;

    public override bool IsOver => _done.Task.IsCompleted;

    protected T Result { get; private set; } = default!;

    public override void Run(ITransaction kept) => Result = work(kept);

    public override void Fail(Exception exception) => _done.TrySetException(exception);

    protected override void Succeed() => _done.TrySetResult(Result);
}

internal sealed class Relayed(Func<IReadOnlyList<BodyChange>> work) : Job<IReadOnlyList<BodyChange>>(_ => work())
{
    public IReadOnlyList<BodyChange> Brought => Result;
}
