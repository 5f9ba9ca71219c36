namespace CallRussia.Bot.Content;

/// <summary>
/// Reads the content again after a change while the bot runs; when the new content is broken, the last good one stays in use.
/// </summary>
public sealed class ContentWatcher : IDisposable
{
    // Editors write a file in several steps and git writes many files; reading waits until they are quiet.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private readonly Lock _reading = new();
    private readonly Func<ContentLoad> _load;
    private readonly Action<ContentLoad> _report;
    private readonly FileSystemWatcher _files;
    private readonly string _directory;
    private readonly ITimer _timer;
    private volatile ContentLoad.Loaded _current;

    /// <param name="directory">The folder <c>content</c>; it must exist.</param>
    /// <param name="current">What was loaded at the start.</param>
    /// <param name="load">Reads the content again.</param>
    /// <param name="report">Is told of every reading after the first, good or bad; on a thread of its own, never two at once.</param>
    /// <param name="time">For the quiet time after a change.</param>
    public ContentWatcher(
        string directory, ContentLoad.Loaded current, Func<ContentLoad> load, Action<ContentLoad> report, TimeProvider time)
    {
        (_directory, _current, _load, _report) = (directory, current, load, report);
        _timer = time.CreateTimer(_ => Reload(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _files = new FileSystemWatcher(directory) { IncludeSubdirectories = true };
        _files.Changed += (_, _) => Notice();
        _files.Created += (_, _) => Notice();
        _files.Deleted += (_, _) => Notice();
        _files.Renamed += (_, _) => Notice();
        // The system reports that it lost changes because there were too many: something did change.
        _files.Error += (_, _) => Notice();
        _files.EnableRaisingEvents = true;
    }

    /// <summary>The last good content.</summary>
    public ContentLoad.Loaded Current => _current;

    /// <summary>Something changed: read again once it is quiet.</summary>
    public void Notice() => _timer.Change(Quiet, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _files.Dispose();
        _timer.Dispose();
    }

    private void Reload()
    {
        lock (_reading)
        {
            try
            {
                var load = _load();
                if (load is ContentLoad.Loaded good)
                {
                    _current = good;
                }

                _report(load);
            }
            catch (Exception failure)
            {
                // An exception on a timer's thread would end the process.
                _report(new ContentLoad.Failed([new ContentError(_directory, 0, $"The content can't be read again ({failure.GetType().Name}: {failure.Message})", "Look at the files of this folder")], []));
            }
        }
    }
}
