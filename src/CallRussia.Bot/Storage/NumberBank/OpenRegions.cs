using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Organizing;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Which regions are open, remembered per minute: hours have no seconds, and asking eighty clocks for every hand-out would cost more than
/// the hand-out. A region that organizers stopped is open at no hour.
/// </summary>
internal sealed class OpenRegions(NumberRules rules, BankRegions regions, PrimeHours prime, Levers levers)
{
    private readonly Dictionary<int, (bool Open, bool Prime)> _now = [];
    private readonly Dictionary<int, (DateTimeOffset SeenAt, DateTimeOffset? Opening)> _openings = [];
    private long _minute;
    private int _levers;

    /// <summary>Another number whenever levers may have changed what is open.</summary>
    public int Levers => levers.Stamp;

    /// <summary>The lever that keeps a region's numbers, if there is one.</summary>
    public Lever? Stopped(int region) => levers.OfRegion(region);

    public bool IsStopped(int region) => Stopped(region) is not null;

    public bool IsOpen(int region, DateTimeOffset at) => Now(region, at).Open;

    public bool IsPrime(int region, DateTimeOffset at) => Now(region, at).Prime;

    public DateTimeOffset? NextOpening(int region, DateTimeOffset at)
    {
        if (levers.OfRegion(region) is not null) return null;
        if (_openings.TryGetValue(region, out var known) && at >= known.SeenAt && (known.Opening is null || at < known.Opening)) return known.Opening;
        var opening = regions.Find(region) is { } place ? rules.Hours.NextOpening(place, at) : null;
        _openings[region] = (at, opening);
        return opening;
    }

    private (bool Open, bool Prime) Now(int region, DateTimeOffset at)
    {
        var minute = at.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _minute || levers.Stamp != _levers)
        {
            (_minute, _levers) = (minute, levers.Stamp);
            _now.Clear();
        }
        if (_now.TryGetValue(region, out var now)) return now;
        now = levers.OfRegion(region) is null && regions.Find(region) is { } place ? (rules.Hours.IsOpen(place, at), prime.IsPrime(region, place, at)) : default;
        return _now[region] = now;
    }
}
