using System.Collections.Concurrent;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Door;

/// <summary>
/// The engine of a verb beside the running bot: the bot's own, through its door. A group says nothing until it reads or commits. From its first
/// reading on the bot's writer works for it alone, so it is as if nobody else worked; one that only writes, such as an import's blocks, holds
/// up nobody.
/// </summary>
internal sealed class DoorEngine : IEngine
{
    /// <summary>A frame of changes: as many as that, one at least.</summary>
    private const int BytesPerFrame = 1 << 20;

    private readonly string _store;
    private readonly Vocabulary _vocabulary;
    private readonly Greeting _greeting;
    private readonly ConcurrentBag<Line> _idle = [];
    private Line? _line;
    private FarBodies? _group;
    private bool _hasSaid;

    private DoorEngine(string store, Vocabulary vocabulary, Greeting greeting, byte[]? marks) => (_store, _vocabulary, _greeting, Marks) = (store, vocabulary, greeting, marks);

    /// <returns>Null when no bot listens beside that store.</returns>
    /// <exception cref="StoreException">The bot does not work with this program; the message says why and what to do.</exception>
    public static DoorEngine? TryEnter(string store, Vocabulary vocabulary, Greeting greeting)
    {
        if (Line.TryOpen(store, greeting, isGroups: false) is not { } line) return null;
        var engine = new DoorEngine(store, vocabulary, greeting, line.Marks);
        engine._idle.Add(line);
        return engine;
    }

    public byte[]? Marks { get; }

    /// <remarks>The bot makes them, beside its writer.</remarks>
    public bool ViewsAreCheap => true;

    /// <returns>Always everything: the bot goes on meanwhile.</returns>
    public Others Begin()
    {
        // Somebody read outside of a group.
        if (_hasSaid) Rollback();
        return Others.Everything;
    }

    public byte[]? Load(Table table, Key key) => Group().Load(table, key);

    public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        foreach (var body in Group().Scan(table, index, range, descending)) yield return body;
    }

    public void Apply(IReadOnlyList<BodyChange> changes)
    {
        var line = Speak();
        for (var next = 0; next < changes.Count;)
        {
            var to = line.Say(Said.Apply);
            do _vocabulary.Say(to, changes[next++]);
            while (next < changes.Count && to.BaseStream.Length < BytesPerFrame);
            line.Send();
        }
    }

    public void Commit() => End(Said.Commit);

    public bool Rollback()
    {
        try
        {
            if (_hasSaid && _line is { IsOver: false }) End(Said.Rollback);
        }
        catch (EngineFailure)
        {
            // The line is closed: the bot drops what it heard.
        }
        (_group, _hasSaid) = (null, false);
        return true;
    }

    public void Rest()
    {
    }

    public IView View()
    {
        var line = _idle.TryTake(out var idle) ? idle : Open(isGroups: false);
        try
        {
            return new FarView(this, line, _vocabulary);
        }
        catch (EngineFailure)
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>The bot makes the copy beside the store, whatever folders it may write to; from there it is taken.</summary>
    public void CopyTo(string path)
    {
        using var line = Open(isGroups: false);
        line.Say(Said.Copy);
        line.Send();
        var made = Path.GetFileName(line.Hear(Said.Sentences).ReadString());
        File.Move(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_store))!, made), path);
    }

    public void Dispose()
    {
        _line?.Dispose();
        while (_idle.TryTake(out var line)) line.Dispose();
    }

    private FarBodies Group()
    {
        var line = Speak();
        if (_group is not null) return _group;
        line.Say(Said.Begin);
        line.Send();
        return _group = new FarBodies(line, _vocabulary);
    }

    /// <summary>A group that was cut off does not go on over another line: what it read may not be true any more.</summary>
    private Line Speak()
    {
        if (!_hasSaid && _line is not { IsOver: false }) _line = Open(isGroups: true);
        _hasSaid = true;
        return _line!;
    }

    private void End(Said how)
    {
        var line = Speak();
        (_group, _hasSaid) = (null, false);
        line.Say(how);
        line.Send();
        line.Hear(Said.Done);
    }

    private Line Open(bool isGroups)
    {
        try
        {
            return Line.TryOpen(_store, _greeting, isGroups)
                ?? throw new EngineFailure($"The bot that had the store '{_store}' has stopped: repeat this.", StoreTrouble.Refused);
        }
        catch (StoreException refused)
        {
            throw new EngineFailure(refused.Message, refused.Trouble, refused);
        }
    }

    private sealed class FarView : IView
    {
        private readonly DoorEngine _engine;
        private readonly Line _line;
        private readonly Vocabulary _vocabulary;
        private readonly FarBodies _bodies;

        public FarView(DoorEngine engine, Line line, Vocabulary vocabulary)
        {
            (_engine, _line, _vocabulary) = (engine, line, vocabulary);
            line.Say(Said.Look);
            line.Send();
            line.Hear(Said.Done);
            _bodies = new FarBodies(line, vocabulary);
        }

        public byte[]? Load(Table table, Key key) => _bodies.Load(table, key);

        public IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending) => _bodies.Scan(table, index, range, descending);

        public long Count(TableIndex index)
        {
            _vocabulary.Say(_line.Say(Said.Count), index.Table, index);
            _line.Send();
            return _line.Hear(Said.Number).ReadInt64();
        }

        public IReadOnlyList<string> Tables() => Sentences(Said.Tables);

        public IEnumerable<string> CheckStructure() => Sentences(Said.CheckStructure);

        private List<string> Sentences(Said asked)
        {
            _line.Say(asked);
            _line.Send();
            var heard = _line.Hear(Said.Sentences);
            var sentences = new List<string>();
            while (heard.BaseStream.Position < heard.BaseStream.Length) sentences.Add(heard.ReadString());
            return sentences;
        }

        public void Dispose()
        {
            if (_line.IsOver) return;
            _line.Say(Said.LookOver);
            _line.Send();
            _engine._idle.Add(_line);
        }
    }
}
