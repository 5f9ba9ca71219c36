namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>
/// Moves what was committed from the log into the file. Inside a commit that makes everybody wait for ten or twenty milliseconds, so a
/// connection of its own does it while commits go on. The log can begin anew only when all of it has been moved: the few pages that came
/// meanwhile are the writer's part. Nothing is lost when any of this fails or never happens; then the log only grows.
/// </summary>
/// <param name="pages">After so many written pages (of 4 kB) it is time.</param>
internal sealed class Checkpoints(Database writer, int pages) : IDisposable
{
    /// <summary>What comes during the first round takes the second one a moment, and leaves the writer next to nothing.</summary>
    private const int Rounds = 2;

    private Database? _beside;
    private Task? _moving;
    private long _since;

    /// <summary>SQLite would otherwise do all of it in somebody's commit.</summary>
    public void TakeOver() => writer.Execute("PRAGMA wal_autocheckpoint=0");

    /// <summary>By the writer, after each commit and before it goes on.</summary>
    public void Committed()
    {
        if (_moving is null && writer.PagesWritten - _since >= pages) _moving = Task.Run(Move);
        if (_moving is not { IsCompleted: true }) return;
        writer.Checkpoint();
        (_moving, _since) = (null, writer.PagesWritten);
    }

    /// <summary>When the writer has ended.</summary>
    public void Dispose()
    {
        _moving?.Wait();
        _beside?.Dispose();
    }

    private void Move()
    {
        try
        {
            _beside ??= Database.Write(writer.Path);
            for (var round = 0; round < Rounds; round++) _beside.Checkpoint();
        }
        catch (SqliteFailure)
        {
            // The file can't be opened a second time (too many are open): the writer's part is all of it then.
        }
    }
}
