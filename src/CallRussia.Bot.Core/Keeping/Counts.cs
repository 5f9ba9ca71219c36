namespace CallRussia.Bot.Core.Keeping;

/// <summary>One count.</summary>
/// <param name="Of">What is counted: a name that is in every store.</param>
/// <param name="First">By what, such as a day or a region.</param>
/// <param name="Third">By what further, such as a word of ours.</param>
public sealed record Count(string Of, long First, long Second, string Third, long N);

/// <summary>
/// Counts that screens and reports need, kept with the change: reading them walks over as many small records as there are groups, however
/// many things were counted. They name nobody.
/// </summary>
/// <param name="name">In every store: once shipped it stays.</param>
public sealed class Counts(string name)
{
    /// <summary>The name is a key's first part: its length is in front, so that none begins like another.</summary>
    private readonly byte[] _beginning = [(byte)name.Length, .. System.Text.Encoding.ASCII.GetBytes(name)];

    public static Table<(byte[] Name, long First, long Second, string Third), Count> Table { get; } = new(
        "count",
        count => ([(byte)count.Of.Length, .. System.Text.Encoding.ASCII.GetBytes(count.Of)], count.First, count.Second, count.Third),
        key => Key.Of([.. key.Name, .. Key.Of(key.First, key.Second, key.Third).Bytes!]),
        static (to, count) => to.Text(count.Of).Long(count.First).Long(count.Second).Text(count.Third).Long(count.N),
        static (ref RecordReader from) => new Count(from.Text(), from.Long(), from.Long(), from.Text(), from.Long()))
    {
        HasByteKeys = true,
    };

    /// <summary>The day (UTC) under which something is counted, since 0001-01-01.</summary>
    public static long Day(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

    /// <summary>A count that becomes 0 goes.</summary>
    public void Add(ITransaction kept, long by, long first = 0, long second = 0, string third = "")
    {
        if (by == 0) return;
        var key = (_beginning, first, second, third);
        var n = by + (kept.Find(Table, key)?.N ?? 0);
        if (n == 0) kept.Remove(Table, key);
        else kept.Put(Table, new Count(name, first, second, third, n));
    }

    public long Find(ITransaction kept, long first = 0, long second = 0, string third = "") => kept.Find(Table, (_beginning, first, second, third))?.N ?? 0;

    /// <summary>All of them, in the order of what they are counted by.</summary>
    public IEnumerable<Count> All(ITransaction kept) => kept.Range(Table, KeyRange.Beginning(_beginning));

    /// <summary>Those counted by this.</summary>
    public IEnumerable<Count> Of(ITransaction kept, long first) => kept.Range(Table, KeyRange.Beginning([.. _beginning, .. KeyRange.Beginning(first).From.Bytes!]));

    /// <summary>Those counted by a first thing from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public IEnumerable<Count> Between(ITransaction kept, long from, long to) => kept.Range(
        Table, new KeyRange(Key.Of([.. _beginning, .. KeyRange.Beginning(from).From.Bytes!]), KeyRange.Beginning([.. _beginning, .. KeyRange.Beginning(to).From.Bytes!]).To));
}
