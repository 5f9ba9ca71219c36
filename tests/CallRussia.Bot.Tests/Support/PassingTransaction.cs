using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Tests.Support;

/// <summary>Passes everything on. Whoever watches a transaction overrides what is watched.</summary>
internal abstract class PassingTransaction(ITransaction inner) : ITransaction
{
    protected ITransaction Inner => inner;

    public Marks Marks => inner.Marks;

    public bool AreFar => inner.AreFar;

    public virtual T? Find<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class => inner.Find(table, key);

    public virtual IEnumerable<T> Range<TKey, T>(Table<TKey, T> table, KeyRange range, bool descending = false)
        where T : class => inner.Range(table, range, descending);

    public virtual IEnumerable<T> Range<T>(TableIndex<T> index, KeyRange range, bool descending = false)
        where T : class => inner.Range(index, range, descending);

    public void Expect<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class => inner.Expect(table, key);

    public virtual void Put<TKey, T>(Table<TKey, T> table, T record)
        where T : class => inner.Put(table, record);

    public virtual void Add<TKey, T>(Table<TKey, T> table, T record)
        where T : class => inner.Add(table, record);

    public virtual bool Remove<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class => inner.Remove(table, key);

    public virtual void RemoveUnseen<TKey, T>(Table<TKey, T> table, TKey key)
        where T : class => inner.RemoveUnseen(table, key);

    public long Next(Sequence sequence) => inner.Next(sequence);

    public T Remember<T>(Memo<T> memo)
        where T : class => inner.Remember(memo);

    public void Move(Stamp stamp) => inner.Move(stamp);
}
