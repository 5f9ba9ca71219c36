using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Two people who are not brought together again.</summary>
/// <param name="Pair">The marks of both (<see cref="Marks.Person"/>), the lower one first.</param>
/// <param name="Until">Null for good: one of them reported the other.</param>
public sealed record ApartPair(byte[] Pair, DateTimeOffset? Until);

/// <summary>
/// Who is not brought together again: for good after a report, for half a year after they were buddies, so that people meet others. They stand here as marks:
/// whoever asks to be forgotten and comes back is not given to somebody who reported them.
/// </summary>
public static class Apart
{
    private static readonly TimeSpan s_afterBuddies = TimeSpan.FromDays(180);

    private static readonly Presence<byte[], ApartPair> s_known = new(static () => Table!);

    public static readonly Table<byte[], ApartPair> Table = new(
        "apart", pair => pair.Pair, Key.Of,
        static (to, pair) => to.Bytes(pair.Pair).Time(pair.Until),
        static (ref RecordReader from) => new ApartPair(from.Bytes().ToArray(), from.TimeOrNull()))
    {
        HasByteKeys = true,
        Followed = s_known.Follow,
        KeptFor = new Expiry<ApartPair>(static (kept, _, now) => kept.Range(ByEnd!, KeyRange.Numbers(0, now.UtcTicks)), static (kept, pair) => kept.Remove(Table!, pair.Pair)),
    };

    public static readonly TableIndex<ApartPair> ByEnd = Table.By("end", static pair => pair.Until is { } until ? Key.Of(until.UtcTicks) : null);

    public static bool Are(ITransaction kept, VolunteerId one, VolunteerId other) => !s_known.IsEmpty(kept) && s_known.Has(kept, Pair(kept, one, other));

    /// <summary>The pairs among many, the lower id first.</summary>
    public static IReadOnlySet<(VolunteerId Lower, VolunteerId Higher)> Among(ITransaction kept, IEnumerable<VolunteerId> people)
    {
        var pairs = new HashSet<(VolunteerId, VolunteerId)>();
        if (s_known.IsEmpty(kept)) return pairs;
        var byMark = people.ToDictionary(who => Key.Of(kept.Marks.Person(who)));
        foreach (var pair in kept.All(Table))
            if (byMark.TryGetValue(Key.Of(pair.Pair[..(pair.Pair.Length / 2)]), out var lower) && byMark.TryGetValue(Key.Of(pair.Pair[(pair.Pair.Length / 2)..]), out var higher))
                pairs.Add((lower, higher));
        return pairs;
    }

    public static void ForGood(ITransaction kept, VolunteerId one, VolunteerId other) => kept.Put(Table, new ApartPair(Pair(kept, one, other), Until: null));

    /// <summary>A report before stands.</summary>
    public static void AfterBuddies(ITransaction kept, VolunteerId one, VolunteerId other, DateTimeOffset at)
    {
        var pair = Pair(kept, one, other);
        if (kept.Find(Table, pair) is not { Until: null }) kept.Put(Table, new ApartPair(pair, at + s_afterBuddies));
    }

    private static byte[] Pair(ITransaction kept, VolunteerId one, VolunteerId other)
    {
        var (first, second) = one.Value < other.Value ? (one, other) : (other, one);
        return [.. kept.Marks.Person(first), .. kept.Marks.Person(second)];
    }
}
