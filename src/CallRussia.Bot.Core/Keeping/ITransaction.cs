namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// What rules see of the store: one snapshot with their own writes in it. It is as if nobody else worked (serializable); all of it is kept
/// together and durable, or nothing of it. The work may be run again, so it does nothing but ask and write here. Valid only during the call
/// that received it, on its thread.
/// </summary>
/// <remarks>Ids grow, but where several write they do not come into sight in their order: nobody asks for "all after the last id I saw".</remarks>
public interface ITransaction
{
    /// <summary>Names of numbers and people that nobody can turn back without the key.</summary>
    Marks Marks { get; }

    /// <summary>Each way to the records takes long: whoever is going to need several does well to <see cref="Expect"/> them together.</summary>
    bool AreFar { get; }

    /// <returns>Null when there is none. The record is shared: it is never changed, only put anew.</returns>
    T? Find<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class;

    /// <summary>
    /// By the table's own key, lazily: ask for a bounded stretch, or stop. It is as the records were when the walk began; what is put or removed
    /// while it is open does not come any more, also where it was still to come. Read it into a list first when a step may touch those to come.
    /// </summary>
    /// <exception cref="ArgumentException">The range is of numbers and the keys are bytes, or the other way round.</exception>
    IEnumerable<T> Range<TKey, T>(Table<TKey, T> table, KeyRange range, bool descending = false)
        where T : class;

    /// <summary>In the order of the index, and of the keys among equals; otherwise the same.</summary>
    IEnumerable<T> Range<T>(TableIndex<T> index, KeyRange range, bool descending = false)
        where T : class;

    /// <summary>It is going to be looked for soon: where each way to the records takes long, it is brought along with the next one that has to be fetched.</summary>
    void Expect<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class;

    /// <exception cref="NotSupportedException">It is a look, which writes nothing.</exception>
    void Put<TKey, T>(Table<TKey, T> table, T record)
        where T : class;

    /// <summary>Puts one that is certainly new, as its key is the next of a sequence: nobody looks whether there is one.</summary>
    void Add<TKey, T>(Table<TKey, T> table, T record)
        where T : class;

    /// <returns>False when there was none.</returns>
    bool Remove<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class;

    /// <summary>Takes out what may be there: where each way to the records takes long, nobody looks whether it is.</summary>
    void RemoveUnseen<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class;

    /// <summary>The next number of the sequence; the first is 1.</summary>
    long Next(Sequence sequence);

    /// <summary>What is derived from records; see <see cref="Memo{T}"/>.</summary>
    T Remember<T>(Memo<T> memo)
        where T : class;

    /// <summary>What is remembered with this stamp is made anew from here on, by everybody.</summary>
    void Move(Stamp stamp);
}

public static class TransactionExtensions
{
    /// <summary>Every record of a small table.</summary>
    public static IEnumerable<T> All<TKey, T>(this ITransaction kept, Table<TKey, T> table, bool descending = false)
        where T : class => kept.Range(table, table.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending);

    /// <summary>Every record of an index.</summary>
    public static IEnumerable<T> All<T>(this ITransaction kept, TableIndex<T> index, bool descending = false)
        where T : class => kept.Range(index, index.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending);

    public static bool Has<TKey, T>(this ITransaction kept, Table<TKey, T> table, TKey key)
        where T : class => kept.Find(table, key) is not null;

    /// <summary>Puts it where there is none of that key.</summary>
    /// <returns>False when there is one: it stays.</returns>
    public static bool TryAdd<TKey, T>(this ITransaction kept, Table<TKey, T> table, TKey key, T record)
        where T : class
    {
        if (kept.Has(table, key)) return false;
        kept.Put(table, record);
        return true;
    }

    /// <summary>Changes a record where it is.</summary>
    /// <returns>False when there is none.</returns>
    public static bool Change<TKey, T>(this ITransaction kept, Table<TKey, T> table, TKey key, Func<T, T> change)
        where T : class
    {
        if (kept.Find(table, key) is not { } record) return false;
        kept.Put(table, change(record));
        return true;
    }
}
