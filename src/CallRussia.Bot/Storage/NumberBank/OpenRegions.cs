namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Which regions are open, remembered per minute: hours have no seconds, and asking eighty clocks for every hand-out would cost more than
/// the hand-out.
/// </summary>
internal sealed class OpenRegions(NumberRules rules, BankRegions regions, PrimeHours prime)
{
    private readonly Dictionary<int, (bool Open, bool Prime)> _now = [];
    private readonly Dictionary<int, (DateTimeOffset SeenAt, DateTimeOffset? Opening)> _openings = [];
    private long _minute;

    public bool IsOpen(int region, DateTimeOffset at) => Now(region, at).Open;

    public bool IsPrime(int region, DateTimeOffset at) => Now(region, at).Prime;

    public DateTimeOffset? NextOpening(int region, DateTimeOffset at)
    {
        if (_openings.TryGetValue(region, out var known) && at >= known.SeenAt && (known.Opening is null || at < known.Opening)) return known.Opening;
        var opening = regions.Find(region) is { } place ? rules.Hours.NextOpening(place, at) : null;
        _openings[region] = (at, opening);
        return opening;
    }

    private (bool Open, bool Prime) Now(int region, DateTimeOffset at)
    {
        var minute = at.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _minute)
        {
            _minute = minute;
            _now.Clear();
        }
        if (_now.TryGetValue(region, out var now)) return now;
        now = regions.Find(region) is { } place ? (rules.Hours.IsOpen(place, at), prime.IsPrime(region, place, at)) : default;
        return _now[region] = now;
    }
}
