namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Work for the writer. Its task ends only when its commit is durable, or it failed.</summary>
internal abstract class Job
{
    /// <summary>What the work itself threw; its savepoint was rolled back and the rest of the batch goes on.</summary>
    public Exception? Failure { get; set; }

    public abstract void Run(Session session);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);

    /// <summary>Ends the task after a commit.</summary>
    public void Settle()
    {
        if (Failure is null) Succeed();
        else Fail(Failure);
    }
}

internal sealed class Job<T>(Func<Session, T> work) : Job
{
    // Continuations never run on the writer's thread: one that waits for the store would stop it.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _done.Task;

    public override void Run(Session session) => _result = work(session);

    public override void Succeed() => _done.TrySetResult(_result);

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
