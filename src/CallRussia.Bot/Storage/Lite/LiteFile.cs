using LiteDB;
using LiteDB.Engine;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// The files of one store and the engine of LiteDB over them. All members but <see cref="Hold"/> are called on the writer's thread: two threads in one engine break it.
/// </summary>
internal sealed class LiteFile : IDisposable
{
    /// <summary>While the base is small its pages are soon all in the log; later a longer log saves writing the same pages again.</summary>
    private const long FewBytes = 32L << 20;
    private const long ManyBytes = 128L << 20;

    /// <summary>What journal and spool keep on the disk between two epochs.</summary>
    private const long MostKeptBytes = 2 * ManyBytes;

    private readonly IDisk _data;
    private readonly IDisk _journalDisk;
    private readonly IDisk _spool;
    private readonly Journal _journal;
    private readonly DataPages _pages;
    private readonly Holds _holds;
    private readonly long? _checkpointBytes;

    /// <summary>The data file could not be written, such as on a full disk: until the log is so long it is not tried again.</summary>
    private long _putOffTo;

    private LiteEngine? _engine;

    /// <param name="data">Holds a base of LiteDB.</param>
    /// <param name="checkpointBytes">So many bytes of pages in the log make a checkpoint due; null: as many as fit the size of the base.</param>
    /// <exception cref="JournalDamage">What was acknowledged can't be read.</exception>
    public LiteFile(IDisk data, IDisk journal, IDisk spool, TimeProvider clock, long? checkpointBytes)
    {
        (_data, _journalDisk, _spool, _checkpointBytes) = (data, journal, spool, checkpointBytes);
        _journal = new Journal(journal, spool, () => _pages!.IsSettled);
        _pages = new DataPages(data, _journal.Barrier);
        _holds = new Holds(data, spool, clock);
    }

    private long DueBytes => _checkpointBytes ?? (_data.Length < ManyBytes ? FewBytes : ManyBytes);

    public LiteEngine Engine => _engine ?? throw new InvalidOperationException("The store was not opened again after a failure.");

    /// <summary>LiteDB reads page 0 before it looks at its log: a power cut may have torn it, and then the journal has it.</summary>
    public void MendHeader()
    {
        var page = new byte[PageStream.PageBytes];
        if (!_journal.TryNewest(Pages.Header, page)) return;
        Pages.Seal(page);
        _data.Write(0, page);
        _data.Sync();
        _pages.Forget();
    }

    /// <summary>At the state that was acknowledged.</summary>
    public void Open()
    {
        _engine = new LiteEngine(Settings(_pages, _journal));
        // By itself LiteDB would begin a checkpoint inside a commit, and at its end.
        if (_engine.Pragma("CHECKPOINT").AsInt32 != 0) throw new InvalidDataException("It was not made by this program.");
    }

    /// <summary>After a failure: the engine is given up, and another one opens what was acknowledged.</summary>
    public void Reopen()
    {
        GiveUp();
        _journal.TakeBack();
        _pages.Forget();
        Open();
    }

    /// <summary>Durable when it returns.</summary>
    public void Commit()
    {
        if (!Engine.Commit()) throw new InvalidOperationException("LiteDB had no transaction to commit.");
        _journal.Barrier();
    }

    /// <summary>For tests: each file may grow to so many bytes, as if the disk were full then.</summary>
    public void Limit(long bytes)
    {
        foreach (var disk in new[] { _data, _journalDisk, _spool }.OfType<FileDisk>()) disk.MostBytes = bytes;
    }

    /// <summary>
    /// Between two groups, unless somebody looks: what has become old in the log is carried into the data file, and when the log is long enough, a checkpoint moves the rest.
    /// The newest eighth stays behind: what changes often changes again there, and would be written in vain.
    /// </summary>
    public void Rest()
    {
        if (_journal.Length < _putOffTo) return;
        var eighth = (int)(DueBytes / PageStream.PageBytes / 8);
        var old = _journal.UncarriedPages - eighth;
        if (old >= Math.Max(1, eighth / 8)) Change(() => _journal.Carry(Math.Min(old, eighth), _pages));
        // After a long look much is old at once: it goes first, part by part, but not for ever.
        var isBehind = old > eighth && _journal.Length < 2 * DueBytes;
        if (_journal.Length >= DueBytes && !isBehind) Checkpoint();
    }

    /// <summary>Moves the log into the data file, unless somebody looks.</summary>
    public void Checkpoint() => Change(() =>
    {
        _journal.Move(() => Engine.Checkpoint());
        _journal.CutBack(MostKeptBytes);
    });

    private void Change(Action files)
    {
        if (!_holds.TryBegin(_journal.Length)) return;
        try
        {
            _putOffTo = _journal.Length + (DueBytes / 4);
            files();
            _putOffTo = 0;
        }
        finally
        {
            _holds.End();
        }
    }

    /// <exception cref="InvalidOperationException">The log still holds something.</exception>
    public void CheckSettled()
    {
        if (_journal.Length > 0 || !_pages.IsSettled) throw new InvalidOperationException("A checkpoint left something in the log.");
    }

    /// <summary>A look at what is durable now. Any thread may ask.</summary>
    public Holds.Hold Hold() => _holds.Take(() => _journal.SyncedPages);

    /// <summary>An engine for one look.</summary>
    public static LiteEngine Open(Holds.Hold hold) => new(Settings(hold.Data(), hold.Log(), readOnly: true));

    /// <summary>The data file as it is made: empty, and with our pragmas.</summary>
    /// <param name="fill">What is in it from the first.</param>
    public static byte[] Born(Action<LiteEngine> fill)
    {
        using var data = new MemoryStream();
        using (var engine = new LiteEngine(Settings(data, new MemoryStream())))
        {
            engine.Pragma("CHECKPOINT", 0);
            fill(engine);
            _ = engine.Checkpoint();
        }
        var born = data.ToArray();
        for (var at = 0; at < born.Length; at += PageStream.PageBytes) Pages.Seal(born.AsSpan(at, PageStream.PageBytes));
        return born;
    }

    public void Dispose()
    {
        GiveUp();
        _data.Dispose();
        _journalDisk.Dispose();
        _spool.Dispose();
    }

    /// <summary>The engine; the files stay open.</summary>
    public void GiveUp()
    {
        _engine?.Dispose();
        _engine = null;
    }

    private static EngineSettings Settings(Stream data, Stream log, bool readOnly = false) =>
        new() { DataStream = data, LogStream = log, TempStream = new MemoryStream(), Collation = Collation.Binary, ReadOnly = readOnly };
}
