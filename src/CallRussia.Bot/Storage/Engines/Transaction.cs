using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>What rules see, over the changes of their job or over a view. It refuses to be used after its call.</summary>
internal sealed class Transaction : ITransaction
{
    private readonly Layer _layer;
    private readonly Changes? _changes;
    private readonly Memory _memory;
    private readonly List<IEnumerator<Found>> _walks = [];
    private bool _over;

    /// <summary>A job's.</summary>
    public Transaction(Changes changes, Marks marks, Memory memory) => (_layer, _changes, Marks, _memory) = (changes, changes, marks, memory);

    /// <summary>A look: it writes nothing.</summary>
    /// <param name="memory">Of who looks at the same records, if anybody.</param>
    public Transaction(Layer view, Marks marks, Memory? memory = null) => (_layer, Marks, _memory) = (view, marks, memory ?? new Memory());

    public Marks Marks { get; }

    public bool AreFar => Layer.AreFar;

    /// <summary>It asked for something remembered, and may have changed it.</summary>
    public bool HasRemembered { get; private set; }

    public T? Find<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class => (T?)Layer.Load(table, table.Form(key));

    public IEnumerable<T> Range<TKey, T>(Table<TKey, T> table, KeyRange range, bool descending = false)
        where T : class => Walk<T>(table, null, Checked(range, table.HasByteKeys, table.Name), descending);

    public IEnumerable<T> Range<T>(TableIndex<T> index, KeyRange range, bool descending = false)
        where T : class => Walk<T>(index.Table, index, Checked(range, index.HasByteKeys, $"{index.Table.Name}, {index.Name}"), descending);

    public void Expect<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class
    {
        if (AreFar) Layer.Expect(table, table.Form(key));
    }

    public void Put<TKey, T>(Table<TKey, T> table, T record)
        where T : class
    {
        var (changes, key) = (Writing, CheckedKey(table, record));
        if (table.IsFollowed) table.Follow(this, changes.Load(table, key), record);
        changes.Put(table, key, record);
    }

    public void Add<TKey, T>(Table<TKey, T> table, T record)
        where T : class
    {
        var (changes, key) = (Writing, CheckedKey(table, record));
        if (table.IsFollowed) table.Follow(this, null, record);
        changes.Add(table, key, record);
    }

    public bool Remove<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class
    {
        var (changes, form) = (Writing, table.Form(key));
        if (changes.Load(table, form) is not T before) return false;
        if (table.IsFollowed) table.Follow(this, before, null);
        changes.Put(table, form, null);
        return true;
    }

    public void RemoveUnseen<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class
    {
        if (AreFar && !table.IsFollowed) Writing.Put(table, table.Form(key), null);
        else Remove(table, key);
    }

    public long Next(Sequence sequence)
    {
        var next = (Find(Sequences.Table, sequence.Name)?.Last ?? 0) + 1;
        Put(Sequences.Table, new SequenceAt(sequence.Name, next));
        return next;
    }

    public T Remember<T>(Memo<T> memo)
        where T : class
    {
        _ = Layer;
        HasRemembered = true;
        return (T)_memory.Of(memo, this);
    }

    public void Move(Stamp stamp) => Next(Sequences.Of(stamp));

    /// <summary>Walks that were left open are closed: an engine may wait for them.</summary>
    public void End()
    {
        _over = true;
        foreach (var walk in _walks) walk.Dispose();
        _walks.Clear();
    }

    private Layer Layer => _over ? throw Over() : _layer;

    private Changes Writing => _over ? throw Over() : _changes ?? throw new NotSupportedException("A look writes nothing: write in a transaction.");

    private IEnumerable<T> Walk<T>(Table table, TableIndex? index, KeyRange range, bool descending)
        where T : class
    {
        var found = Layer.Scan(table, index, range, descending).GetEnumerator();
        _walks.Add(found);
        try
        {
            while (GoesOn(found)) yield return (T)found.Current.Record;
        }
        finally
        {
            _walks.Remove(found);
            found.Dispose();
        }
    }

    private static Key CheckedKey(Table table, object record) => table.KeyOf(record) is var key && key.Bytes is not null == table.HasByteKeys
        ? key
        : throw new InvalidOperationException($"A record of table {table.Name} has {key} as its key: mind HasByteKeys in its declaration.");

    private bool GoesOn(IEnumerator<Found> walk) => _over ? throw Over() : walk.MoveNext();

    /// <summary>Engines order numbers and bytes each by themselves; a range of the wrong kind would silently be empty.</summary>
    private KeyRange Checked(KeyRange range, bool bytes, string what) => _over
        ? throw Over()
        : range.From.Bytes is not null == bytes && range.To.Bytes is not null == bytes
            ? range
            : throw new ArgumentException($"The keys of {what} are {(bytes ? "bytes" : "numbers")}, and the range is not.", nameof(range));

    private static InvalidOperationException Over() => new("A transaction is used after it ended.");
}

/// <summary>Table sequence: how far each sequence, and each stamp, has got.</summary>
internal static class Sequences
{
    public static Table<string, SequenceAt> Table { get; } = new(
        "sequence",
        at => at.Name,
        Key.Of,
        static (to, at) => to.Text(at.Name).Long(at.Last),
        static (ref RecordReader from) => new SequenceAt(from.Text(), from.Long()))
    {
        HasByteKeys = true,
    };

    public static Sequence Of(Stamp stamp) => new("stamp/" + stamp.Name);
}

internal sealed record SequenceAt(string Name, long Last);

/// <summary>What is remembered between transactions; see <see cref="Memo"/>.</summary>
internal sealed class Memory
{
    private readonly Dictionary<Memo, (object Value, long Stamps)> _known = new(ReferenceEqualityComparer.Instance);

    public object Of(Memo memo, Transaction kept)
    {
        var stamps = memo.Stamps.Sum(stamp => kept.Find(Sequences.Table, Sequences.Of(stamp).Name)?.Last ?? 0);
        if (_known.TryGetValue(memo, out var known) && known.Stamps == stamps) return known.Value;
        var made = memo.Make(kept);
        _known[memo] = (made, stamps);
        return made;
    }

    /// <summary>Somebody else wrote in these tables.</summary>
    public void Forget(IReadOnlyCollection<Table> changed)
    {
        if (changed.Count == 0) return;
        foreach (var memo in _known.Keys.Where(memo => memo.From.Any(changed.Contains)).ToList()) _known.Remove(memo);
    }

    /// <summary>After a lost job or group, or when somebody else wrote nobody knows what.</summary>
    public void Drop() => _known.Clear();
}
