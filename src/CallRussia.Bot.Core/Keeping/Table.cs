using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// One kind of record: its name, its key, how its body is written, by what else it is found, whose it is and how long it is kept. The name is
/// in every store: once shipped it stays. Bodies are sealed under it; keys and index values are not, so a person who is called or a number
/// stands there as a mark only (<see cref="Marks"/>).
/// </summary>
public abstract class Table
{
    private readonly List<TableIndex> _indexes = [];

    private protected Table(string name) => (Name, Hash) = (name, name.GetHashCode(StringComparison.Ordinal));

    public string Name { get; }

    /// <summary>For the dictionaries of a layer: another one in every process.</summary>
    public int Hash { get; }

    /// <summary>In the order of their declaration.</summary>
    public IReadOnlyList<TableIndex> Indexes => _indexes;

    /// <summary>Its keys are bytes, not numbers.</summary>
    public bool HasByteKeys { get; init; }

    /// <summary>Large bodies that are read once: they are not remembered between transactions.</summary>
    public bool IsBulky { get; init; }

    /// <summary>Other instances that share the store want to hear at once when something is written here.</summary>
    public bool IsNews { get; init; }

    /// <summary>Whose its records are; null when they name no volunteer.</summary>
    public abstract Owner? Owner { get; }

    /// <summary>How long they are kept; null when for good, or as long as their feature says.</summary>
    public abstract Expiry? Expiry { get; }

    public abstract Key KeyOf(object record);

    public abstract void Write(RecordWriter to, object record);

    public abstract object Read(ref RecordReader from);

    /// <summary>A record comes, changes or goes: what follows from it in other tables.</summary>
    public abstract void Follow(ITransaction kept, object? before, object? after);

    /// <summary>Whether anything follows.</summary>
    public abstract bool IsFollowed { get; }

    public override string ToString() => Name;

    private protected void Add(TableIndex index) => _indexes.Add(index);
}

/// <inheritdoc cref="Table"/>
/// <param name="key">The record's key; never changes for a record.</param>
/// <param name="form">The key as engines order it.</param>
public sealed class Table<TKey, T>(string name, Func<T, TKey> key, Func<TKey, Key> form, WriteRecord<T> write, ReadRecord<T> read) : Table(name)
    where T : class
{
    /// <summary>Null when its records name no volunteer.</summary>
    public Owner<T>? OwnedBy { get; init; }

    public Expiry<T>? KeptFor { get; init; }

    /// <summary>
    /// What follows in other tables when a record comes, changes or goes (such as a count of them). Called in the transaction of the change;
    /// null stands for "no record".
    /// </summary>
    public Action<ITransaction, T?, T?>? Followed { get; init; }

    public override Owner? Owner => OwnedBy;

    public override Expiry? Expiry => KeptFor;

    public override bool IsFollowed => Followed is not null;

    public Key Form(TKey of) => form(of);

    /// <summary>A further way to find records, in the order of <paramref name="at"/> and then of their keys. One for which it is null is not in the index.</summary>
    /// <param name="indexName">In every store: once shipped it stays.</param>
    public TableIndex<T> By(string indexName, Func<T, Key?> at, bool hasByteKeys = false)
    {
        var index = new TableIndex<T>(this, indexName, at) { HasByteKeys = hasByteKeys };
        Add(index);
        return index;
    }

    public override Key KeyOf(object record) => form(key((T)record));

    public override void Write(RecordWriter to, object record) => write(to, (T)record);

    public override object Read(ref RecordReader from) => read(ref from);

    public override void Follow(ITransaction kept, object? before, object? after) => Followed?.Invoke(kept, (T?)before, (T?)after);
}

/// <summary>A further way to find the records of a table.</summary>
public abstract class TableIndex
{
    private protected TableIndex(Table table, string name) => (Table, Name) = (table, name);

    public Table Table { get; }

    public string Name { get; }

    /// <summary>Its values are bytes, not numbers.</summary>
    public bool HasByteKeys { get; init; }

    /// <summary>Null when the record is not in the index.</summary>
    public abstract Key? KeyIn(object record);
}

/// <inheritdoc/>
public sealed class TableIndex<T>(Table table, string name, Func<T, Key?> at) : TableIndex(table, name)
    where T : class
{
    public override Key? KeyIn(object record) => at((T)record);
}

