using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>
/// What an engine does: it keeps sealed bodies under keys and finds them, by the key or by an index. It knows tables and no rules. All calls
/// but <see cref="View"/> come from one thread, the writer's.
/// </summary>
/// <remarks>An engine throws <see cref="EngineFailure"/> for what its files or its machine do; then nothing of the group was kept.</remarks>
internal interface IEngine : IBodies, IDisposable
{
    /// <summary>
    /// A short look gets a view of its own. Where a view takes longer to make than such a look takes, the writer looks instead, before it does a group's work.
    /// </summary>
    bool ViewsAreCheap { get; }

    /// <summary>What a store whose key was changed holds of its marks: see <see cref="Crypto.KeyNote"/>.</summary>
    byte[]? Marks { get; }

    /// <summary>The other instances that serve from the same store; null where there can't be any.</summary>
    INeighbours? Neighbours => null;

    /// <summary>Begins a group of jobs, which is kept whole or not at all.</summary>
    /// <returns>What others have written since the last group.</returns>
    Others Begin();

    /// <summary>Begins a group, and brings along what is going to be looked for, where that needs no way of its own.</summary>
    /// <param name="brought">Each of those places once, as others have left it, with null where there is nothing; none of them where that is no use.</param>
    /// <returns>What others have written since the last group.</returns>
    Others Begin(IReadOnlyCollection<Place> expected, out IEnumerable<KeyValuePair<Place, byte[]?>> brought)
    {
        brought = [];
        return Begin();
    }

    /// <summary>Writes the last word on each record that the group changed: each once, sorted by table and key. No scan is open.</summary>
    void Apply(IReadOnlyList<BodyChange> changes);

    /// <summary>Durable when it returns.</summary>
    void Commit();

    /// <summary>Nothing of the group was kept. Also called when <see cref="Commit"/> or <see cref="Apply"/> threw.</summary>
    /// <returns>False when the engine can't go on.</returns>
    bool Rollback();

    /// <summary>After a group was acknowledged, before the next one begins.</summary>
    void Rest();

    /// <summary>A frozen look at what is durable now; may be asked for on any thread and holds up no writer.</summary>
    IView View();

    /// <summary>A copy that can be opened as a store, of one moment, while the engine goes on. The file is new.</summary>
    void CopyTo(string path);
}

/// <summary>For tests: a disk that is full.</summary>
internal interface ILimited
{
    /// <summary>The files may grow to so many bytes each.</summary>
    void Limit(long bytes);
}

/// <summary>Sealed bodies that can be found.</summary>
internal interface IBodies
{
    byte[]? Load(Table table, Key key);

    /// <summary>A way to them takes longer than finding something: what is going to be looked for is asked for together.</summary>
    bool AreFar => false;

    /// <returns>Each place once, with null where there is nothing.</returns>
    IEnumerable<KeyValuePair<Place, byte[]?>> Load(IReadOnlyCollection<Place> places) => places.Select(place => KeyValuePair.Create(place, Load(place.Table, place.Key)));

    /// <param name="index">Null: by the table's own key.</param>
    /// <returns>Lazily, in the order of the index and of the keys among equals.</returns>
    IEnumerable<Body> Scan(Table table, TableIndex? index, KeyRange range, bool descending);
}

/// <summary>For one thread at a time.</summary>
internal interface IView : IBodies, IDisposable
{
    /// <summary>The names of the tables that hold something, declared or not.</summary>
    IReadOnlyList<string> Tables();

    /// <summary>Reads the structure of the files.</summary>
    /// <returns>What is wrong, in sentences for a person.</returns>
    IEnumerable<string> CheckStructure();

    /// <summary>How many records the index has: as many as those that belong into it.</summary>
    long Count(TableIndex index);
}

internal readonly record struct Body(Key Key, byte[] Sealed);

/// <param name="Sealed">Null: the record is gone.</param>
/// <param name="At">Its values in the indexes of the table, in their order; null where it is in none.</param>
/// <param name="Was">What is there now, as far as anybody knows.</param>
internal readonly record struct BodyChange(Table Table, Key Key, byte[]? Sealed, Key?[] At, BodyWas Was);

/// <summary>What is under the key of a change before it.</summary>
internal enum BodyWas
{
    /// <summary>Nobody looked.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>A record with other values in some index.</summary>
    Elsewhere,

    /// <summary>A record with the same values in all indexes: only the body changes.</summary>
    InPlace,
}

/// <summary>What an engine's files or machine did.</summary>
/// <param name="message">For a person: what is wrong and what to do.</param>
internal sealed class EngineFailure(string message, StoreTrouble trouble, Exception? inner = null) : Exception(message, inner)
{
    public StoreTrouble Trouble { get; } = trouble;

    /// <summary>A look stood in the way for too long: another one may be begun.</summary>
    public bool MayBeginAgain { get; init; }

    public StoreException Explain() => new(Message, this) { Trouble = Trouble };
}
