using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>
/// A store on the server that one test after the other has to itself, empty. It is opened as by the bot, and stays open for the next test unless this one starts the
/// program again: the lines of a new one cost the server more than most tests do.
/// </summary>
public sealed class LentStore : IDisposable
{
    private readonly PostgresPlace _place = new();
    private Store? _open;
    private bool _isLent;

    /// <summary>For the next test.</summary>
    public void Sweep()
    {
        _place.Sweep();
        _isLent = false;
    }

    public Store Open(StoreOptions options)
    {
        // The test has closed the one it had: it is started again.
        if (_isLent) Close();
        _isLent = true;
        var here = options with { Engine = StoreEngine.Postgres, Connection = _place.Connection };
        var rules = new Rules(here);
        _open ??= Store.Open(here, rules);
        return Store.Over(new LentEngine(_open.Engine), here, rules);
    }

    public void Dispose()
    {
        Close();
        _place.Dispose();
    }

    private void Close()
    {
        _open?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _open = null;
    }
}
