using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Leases;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>At which hours people of a region answer best, as far as the counts tell; looked up once an hour.</summary>
internal sealed class PrimeHours(NumberRules rules, BankRegions regions, AnswerCounts answers)
{
    private readonly Dictionary<int, IReadOnlySet<int>?> _hours = [];
    private Dictionary<(int Region, DayKind Day), HourCounts> _counts = [];
    private long _hour;

    public bool IsPrime(int region, Region place, DateTimeOffset at)
    {
        if (at.UtcTicks / TimeSpan.TicksPerHour is var hour && hour != _hour)
        {
            _hour = hour;
            _hours.Clear();
            _counts = rules.LearnsHours ? answers.All() : [];
        }
        if (!_hours.TryGetValue(region, out var learned)) _hours[region] = learned = Learned(region, place, at);
        return learned is null ? rules.Hours.IsPrime(place, at) : rules.Hours.IsOpen(place, at) && learned.Contains(place.MainZone.LocalTime(at).Hour);
    }

    private IReadOnlySet<int>? Learned(int region, Region place, DateTimeOffset at)
    {
        var (day, clock) = (rules.Hours.DayOf(place, at), place.MainZone.LocalTime(at).Offset);
        var all = Sum(day, _ => true);
        return all is null
            ? null
            : AnswerRates.PrimeHours(
                _counts.GetValueOrDefault((region, day)) ?? new HourCounts(),
                Sum(day, other => regions.Find(other)?.MainZone.LocalTime(at).Offset == clock) ?? new HourCounts(),
                all,
                rules.Hours.HoursOf(place, at));
    }

    private HourCounts? Sum(DayKind day, Func<int, bool> included)
    {
        HourCounts? sum = null;
        foreach (var (key, counts) in _counts)
            if (key.Day == day && included(key.Region)) (sum ??= new HourCounts()).Add(counts);
        return sum;
    }
}
