using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Leases;

/// <summary>An objection was counted for a call: not once more.</summary>
public sealed record CountedObjection(LeaseId Lease, string Objection);

/// <summary>What people say in calls, by week and region. Nothing tells in which call, or who called, once the call is a day over.</summary>
public static class ObjectionCounts
{
    public static readonly Table<(LeaseId Lease, string Objection), CountedObjection> Counted = new(
        "objection_counted", counted => (counted.Lease, counted.Objection), key => Key.Of(key.Lease.Value, key.Objection),
        static (to, counted) => to.Long(counted.Lease.Value).Text(counted.Objection),
        static (ref RecordReader from) => new CountedObjection(new LeaseId(from.Long()), from.Text()))
    {
        HasByteKeys = true,
        // Of calls that go on and of the last day: there are never many.
        KeptFor = new Expiry<CountedObjection>(
            static (kept, retention, now) => kept.All(Counted!).Where(counted => KeptLeases.Find(kept, counted.Lease) is not { } lease || lease.EndedAt < now - retention.ObjectionsCounted),
            static (kept, counted) => kept.Remove(Counted!, (counted.Lease, counted.Objection)))
        {
            Period = static retention => retention.ObjectionsCounted,
        },
    };

    /// <summary>First the week, then the region (<see cref="KeptLease.Region"/>), then the objection's id.</summary>
    private static readonly Counts s_weeks = new("objection");

    /// <summary>It is counted once a call.</summary>
    public static void Add(ITransaction kept, KeptLease lease, string objection, DateTimeOffset at)
    {
        if (kept.TryAdd(Counted, (lease.Id, objection), new CountedObjection(lease.Id, objection))) s_weeks.Add(kept, 1, Week(at), lease.Region, objection);
    }

    /// <summary>How often each was met in the week of <paramref name="at"/>, by region.</summary>
    public static IEnumerable<(int Region, string Objection, long Count)> InWeek(ITransaction kept, DateTimeOffset at) =>
        s_weeks.Of(kept, Week(at)).Select(count => ((int)count.Second, count.Third, count.N));

    /// <summary>The calendar of ticks begins with a Monday.</summary>
    private static long Week(DateTimeOffset at) => at.UtcTicks / (7 * TimeSpan.TicksPerDay);
}
