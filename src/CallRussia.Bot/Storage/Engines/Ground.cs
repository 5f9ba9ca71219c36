using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>
/// The records of an engine or of a view of it, as objects. What was read stays true until it is put, here or by somebody of whom <see cref="Others"/> tell: it is
/// remembered, in two generations, and what nobody asked for meanwhile is dropped.
/// </summary>
internal sealed class Ground(IBodies source, Bodies bodies) : Layer
{
    /// <summary>Records remembered in each of two generations: some 10 MB.</summary>
    private const int MostRemembered = 20_000;

    /// <summary>
    /// Where each record that is not remembered is a way to a server, some 50 MB: an evening's callers, and what the piles of a large bank look ahead to. With a fifth of it a
    /// bank of 40 million in ten lists had forgotten the numbers ahead before their turn.
    /// </summary>
    private const int MostRememberedFromAfar = 100_000;

    /// <summary>Who rests while others work does not fetch all that they did.</summary>
    private const int MostOfOthers = 256;

    private readonly int _most = source.AreFar ? MostRememberedFromAfar : MostRemembered;

    private Dictionary<Place, object?> _young = [];
    private Dictionary<Place, object?> _old = [];

    /// <summary>What is brought along with the next record that has to be fetched.</summary>
    private readonly HashSet<Place> _expected = [];

    /// <summary>Of a walk in one group so many wait in <see cref="_brought"/>: a step of a sweep takes 500, and who walks over everybody changes none of them.</summary>
    private const int MostOfWalks = 1_000;

    /// <summary>
    /// Bulky records are not remembered, and where ways are long neither is what a walk brings: they wait here until they are asked for, or the group is over. Whoever walks
    /// over records often changes them, and a change begins with what was before.
    /// </summary>
    private readonly Dictionary<Place, object?> _brought = [];

    /// <summary>What the engine threw first since <see cref="Drop"/>: a rule that catches it, or wraps it in words of its own, does not make it undone.</summary>
    public EngineFailure? Failure { get; private set; }

    public override bool AreFar => source.AreFar;

    public IReadOnlyCollection<Place> Expected => _expected.Count == 0 ? [] : [.. _expected];

    public override void Expect(Table table, Key key)
    {
        if (IsKnown(table, key, out _)) return;
        // What a walk has just brought is not fetched once more.
        if (!table.IsBulky && _brought.Remove(new Place(table, key), out var record)) Keep(table, key, record);
        else _expected.Add(new Place(table, key));
    }

    public override object? Load(Table table, Key key)
    {
        if (table.IsBulky) return _brought.Remove(new Place(table, key), out var bulky) ? bulky : Read(table, key);
        if (_young.TryGetValue(new Place(table, key), out var record)) return record;
        if (!_old.TryGetValue(new Place(table, key), out record) && !_brought.Remove(new Place(table, key), out record)) record = Read(table, key);
        Keep(table, key, record);
        return record;
    }

    public override IEnumerable<Found> Scan(Table table, TableIndex? index, KeyRange range, bool descending)
    {
        using var walk = source.Scan(table, index, range, descending).GetEnumerator();
        while (GoesOn(walk))
        {
            var (key, body) = walk.Current;
            var record = Remembered(table, key);
            if (record is null)
            {
                record = bodies.Open(table, key, body);
                if (AreFar && _brought.Count < MostOfWalks) _brought[new Place(table, key)] = record;
            }
            yield return new Found(index is null ? key : ValueIn(index, record), key, record);
        }
    }

    /// <summary>Hands the engine each changed record, sealed.</summary>
    /// <param name="changes">Sorted by table and key.</param>
    /// <exception cref="UnwritableRecord">A record can't be written: nothing was handed over.</exception>
    public void Apply(IEngine engine, IReadOnlyList<Change> changes)
    {
        var sealedChanges = new List<BodyChange>(changes.Count);
        foreach (var change in changes) sealedChanges.Add(Sealed(change));
        engine.Apply(sealedChanges);
        foreach (var (table, key, after, _, _) in changes)
            if (!table.IsBulky) Keep(table, key, after);
    }