/// <summary>Numbers that grow and are never used again, also after a deletion or a restart. The name is in every store.</summary>
public sealed record Sequence(string Name);

/// <summary>
/// Something derived from records, remembered between transactions: made when it is first asked for, and anew after a job or a group was
/// lost, another process wrote in a table that it follows from, or one of its stamps moved (<see cref="ITransaction.Move"/>). A rule may change it
/// along with the records that it follows from.
/// </summary>
/// <param name="from">The tables that it follows from.</param>
public sealed class Memo<T>(Func<IReadOnlyList<Table>> from, Func<ITransaction, T> make, params Stamp[] stamps) : Memo(stamps)
    where T : class
{
    public override IReadOnlyList<Table> From => from();

    public override object Make(ITransaction kept) => make(kept);
}

public abstract class Memo
{
    private protected Memo(IReadOnlyList<Stamp> stamps) => Stamps = stamps;

    public IReadOnlyList<Stamp> Stamps { get; }

    public abstract IReadOnlyList<Table> From { get; }

    public abstract object Make(ITransaction kept);
}

/// <summary>Moves when what is remembered of something is no longer true. The name is in every store.</summary>
public sealed record Stamp(string Name);

/// <summary>Whose the records of a table are, and what becomes of them when that person asks to be forgotten.</summary>
public abstract class Owner
{
    /// <summary>What stands in /mydata as its section; null when the person is told in another way.</summary>
    public string? Section { get; init; }

    /// <summary>Every record of that person.</summary>
    public abstract IEnumerable<object> Of(ITransaction kept, VolunteerId volunteer);

    /// <summary>Deletes a record of that person, or takes their name out of it.</summary>
    public abstract void Forget(ITransaction kept, VolunteerId volunteer, object record);

    /// <summary>What /mydata shows in the section; null shows that there is nothing.</summary>
    public abstract object? Told(ITransaction kept, VolunteerId volunteer);
}

/// <inheritdoc cref="Owner"/>
/// <param name="of">Finds them; how many there are is bounded by what one person does.</param>
public sealed class Owner<T>(Func<ITransaction, VolunteerId, IEnumerable<T>> of, Action<ITransaction, VolunteerId, T> forget) : Owner
    where T : class
{
    /// <summary>One record as /mydata shows it; null shows none.</summary>
    public Func<T, object?>? Show { get; init; }

    /// <summary>The section as a whole, where it is no list of the records: how many there are, or the only one.</summary>
    public Func<ITransaction, VolunteerId, object?>? Tell { get; init; }

    public override IEnumerable<object> Of(ITransaction kept, VolunteerId volunteer) => of(kept, volunteer);

    public override void Forget(ITransaction kept, VolunteerId volunteer, object record) => forget(kept, volunteer, (T)record);

    public override object? Told(ITransaction kept, VolunteerId volunteer) =>
        Tell is { } tell ? tell(kept, volunteer) : Show is { } show ? of(kept, volunteer).Select(show).OfType<object>().ToList() : null;
}

/// <summary>How long the records of a table are kept, and what becomes of them then.</summary>
public abstract class Expiry
{
    /// <summary>How long after they have served; null where each record names its own end.</summary>
    public Func<Retention, TimeSpan>? Period { get; init; }

    /// <summary>Does it to at most so many whose time is over.</summary>
    /// <returns>How many there were; fewer than <paramref name="most"/> when there are no more.</returns>
    public abstract int Sweep(ITransaction kept, Retention retention, DateTimeOffset now, int most);
}

/// <inheritdoc cref="Expiry"/>
/// <param name="over">Those whose time is over, at best without walking over the others; asked again after each step.</param>
/// <param name="end">Deletes the record, or takes out what is not kept longer, so that it does not come again.</param>
public sealed class Expiry<T>(Func<ITransaction, Retention, DateTimeOffset, IEnumerable<T>> over, Action<ITransaction, T> end) : Expiry
    where T : class
{
    public override int Sweep(ITransaction kept, Retention retention, DateTimeOffset now, int most)
    {
        var some = over(kept, retention, now).Take(most).ToList();
        foreach (var record in some) end(kept, record);
        return some.Count;
    }
}
