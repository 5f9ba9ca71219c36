using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Which regions are open, remembered per minute: hours have no seconds, and asking eighty clocks for every hand-out would cost more than
/// the hand-out. A region that organizers stopped is open at no hour.
/// </summary>
public sealed class OpenRegions
{
    private readonly NumberRules _rules;
    private readonly BankRegions _regions;
    private readonly PrimeHours _prime;
    private readonly Memo<Known> _known = new(static () => [BankRegions.Table, Levers.Table], static _ => new Known(), Levers.Changed);

    public OpenRegions(NumberRules rules, BankRegions regions) => (_rules, _regions, _prime) = (rules, regions, new PrimeHours(rules, regions));

    /// <summary>The lever that keeps a region's numbers, if there is one.</summary>
    public Lever? Stopped(ITransaction kept, int region) => Levers.OfRegion(kept, _regions.Code(kept, region));

    public bool IsStopped(ITransaction kept, int region) => Stopped(kept, region) is not null;

    public bool IsOpen(ITransaction kept, int region, DateTimeOffset at) => Now(kept, region, at).Open;

    /// <summary>Open, and at an hour at which people there answer best.</summary>
    public bool IsPrime(ITransaction kept, int region, DateTimeOffset at) => Now(kept, region, at).Prime;

    public DateTimeOffset? NextOpening(ITransaction kept, int region, DateTimeOffset at)
    {
        if (IsStopped(kept, region)) return null;
        var openings = kept.Remember(_known).Openings;
        if (openings.TryGetValue(region, out var known) && at >= known.SeenAt && (known.Opening is null || at < known.Opening)) return known.Opening;
        var opening = _regions.Find(kept, region) is { } place ? _rules.Hours.NextOpening(place, at) : null;
        openings[region] = (at, opening);
        return opening;
    }

    private (bool Open, bool Prime) Now(ITransaction kept, int region, DateTimeOffset at)
    {
        var regions = kept.Remember(_known).At(at);
        if (regions.TryGetValue(region, out var now)) return now;
        now = !IsStopped(kept, region) && _regions.Find(kept, region) is { } place ? (_rules.Hours.IsOpen(place, at), _prime.IsPrime(kept, region, place, at)) : default;
        return regions[region] = now;
    }

    private sealed class Known
    {
        private readonly Dictionary<int, (bool Open, bool Prime)> _now = [];
        private long _minute;

        public Dictionary<int, (DateTimeOffset SeenAt, DateTimeOffset? Opening)> Openings { get; } = [];

        public Dictionary<int, (bool Open, bool Prime)> At(DateTimeOffset at)
        {
            var minute = at.UtcTicks / TimeSpan.TicksPerMinute;
            if (minute != _minute) _now.Clear();
            _minute = minute;
            return _now;
        }
    }
}

/// <summary>At which hours people of a region answer best, as far as the counts tell; looked up once an hour.</summary>
internal sealed class PrimeHours(NumberRules rules, BankRegions regions)
{
    /// <summary>What others count is learned with the hour.</summary>
    private readonly Memo<Learned> _learned = new(static () => [], static _ => new Learned());

    public bool IsPrime(ITransaction kept, int region, Region place, DateTimeOffset at)
    {
        var learned = kept.Remember(_learned);
        if (learned.Renew(at)) learned.Counts = rules.LearnsHours ? AnswerHours.All(kept) : [];
        if (!learned.Hours.TryGetValue(region, out var hours)) learned.Hours[region] = hours = Learn(kept, learned.Counts, region, place, at);
        return hours is null ? rules.Hours.IsPrime(place, at) : rules.Hours.IsOpen(place, at) && hours.Contains(place.MainZone.LocalTime(at).Hour);
    }

    private IReadOnlySet<int>? Learn(ITransaction kept, Dictionary<(int Region, DayKind Day), HourCounts> counts, int region, Region place, DateTimeOffset at)
    {
        var (day, clock) = (rules.Hours.DayOf(place, at), place.MainZone.LocalTime(at).Offset);
        var all = Sum(counts, day, _ => true);
        return all is null
            ? null
            : AnswerRates.PrimeHours(
                counts.GetValueOrDefault((region, day)) ?? new HourCounts(),
                Sum(counts, day, other => regions.Find(kept, other)?.MainZone.LocalTime(at).Offset == clock) ?? new HourCounts(),
                all,
                rules.Hours.HoursOf(place, at));
    }

    private static HourCounts? Sum(Dictionary<(int Region, DayKind Day), HourCounts> counts, DayKind day, Func<int, bool> included)
    {
        HourCounts? sum = null;
        foreach (var (key, some) in counts)
            if (key.Day == day && included(key.Region)) (sum ??= new HourCounts()).Add(some);
        return sum;
    }

    private sealed class Learned
    {
        private long _hour;

        public Dictionary<int, IReadOnlySet<int>?> Hours { get; } = [];

        public Dictionary<(int Region, DayKind Day), HourCounts> Counts { get; set; } = [];

        /// <returns>True when an hour has begun since the last look: what was learned is learned anew.</returns>
        public bool Renew(DateTimeOffset at)
        {
            var hour = at.UtcTicks / TimeSpan.TicksPerHour;
            if (hour == _hour) return false;
            _hour = hour;
            Hours.Clear();
            return true;
        }
    }
}
