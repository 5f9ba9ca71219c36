using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Guidance;

/// <summary>Tables objection and objection_counted: what people say, week by week.</summary>
internal sealed class Objections(Database database, LeaseRows leases, BankRegions regions)
{
    /// <summary>Fewer calls than these are no group: they are not told.</summary>
    public const int SmallestGroup = 5;

    private static readonly TimeSpan KeptAfterLease = TimeSpan.FromDays(1);

    /// <summary>Answers <see cref="CountObjection"/>: only of a call that goes on counts, and once.</summary>
    public Trigger Answer(CountObjection ask, VolunteerId volunteer, DateTimeOffset at)
    {
        if (leases.Find(ask.Lease) is { IsOpen: true } lease && lease.Volunteer == volunteer && IsFirst(ask)) Count(Week(at), lease.Region, ask.Objection);
        return new ObjectionCounted(ask.Objection);
    }

    /// <summary>How often each objection was met in the week of <paramref name="at"/>: by region and, with no region, everywhere.</summary>
    public IReadOnlyList<Saying> InWeek(DateTimeOffset at)
    {
        var before = Read(Week(at) - 1).ToDictionary(row => (row.Region, row.Objection), row => row.Count);
        return [.. Read(Week(at)).Select(row => row with { Before = before.TryGetValue((row.Region, row.Objection), out var then) ? then : null })];
    }

    public int Sweep(DateTimeOffset now) => database
        .Use("DELETE FROM objection_counted WHERE lease IN (SELECT id FROM lease WHERE ended_at<?1)").Bind((now - KeptAfterLease).Stored()).Run();

    private bool IsFirst(CountObjection ask) => database
        .Use("INSERT OR IGNORE INTO objection_counted(lease, objection) VALUES(?1, ?2)").Bind(ask.Lease.Value).Bind(ask.Objection).Run() > 0;

    private void Count(long week, int region, string objection) => database
        .Use("INSERT INTO objection(week, region, objection, n) VALUES(?1, ?2, ?3, 1) ON CONFLICT DO UPDATE SET n=n+1")
        .Bind(week).Bind(region).Bind(objection).Run();

    private IEnumerable<Saying> Read(long week)
    {
        var all = new List<(int Region, string Objection, int Count)>();
        using (var row = database.Use("SELECT region, objection, n FROM objection WHERE week=?1").Bind(week))
            while (row.Step()) all.Add((row.Int(0), row.Text(1), row.Int(2)));
        return all
            .GroupBy(row => row.Objection, StringComparer.Ordinal)
            .SelectMany(same => Told(same.Key, [.. same.Select(row => ((RegionCode?)regions.Code(row.Region), row.Count))]))
            .OrderByDescending(row => row.Count).ThenBy(row => row.Objection, StringComparer.Ordinal).ThenBy(row => row.Region?.Text, StringComparer.Ordinal);
    }

    /// <summary>
    /// The sum over all regions, and the regions that are groups. When what is left over is a small group itself, it could be reckoned
    /// from the sum: then the smallest region stays untold too.
    /// </summary>
    private static IEnumerable<Saying> Told(string objection, List<(RegionCode? Region, int Count)> regions)
    {
        var sum = regions.Sum(region => region.Count);
        if (sum < SmallestGroup) return [];
        var groups = regions.Where(region => region.Count >= SmallestGroup).OrderByDescending(region => region.Count).ToList();
        var rest = sum - groups.Sum(region => region.Count);
        if (rest is > 0 and < SmallestGroup && groups.Count > 0) groups.RemoveAt(groups.Count - 1);
        return groups.Prepend((null, sum)).Select(group => new Saying(group.Item1, objection, group.Item2, Before: null));
    }

    /// <summary>The calendar of ticks begins with a Monday.</summary>
    private static long Week(DateTimeOffset at) => at.UtcTicks / (7 * TimeSpan.TicksPerDay);
}