    /// <summary>Somebody else's changes: these records are read anew. Those that were known are of use here, so where ways are long they come together.</summary>
    public void Forget(IEnumerable<Place> changed)
    {
        _brought.Clear();
        foreach (var place in changed)
            if ((_young.Remove(place) | _old.Remove(place)) && AreFar && _expected.Count < MostOfOthers) _expected.Add(place);
    }

    /// <summary>What was expected is here.</summary>
    /// <param name="wanted">Where the record to return lies: a bulky one waits no longer.</param>
    public object? Bring(IEnumerable<KeyValuePair<Place, byte[]?>> found, Place? wanted = null)
    {
        object? asked = null;
        foreach (var (place, body) in found)
        {
            _expected.Remove(place);
            object? record;
            try
            {
                record = Opened(place.Table, place.Key, body);
            }
            catch (StoreException) when (!place.Equals(wanted))
            {
                // It is damaged. Whoever looks for it meets that, and nobody else.
                continue;
            }
            if (place.Equals(wanted)) asked = record;
            else if (place.Table.IsBulky) _brought[place] = record;
            if (!place.Table.IsBulky) Keep(place.Table, place.Key, record);
        }
        return asked;
    }

    /// <summary>After a lost group, or when somebody else wrote nobody knows what: everything is read anew.</summary>
    public void Drop()
    {
        Failure = null;
        _expected.Clear();
        _brought.Clear();
        _young = [];
        _old = [];
    }

    private object? Read(Table table, Key key)
    {
        try
        {
            return _expected.Count == 0 ? Opened(table, key, source.Load(table, key)) : ReadWithExpected(new Place(table, key));
        }
        catch (EngineFailure failure)
        {
            Failure ??= failure;
            throw;
        }
    }

    private object? ReadWithExpected(Place place)
    {
        _expected.Add(place);
        return Bring(source.Load(Expected), place);
    }

    private object? Opened(Table table, Key key, byte[]? body) => body is null ? null : bodies.Open(table, key, body);

    private bool GoesOn(IEnumerator<Body> walk)
    {
        try
        {
            return walk.MoveNext();
        }
        catch (EngineFailure failure)
        {
            Failure ??= failure;
            throw;
        }
    }

    private static Key ValueIn(TableIndex index, object record) =>
        index.KeyIn(record) ?? throw Seals.Damage($"Index {index.Name} of table {index.Table.Name}");

    private object? Remembered(Table table, Key key) => IsKnown(table, key, out var record) ? record : null;

    /// <returns>False when memory does not tell; otherwise null is "there is none".</returns>
    private bool IsKnown(Table table, Key key, out object? record)
    {
        record = null;
        return !table.IsBulky && (_young.TryGetValue(new Place(table, key), out record) || _old.TryGetValue(new Place(table, key), out record));
    }

    private BodyChange Sealed(Change change)
    {
        var (table, key, after, at, isNew) = change;
        if (after is null) return new BodyChange(table, key, null, [], BodyWas.Unknown);
        return new BodyChange(table, key, bodies.Seal(table, key, after), at, isNew ? BodyWas.None : Was(table, key, at));
    }

    /// <summary>As far as memory tells; where it doesn't, the engine looks.</summary>
    private BodyWas Was(Table table, Key key, Key?[] at)
    {
        if (!IsKnown(table, key, out var before)) return BodyWas.Unknown;
        if (before is null) return BodyWas.None;
        for (var i = 0; i < at.Length; i++)
            if (table.Indexes[i].KeyIn(before) != at[i]) return BodyWas.Elsewhere;
        return BodyWas.InPlace;
    }

    private void Keep(Table table, Key key, object? record)
    {
        _young[new Place(table, key)] = record;
        if (_young.Count >= _most) (_old, _young) = (_young, new Dictionary<Place, object?>(_most));
    }
}
