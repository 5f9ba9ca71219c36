using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using LiteDB.Engine;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// LiteDB over two streams of ours, on one thread; readers have engines of their own over frozen pages. Whatever LiteDB throws, it is given up and
/// opened anew at the state that was acknowledged: nobody can tell what is left in its memory.
/// </summary>
/// <param name="path">For messages.</param>
/// <param name="marks">See <see cref="IEngine.Marks"/>.</param>
internal sealed class LiteDbEngine(LiteFile file, string path, byte[]? marks) : IEngine, ILimited
{
    private LiteTables? _tables = new(file.Engine);
    private bool _isFailed;
    private bool _isChanged;
    private bool _isInGroup;
    private volatile bool _closed;

    private LiteTables Tables => _tables ?? throw LiteFailure.NotOpen(path);

    public bool ViewsAreCheap => false;

    public byte[]? Marks => marks;

    public Others Begin() => Guard(() =>
    {
        if (_isFailed) Reopen();
        (_isChanged, _isInGroup) = (false, true);
        if (!file.Engine.BeginTrans()) throw new InvalidOperationException("A transaction of LiteDB was left open.");
        return Others.None;
    });

    public byte[]? Load(Table table, Key key) => Guard(() => Tables.Load(table, key));

    /// <summary>A walk is stepped by whoever walks: its failures are put into words here.</summary>
    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        using var walk = Tables.Scan(table, index, range, descending).GetEnumerator();
        while (Guard(walk.MoveNext)) yield return walk.Current;
    }

    public void Apply(IReadOnlyList<BodyChange> changes) => Guard(() =>
    {
        _isChanged = true;
        Tables.Apply(changes);
        return true;
    });

    public void Commit() => Guard(() =>
    {
        file.Commit();
        _isInGroup = false;
        return true;
    });

    public bool Rollback()
    {
        try
        {
            _isInGroup = false;
            if (_isFailed) Reopen();
            else if (file.Engine.Rollback() && _isChanged) _tables = new LiteTables(file.Engine);
            return true;
        }
        catch (Exception)
        {
            _isFailed = true;
            return false;
        }
    }

    public void Rest()
    {
        try
        {
            file.Rest();
        }
        catch (Exception)
        {
            // What was acknowledged is in the journal: the next group opens it anew, and says what is wrong if that fails.
            _isFailed = true;
        }
    }

    public IView View()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(LiteDbEngine));
        return new LiteView(file, path);
    }

    public void CopyTo(string to)
    {
        try
        {
            using var hold = file.Hold();
            LiteCopy.Take(hold, to);
        }
        catch (Exception failure) when (failure is ViewGivenUp or InvalidDataException)
        {
            throw LiteFailure.Of(failure, path);
        }
    }

    public void Limit(long bytes) => file.Limit(bytes);

    public void Dispose()
    {
        _closed = true;
        try
        {
            // A group that was left open by its thread would hold a checkpoint up for LiteDB's minute.
            if (!_isFailed && !_isInGroup) file.Checkpoint();
        }
        catch (Exception)
        {
            // The journal has it.
        }
        file.Dispose();
    }

    private void Reopen()
    {
        _tables = null;
        file.Reopen();
        _tables = new LiteTables(file.Engine);
        _isFailed = false;
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is not EngineFailure)
        {
            _isFailed = true;
            throw LiteFailure.Of(failure, path);
        }
    }

    /// <summary>A private engine over pages that stay as they are.</summary>
    private sealed class LiteView : IView
    {
        private readonly Holds.Hold _hold;
        private readonly LiteEngine _engine;
        private readonly LiteTables _tables;
        private readonly string _path;

        public LiteView(LiteFile file, string path)
        {
            (_path, _hold) = (path, file.Hold());
            try
            {
                _engine = LiteFile.Open(_hold);
                _tables = new LiteTables(_engine);
            }
            catch (Exception failure)
            {
                _engine?.Dispose();
                _hold.Dispose();
                throw LiteFailure.Of(failure, path);
            }
        }

        public byte[]? Load(Table table, Key key) => Guard(() => _tables.Load(table, key));

        public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
        {
            using var walk = _tables.Scan(table, index, range, descending).GetEnumerator();
            while (Guard(walk.MoveNext)) yield return walk.Current;
        }

        public long Count(TableIndex index) => Guard(() => _tables.Count(index));

        public IReadOnlyList<string> Tables() => Guard(() => LiteStructure.Filled(_engine));

        public IEnumerable<string> CheckStructure() => Guard<IEnumerable<string>>(() =>
            LiteCopy.Damaged(_hold) is > 0 and var pages ? [$"The file is damaged: {pages} of its pages are not what was written.", .. LiteStructure.Check(_engine)] : LiteStructure.Check(_engine));

        public void Dispose()
        {
            _engine.Dispose();
            _hold.Dispose();
        }

        private T Guard<T>(Func<T> work)
        {
            try
            {
                return work();
            }
            catch (Exception failure)
            {
                throw LiteFailure.Of(failure, _path);
            }
        }
    }
}
