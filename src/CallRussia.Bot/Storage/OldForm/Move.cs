using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What becomes of one table, or several, of the old form.</summary>
/// <param name="from">Their names, with blanks between.</param>
internal abstract class Move(string from)
{
    public IReadOnlyList<string> From { get; } = from.Split(' ');

    /// <returns>How many there are now.</returns>
    public abstract Task<long> Write(OldStore old, Store store, CancellationToken cancellationToken);

    /// <summary>Reads both and compares.</summary>
    /// <returns>What differs, in sentences for a person.</returns>
    public abstract Task<IReadOnlyList<string>> Compare(OldStore old, Store store, CancellationToken cancellationToken);
}

/// <summary>Rows that become records.</summary>
/// <param name="read">All records, made of the rows.</param>
/// <param name="count">How many there must be, null when each row of the first table is one.</param>
internal sealed class Move<TKey, T>(string from, Table<TKey, T> table, Func<OldStore, IEnumerable<T>> read, Func<OldStore, long>? count = null) : Move(from)
    where T : class
{
    private const int PerStep = 500;

    public override async Task<long> Write(OldStore old, Store store, CancellationToken cancellationToken)
    {
        var written = 0L;
        foreach (var some in read(old).Chunk(PerStep))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await store.Write(
                kept =>
                {
                    foreach (var record in some) kept.Put(table, record);
                    return true;
                },
                cancellationToken);
            written += some.Length;
        }
        return written;
    }

    public override Task<IReadOnlyList<string>> Compare(OldStore old, Store store, CancellationToken cancellationToken) => store.Read<IReadOnlyList<string>>(
        kept =>
        {
            var (made, differ) = (0L, 0L);
            var (writer, other) = (new RecordWriter(old.Names), new RecordWriter(old.Names));
            foreach (var record in read(old))
            {
                cancellationToken.ThrowIfCancellationRequested();
                made++;
                var found = kept.Range(table, KeyRange.Only(table.KeyOf(record))).FirstOrDefault();
                if (found is null || !IsSame(writer, record, other, found)) differ++;
            }
            var (rows, now) = (count?.Invoke(old) ?? old.Count($"SELECT count(*) FROM {From[0]}"), kept.All(table).LongCount());
            List<string> wrong = [];
            if (differ > 0) wrong.Add($"{differ} records of table {table.Name} are not what they were.");
            if (made != rows || now != rows) wrong.Add($"Table {table.Name} has {now} records for {rows} of before.");
            return wrong;
        },
        cancellationToken);

    private bool IsSame(RecordWriter one, T record, RecordWriter other, T found)
    {
        one.Clear();
        other.Clear();
        table.Write(one, record);
        table.Write(other, found);
        return one.Body.SequenceEqual(other.Body);
    }
}

/// <summary>Rows that become counts. As far as they follow from records they are there already.</summary>
internal sealed class CountsMove(string from, Counts counts, Func<OldStore, IEnumerable<(long First, long Second, string Third, long N)>> read) : Move(from)
{
    public override Task<long> Write(OldStore old, Store store, CancellationToken cancellationToken) => store.Write(
        kept =>
        {
            var all = read(old).Where(count => count.N != 0).ToList();
            foreach (var (first, second, third, n) in all) counts.Add(kept, n - counts.Find(kept, first, second, third), first, second, third);
            return (long)all.Count;
        },
        cancellationToken);

    public override Task<IReadOnlyList<string>> Compare(OldStore old, Store store, CancellationToken cancellationToken) => store.Read<IReadOnlyList<string>>(
        kept =>
        {
            var before = read(old).Where(count => count.N != 0).ToHashSet();
            var now = counts.All(kept).Select(count => (count.First, count.Second, count.Third, count.N)).ToHashSet();
            return before.SetEquals(now) ? [] : [$"Counts of {From[0]} are not what they were."];
        },
        cancellationToken);
}
