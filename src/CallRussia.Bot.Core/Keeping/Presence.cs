namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// Whether a small table has a record, remembered: with every hand-out it is asked of tables that hardly anybody stands in, and looking for what is
/// not there costs as much as finding it (measured: a lookup 4 µs, a mark of a person 2 µs, of some 60 that a hand-out takes).
/// </summary>
/// <param name="table">Its <see cref="Table{TKey, T}.Followed"/> calls <see cref="Follow"/>.</param>
public sealed class Presence<TKey, T>(Func<Table<TKey, T>> table)
    where T : class
{
    private readonly Memo<HashSet<Key>> _keys = new(() => [table()], kept => [.. kept.All(table()).Select(record => table().KeyOf(record))]);

    /// <summary>Nobody stands there: then no key need be made.</summary>
    public bool IsEmpty(ITransaction kept) => kept.Remember(_keys).Count == 0;

    public bool Has(ITransaction kept, TKey key) => kept.Remember(_keys).Contains(table().Form(key));

    /// <summary>A record comes or goes.</summary>
    public void Follow(ITransaction kept, T? before, T? after)
    {
        if (before is not null && after is null) kept.Remember(_keys).Remove(table().KeyOf(before));
        if (after is not null) kept.Remember(_keys).Add(table().KeyOf(after));
    }
}
