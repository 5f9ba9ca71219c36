namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// Who looks at the files as they stood at one moment. A checkpoint would change them, so it waits; but not for ever: a view that stands in its
/// way for too long is given up, and whoever looked begins again.
/// </summary>
internal sealed class Holds(IDisk data, IDisk spool, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>So many pages wait for a checkpoint: it would stop the writer for longer and longer.</summary>
    private const long MostWaitingBytes = 256L << 20;

    // Not a Lock: looks wait at it.
    private readonly object _gate = new();
    private readonly List<Hold> _held = [];
    private bool _isChanging;

    /// <param name="pages">So many pages of the spool count.</param>
    public Hold Take(Func<int> pages)
    {
        lock (_gate)
        {
            while (_isChanging) Monitor.Wait(_gate);
            var hold = new Hold(this, data, spool, pages(), clock.GetTimestamp());
            _held.Add(hold);
            return hold;
        }
    }

    /// <summary>By the writer, which wants to change the files.</summary>
    /// <param name="waitingBytes">What waits for the checkpoint.</param>
    /// <returns>False while somebody looks. When true, nobody looks until <see cref="End"/>.</returns>
    public bool TryBegin(long waitingBytes)
    {
        lock (_gate)
        {
            foreach (var hold in _held.Where(hold => waitingBytes >= MostWaitingBytes || clock.GetElapsedTime(hold.Since) >= Longest).ToList())
            {
                hold.GiveUp();
                _held.Remove(hold);
            }
            return _isChanging = _held.Count == 0;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _isChanging = false;
            Monitor.PulseAll(_gate);
        }
    }

    private void Release(Hold hold)
    {
        lock (_gate) _held.Remove(hold);
    }

    /// <summary>One look.</summary>
    internal sealed class Hold(Holds holds, IDisk data, IDisk spool, int pages, long since) : IDisposable
    {
        private readonly Lock _reading = new();
        private readonly long _dataLength = data.Length / PageStream.PageBytes * PageStream.PageBytes;
        private bool _isGivenUp;

        public long Since => since;

        public FrozenPages Data() => new(Read(data), _dataLength, isSealed: true);

        public FrozenPages Log() => new(Read(spool), (long)pages * PageStream.PageBytes, isSealed: false);

        /// <summary>From here on nothing is read for it.</summary>
        public void GiveUp()
        {
            lock (_reading) _isGivenUp = true;
        }

        public void Dispose() => holds.Release(this);

        private ViewRead Read(IDisk disk) => (at, to) =>
        {
            lock (_reading)
                return _isGivenUp ? throw new ViewGivenUp() : disk.Read(at, to);
        };
    }
}

/// <summary>A look stood in the way for too long; it may begin again.</summary>
internal sealed class ViewGivenUp() : IOException("A look at the store took too long and was given up.");
