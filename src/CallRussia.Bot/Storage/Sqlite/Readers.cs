using System.Collections.Concurrent;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>Read-only connections, lent out one at a time. A reader sees the last commit and never waits for the writer.</summary>
internal sealed class Readers(Func<Session> open) : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private volatile bool _closed;

    /// <summary>Reads off the caller's thread: a slow disk must not hold up whoever asks.</summary>
    public Task<T> Run<T>(Func<Session, T> read, CancellationToken cancellationToken) => Task.Run(() => Read(read), cancellationToken);

    public T Read<T>(Func<Session, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteStore));
        if (!_idle.TryTake(out var session)) session = open();
        try
        {
            return read(session);
        }
        catch (SqliteFailure failure)
        {
            throw failure.Explain(session.Database.Path);
        }
        finally
        {
            if (_closed) session.Dispose();
            else _idle.Add(session);
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
    }
}
